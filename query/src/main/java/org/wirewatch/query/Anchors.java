package org.wirewatch.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
 * @param terms as in a {@link TermDictionary}
 * @param share sum of the shares of articles that have them
 */
record Anchors(Set<String> terms, double share) {
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

    private Anchors pattern(QueryField field, WordPattern pattern) {
      return QueryTerms.of(field, pattern).stream()
          .map(this::one)
          .min(Comparator.comparingDouble(Anchors::share))
          .orElseThrow();
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

    private Anchors rarest(List<QueryNode> parts, boolean hold) {
      Anchors rarest = null;
      for (QueryNode part : parts) {
        Anchors anchors = of(part, hold);
        if (anchors != null && (rarest == null || anchors.share() < rarest.share())) {
          rarest = anchors;
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
      Set<String> terms = new LinkedHashSet<>();
      each.forEach(anchors -> terms.addAll(anchors.terms()));
      return new Anchors(terms, terms.stream().mapToDouble(share).sum());
    }

    private Anchors one(String term) {
      return new Anchors(Set.of(term), share.applyAsDouble(term));
    }
  }
}
