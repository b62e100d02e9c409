package org.wirewatch.query;

import java.util.List;
import org.wirewatch.wire.Span;

/**
 * Why an article matches a query.
 *
 * @param spans what matched, each once, title before text before other fields, in order
 * @param fired the clauses that made the query hold, in the order of the query
 * @param why one sentence for people
 */
public record QueryMatch(List<Span> spans, List<Fired> fired, String why) {
  public QueryMatch {
    spans = List.copyOf(spans);
    fired = List.copyOf(fired);
  }

  /**
   * A clause that holds.
   *
   * @param clause as written in the query, at {@code [start, end)}
   * @param spans what it matched
   */
  public record Fired(String clause, int start, int end, List<Span> spans) {
    public Fired {
      spans = List.copyOf(spans);
    }
  }
}
