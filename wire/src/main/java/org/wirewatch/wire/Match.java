package org.wirewatch.wire;

import java.util.List;

/**
 * Why an article matched a query.
 *
 * @param spans exactly what matched, in the order of the article, title first
 * @param why one sentence for people, naming the clauses that fired
 * @param clauses the parts of the query that fired, in its order
 */
public record Match(String subscriptionId, List<Span> spans, String why, List<Clause> clauses) {
  public Match {
    Checks.present(subscriptionId, "subscriptionId");
    spans = Checks.copy(spans);
    clauses = Checks.copy(clauses);
  }

  /** One of which only the spans are known. */
  public Match(String subscriptionId, List<Span> spans, String why) {
    this(subscriptionId, spans, why, List.of());
  }

  /**
   * A part of the query that fired.
   *
   * @param text as written in the query
   * @param start offset in the query
   * @param end offset after its last character
   * @param spans what it matched, bounded
   */
  public record Clause(String text, int start, int end, List<Span> spans) {
    public Clause {
      Checks.range(start, end);
      spans = Checks.copy(spans);
    }
  }
}
