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
}
