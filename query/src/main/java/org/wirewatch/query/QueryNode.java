package org.wirewatch.query;

import java.util.List;
import java.util.Set;

/**
 * A parsed query. Every node knows its place {@code [start, end)} in the query's text, so that a
 * match can be explained by the clauses that fired.
 */
public sealed interface QueryNode {
  int start();

  int end();

  /** Every part must match. */
  record AllOf(List<QueryNode> parts, int start, int end) implements QueryNode {
    public AllOf {
      parts = List.copyOf(parts);
    }
  }

  /** At least one part must match. */
  record AnyOf(List<QueryNode> parts, int start, int end) implements QueryNode {
    public AnyOf {
      parts = List.copyOf(parts);
    }
  }

  /** The part must not match. */
  record Not(QueryNode part, int start, int end) implements QueryNode {}

  /** A leaf of the query: the smallest thing that fires or does not. */
  sealed interface Clause extends QueryNode {
    /** The clause without its place, to tell whether two clauses ask for the same. */
    Object meaning();

    /** How many words it searches for. */
    default int words() {
      return 1;
    }
  }

  /**
   * Words of the article.
   *
   * @param fields TITLE, TEXT or both; a match lies within one of them
   */
  record TextClause(List<QueryField> fields, WordPattern pattern, int start, int end)
      implements Clause {
    public TextClause {
      fields = List.copyOf(fields);
    }

    @Override
    public Object meaning() {
      return List.of(fields, pattern);
    }

    @Override
    public int words() {
      return pattern.words();
    }
  }

  /**
   * A name: of a mentioned person, organization or place, or of the outlet.
   *
   * @param pattern matched inside one name, in the forms written
   * @param ids lower-case; each matches an entity id as a whole
   */
  record NameClause(QueryField field, WordPattern pattern, Set<String> ids, int start, int end)
      implements Clause {
    public NameClause {
      ids = Set.copyOf(ids);
    }

    @Override
    public Object meaning() {
      return List.of(field, pattern, ids);
    }

    @Override
    public int words() {
      return pattern.words();
    }
  }

  /**
   * A topic that the article was found to be about.
   *
   * @param above whether a score equal to the least one is too low
   * @param leastScore 0 to 1; 0 takes any score
   */
  record TopicClause(String topicId, double leastScore, boolean above, int start, int end)
      implements Clause {
    @Override
    public Object meaning() {
      return List.of(topicId, leastScore, above);
    }

    boolean accepts(double score) {
      return above ? score > leastScore : score >= leastScore;
    }
  }

  /** The article's language, ISO 639-1. */
  record LanguageClause(String language, int start, int end) implements Clause {
    @Override
    public Object meaning() {
      return language;
    }
  }

  /**
   * A number of the article: a sum of money or a counted quantity.
   *
   * @param field MONEY or FIGURE
   * @param key ISO 4217 code of the currency, or empty for any; the counted thing in stems
   * @param least smallest number that matches; negative infinity takes any
   * @param above whether a number equal to the least is too low
   */
  record NumberClause(QueryField field, String key, double least, boolean above, int start, int end)
      implements Clause {
    @Override
    public Object meaning() {
      return List.of(field, key, least, above);
    }

    boolean accepts(double number) {
      return above ? number > least : number >= least;
    }
  }

  /**
   * One sentence of the text, or the title, satisfies a combination of words.
   *
   * @param inner of text clauses without a field
   */
  record Sentence(QueryNode inner, int start, int end) implements Clause {
    @Override
    public Object meaning() {
      return List.of("sentence", meaningOf(inner));
    }

    @Override
    public int words() {
      return wordsOf(inner);
    }

    private static Object meaningOf(QueryNode node) {
      return switch (node) {
        case AllOf all -> List.of("all", all.parts().stream().map(Sentence::meaningOf).toList());
        case AnyOf any -> List.of("any", any.parts().stream().map(Sentence::meaningOf).toList());
        case Not not -> List.of("not", meaningOf(not.part()));
        case Clause clause -> clause.meaning();
      };
    }

    private static int wordsOf(QueryNode node) {
      return switch (node) {
        case AllOf all -> all.parts().stream().mapToInt(Sentence::wordsOf).sum();
        case AnyOf any -> any.parts().stream().mapToInt(Sentence::wordsOf).sum();
        case Not not -> wordsOf(not.part());
        case Clause clause -> clause.words();
      };
    }
  }

  /**
   * The weights of the patterns that occur add up to a threshold; each counts once, however often
   * it occurs.
   *
   * @param threshold above 0
   * @param patterns all different
   */
  record Weighted(int threshold, List<Weight> patterns, int start, int end) implements Clause {
    public Weighted {
      patterns = List.copyOf(patterns);
    }

    @Override
    public Object meaning() {
      return List.of(
          "weighted",
          threshold,
          patterns.stream().map(one -> List.of(one.clause().meaning(), one.weight())).toList());
    }

    /** Twice its words: the archive asks for each pattern and then for its weight. */
    @Override
    public int words() {
      return 2 * patterns.stream().mapToInt(one -> one.clause().words()).sum();
    }
  }

  /** A pattern that counts for or, below 0, against. */
  record Weight(TextClause clause, int weight) {}
}
