package org.wirewatch.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.wirewatch.query.QueryNode.AllOf;
import org.wirewatch.query.QueryNode.AnyOf;
import org.wirewatch.query.QueryNode.Clause;
import org.wirewatch.query.QueryNode.LanguageClause;
import org.wirewatch.query.QueryNode.NameClause;
import org.wirewatch.query.QueryNode.Not;
import org.wirewatch.query.QueryNode.NumberClause;
import org.wirewatch.query.QueryNode.Sentence;
import org.wirewatch.query.QueryNode.TextClause;
import org.wirewatch.query.QueryNode.TopicClause;
import org.wirewatch.query.QueryNode.Weight;
import org.wirewatch.query.QueryNode.Weighted;

/**
 * The terms of which an article must have at least one to match a query: the rarest such set. A
 * part that all articles must satisfy gives its rarest term, alternatives give one of each. Every
 * query that {@link Soundness} lets pass has anchors, since no article without any of its terms
 * matches it.
 *
 * <p>An anchor may have a guard: a second term that the article has, too, whenever the part of the
 * query that the anchor stands for holds. So an article that matches has at least one anchor
 * together with its guard, and a query none of whose anchors passes its guard need not be run.
 *
 * @param guards by anchor what guards it, empty for nothing; terms as in a {@link TermDictionary}
 * @param share sum of the shares of articles that have the anchors
 */
record Anchors(Map<String, Optional<Guard>> guards, double share) {
  /**
   * A term that must be there with an anchor.
   *
   * @param step 1 right behind the anchor, -1 right before it, as in a phrase; 0 anywhere
   */
  record Guard(String term, int step) {}

  /**
   * Chooses the anchors of a query.
   *
   * @param share of articles that have a term
   */
  static Anchors of(NewsQuery query, ToDoubleFunction<String> share) {
    return new Choice(share).of(query.root(), true);
  }

  /** Chooses for a node that must hold, or for one that must not; null when there are none. */
  private record Choice(ToDoubleFunction<String> share) {
    Anchors of(QueryNode node, boolean holds) {
      return switch (node) {
        case AllOf all -> holds ? rarest(all.parts(), true) : together(all.parts(), false);
        case AnyOf any -> holds ? together(any.parts(), true) : rarest(any.parts(), false);
        case Not not -> of(not.part(), !holds);
        case Clause clause -> holds ? of(clause) : null;
      };
    }

    private Anchors of(Clause clause) {
      return switch (clause) {
        case TextClause text -> pattern(text.fields().getFirst(), text.pattern());
        case NameClause name -> {
          List<Anchors> either = new ArrayList<>();
          either.add(pattern(name.field(), name.pattern()));
          name.ids().forEach(id -> either.add(one(QueryTerms.value(name.field(), id))));
          yield union(either);
        }
        case TopicClause topic -> one(QueryTerms.value(QueryField.TOPIC, topic.topicId()));
        case LanguageClause language -> one(QueryTerms.value(QueryField.LANG, language.language()));
        case NumberClause number -> one(QueryTerms.value(number.field(), number.key()));
        case Sentence sentence -> of(sentence.inner(), true);
        case Weighted weighted -> weighted(weighted);
      };
    }

    /** The rarest word, guarded by the next. */
    private Anchors pattern(QueryField field, WordPattern pattern) {
      List<String> terms = QueryTerms.of(field, pattern);
      List<String> ascending =
          terms.stream().distinct().sorted(Comparator.comparingDouble(share)).toList();
      Anchors rarest = one(ascending.getFirst());
      if (ascending.size() == 1) {
        return rarest;
      }
      String next = ascending.get(1);
      int distance = terms.indexOf(next) - terms.indexOf(ascending.getFirst());
      boolean adjoining = pattern instanceof WordPattern.Phrase && Math.abs(distance) == 1;
      return guarded(rarest, new Guard(next, adjoining ? distance : 0));
    }

    /** Without the most frequent patterns, as long as these alone stay below the threshold. */
    private Anchors weighted(Weighted weighted) {
      record Counted(Anchors anchors, int weight) {}
      List<Counted> counted = new ArrayList<>();
      for (Weight one : weighted.patterns()) {
        if (one.weight() > 0) {
          counted.add(new Counted(of(one.clause()), one.weight()));
        }
      }
      counted.sort(Comparator.comparingDouble(one -> -one.anchors().share()));
      int left = weighted.threshold();
      int skipped = 0;
      while (counted.get(skipped).weight() < left) {
        left -= counted.get(skipped++).weight();
      }
      return union(
          counted.subList(skipped, counted.size()).stream().map(Counted::anchors).toList());
    }

    /** The rarest part, guarded by the others. */
    private Anchors rarest(List<QueryNode> parts, boolean hold) {
      List<Anchors> each =
          parts.stream()
              .map(part -> of(part, hold))
              .filter(Objects::nonNull)
              .sorted(Comparator.comparingDouble(Anchors::share))
              .toList();
      if (each.isEmpty()) {
        return null;
      }
      Anchors rarest = each.getFirst();
      for (Anchors other : each.subList(1, each.size())) {
        // of alternatives, no single one is in all articles that match
        if (other.guards().size() == 1) {
          var only = other.guards().entrySet().iterator().next();
          rarest = guarded(rarest, new Guard(only.getKey(), 0));
          if (only.getValue().isPresent()) {
            rarest = guarded(rarest, new Guard(only.getValue().get().term(), 0));
          }
        }
      }
      return rarest;
    }

    private Anchors together(List<QueryNode> parts, boolean hold) {
      List<Anchors> each = new ArrayList<>();
      for (QueryNode part : parts) {
        Anchors anchors = of(part, hold);
        if (anchors == null) {
          return null;
        }
        each.add(anchors);
      }
      return union(each);
    }

    private Anchors union(List<Anchors> each) {
      Map<String, Optional<Guard>> guards = new LinkedHashMap<>();
      for (Anchors anchors : each) {
        // an anchor of two alternatives need not have the guard of either
        anchors
            .guards()
            .forEach(
                (anchor, guard) ->
                    guards.merge(anchor, guard, (a, b) -> a.equals(b) ? a : Optional.empty()));
      }
      return new Anchors(guards, guards.keySet().stream().mapToDouble(share).sum());
    }

    /** With a term that must be there, too, as the guard where it is rarer than that of before. */
    private Anchors guarded(Anchors anchors, Guard guard) {
      Map<String, Optional<Guard>> guards = new LinkedHashMap<>();
      anchors
          .guards()
          .forEach((anchor, before) -> guards.put(anchor, rarer(anchor, before, guard)));
      return new Anchors(guards, anchors.share());
    }

    private Optional<Guard> rarer(String anchor, Optional<Guard> before, Guard guard) {
      double rare = share.applyAsDouble(guard.term());
      boolean rarer = before.isEmpty() || rare < share.applyAsDouble(before.get().term());
      return rarer && !guard.term().equals(anchor) ? Optional.of(guard) : before;
    }

    private Anchors one(String term) {
      return new Anchors(Map.of(term, Optional.empty()), share.applyAsDouble(term));
    }
  }
}
