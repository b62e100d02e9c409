package org.wirewatch.wire;

import java.util.List;

/**
 * Why an article matched a query.
 *
 * @param spans exactly what matched, in the order of the article, title first
 * @param why one sentence for people, naming the clauses that fired
 */
public record Match(String subscriptionId, List<Span> spans, String why) {
  public Match {
    Checks.present(subscriptionId, "subscriptionId");
    spans = Checks.copy(spans);
  }
}
