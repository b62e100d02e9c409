package org.wirewatch.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A fixed list of queries, each to be answered on every article: each word of the article is looked
 * up once, whatever the number of queries. Agrees with {@link QueryMatcher#share}. Immutable and
 * thread-safe.
 */
public final class QuerySet {
  private final TermDictionary dictionary = new TermDictionary();

  /** Null where there is no query. */
  private final List<byte[]> programs = new ArrayList<>();

  /**
   * Prepares the queries.
   *
   * @param queries in an order of the caller; null where there is none
   */
  public QuerySet(List<NewsQuery> queries) {
    for (NewsQuery query : queries) {
      programs.add(query == null ? null : QueryProgram.compile(query, Set.of(), dictionary));
    }
  }

  /** For each query the share of its parts that hold, 1 when it matches; 0 where there is none. */
  public double[] shares(QueryMatcher article) {
    Evaluation evaluation = article.evaluation(dictionary);
    double[] shares = new double[programs.size()];
    for (int i = 0; i < shares.length; i++) {
      byte[] program = programs.get(i);
      shares[i] = program == null ? 0 : evaluation.share(program);
    }
    return shares;
  }
}
