package org.wirewatch.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wirewatch.query.QueryNode.AllOf;
import org.wirewatch.query.QueryNode.AnyOf;
import org.wirewatch.query.QueryNode.Clause;
import org.wirewatch.query.QueryNode.LanguageClause;
import org.wirewatch.query.QueryNode.Not;
import org.wirewatch.query.QueryNode.NumberClause;
import org.wirewatch.query.QueryNode.Sentence;
import org.wirewatch.query.QueryNode.TextClause;
import org.wirewatch.query.QueryNode.Weighted;

/** Refuses queries that would match everything, nothing, or cost too much; warns of broad ones. */
final class Soundness {
  /** Distinct clauses up to which every combination is tried: 2^12 evaluations. */
  private static final int TRIED_CLAUSES_MAX = 12;

  /** Stems of words that most English news articles have. */
  private static final Set<String> COMMON = commonStems();

  private final Map<Object, Integer> numbers = new LinkedHashMap<>();
  private final List<Clause> clauses = new ArrayList<>();

  private Soundness() {}

  static void check(QueryNode root, List<NewsQuery.Warning> warnings) throws QueryException {
    Soundness soundness = new Soundness();
    soundness.collect(root);
    soundness.limit(root);
    soundness.refuseEverything(root);
    soundness.refuseNothing(root);
    for (Clause clause : soundness.clauses) {
      if (clause instanceof Sentence sentence) {
        Soundness inner = new Soundness();
        inner.collect(sentence.inner());
        inner.refuseEverything(sentence.inner());
        inner.refuseNothing(sentence.inner());
      }
    }
    soundness.warnOfBroad(root, warnings);
    soundness.warnOfFigures(warnings);
  }

  private void collect(QueryNode node) {
    switch (node) {
      case AllOf all -> all.parts().forEach(this::collect);
      case AnyOf any -> any.parts().forEach(this::collect);
      case Not not -> collect(not.part());
      case Clause clause -> {
        clauses.add(clause);
        numbers.putIfAbsent(clause.meaning(), numbers.size());
      }
    }
  }

  private void limit(QueryNode root) throws QueryException {
    int words = 0;
    for (Clause clause : clauses) {
      words += clause.words();
      if (words > NewsQuery.WORDS_MAX) {
        throw new QueryException(
            "The query has more than " + NewsQuery.WORDS_MAX + " words.",
            clause.start(),
            root.end(),
            "split it into several subscriptions");
      }
    }
  }

  private void refuseEverything(QueryNode root) throws QueryException {
    if (holds(root, 0)) {
      QueryNode culprit = widest(root);
      throw new QueryException(
          "This matches every article that lacks something.",
          culprit.start(),
          culprit.end(),
          "say what the article must have: word AND NOT other");
    }
  }

  private void refuseNothing(QueryNode root) throws QueryException {
    if (numbers.size() > TRIED_CLAUSES_MAX) {
      return;
    }
    for (int truths = (1 << numbers.size()) - 1; truths > 0; truths--) {
      if (holds(root, truths)) {
        return;
      }
    }
    throw new QueryException(
        "No article can match this: it asks for a thing and its opposite.",
        root.start(),
        root.end(),
        null);
  }

  /** Whether the query holds when the clauses whose bits are set fire and the others do not. */
  private boolean holds(QueryNode node, int truths) {
    return switch (node) {
      case AllOf all -> all.parts().stream().allMatch(part -> holds(part, truths));
      case AnyOf any -> any.parts().stream().anyMatch(part -> holds(part, truths));
      case Not not -> !holds(not.part(), truths);
      case Clause clause -> (truths >> Math.min(numbers.get(clause.meaning()), 31) & 1) == 1;
    };
  }

  /** The smallest part that alone makes the query match articles with none of its words. */
  private QueryNode widest(QueryNode node) {
    if (node instanceof AnyOf any) {
      for (QueryNode part : any.parts()) {
        if (holds(part, 0)) {
          return widest(part);
        }
      }
    }
    return node;
  }

  private void warnOfBroad(QueryNode root, List<NewsQuery.Warning> warnings) {
    for (Clause clause : clauses) {
      if (broad(clause) && enough(root, clause)) {
        warnings.add(
            new NewsQuery.Warning(
                "This alone is enough to match, and nearly every article has it.",
                clause.start(),
                clause.end(),
                "add a rarer word with AND"));
      }
    }
  }

  private void warnOfFigures(List<NewsQuery.Warning> warnings) {
    for (Clause clause : clauses) {
      if (clause instanceof NumberClause number && number.field() == QueryField.FIGURE) {
        warnings.add(
            new NewsQuery.Warning(
                "Articles carry no figures yet, so this does not match for now.",
                clause.start(),
                clause.end(),
                "search for the words: \"1000 signatures\""));
      }
    }
  }

  private boolean enough(QueryNode root, Clause clause) {
    int number = numbers.get(clause.meaning());
    return number < 31 && holds(root, 1 << number);
  }

  private static boolean broad(Clause clause) {
    return switch (clause) {
      case LanguageClause language -> true;
      case TextClause text -> text.pattern() instanceof WordPattern.Word word && common(word);
      case Weighted weighted ->
          weighted.patterns().stream()
              .anyMatch(one -> one.weight() >= weighted.threshold() && broad(one.clause()));
      default -> false;
    };
  }

  private static boolean common(WordPattern.Word word) {
    String term = word.term();
    return COMMON.contains(term.charAt(0) == NewsAnalyzer.FORM ? term.substring(1) : term);
  }

  private static Set<String> commonStems() {
    String words =
        "the a an and or of to in on for is it was be with that this as at by from has have had are"
            + " were will not but he she they we you i his her its their said says new who which"
            + " there been would can more about after one year people time news";
    Set<String> stems = new HashSet<>();
    NewsAnalyzer.SHARED.tokens(words).forEach(word -> stems.add(word.stem()));
    return stems;
  }
}
