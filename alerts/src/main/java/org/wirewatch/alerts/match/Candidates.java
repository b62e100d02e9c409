package org.wirewatch.alerts.match;

import java.util.Map;
import org.apache.lucene.monitor.CandidateMatcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * Takes every query that the monitor would run, without running it: verifying the parsed query on
 * the article's tokens is several times faster than a Lucene search of one document.
 */
final class Candidates extends CandidateMatcher<QueryMatch> {
  Candidates(IndexSearcher searcher) {
    super(searcher);
  }

  @Override
  public void matchQuery(String queryId, Query query, Map<String, String> metadata) {
    addMatch(new QueryMatch(queryId), 0);
  }

  @Override
  public QueryMatch resolve(QueryMatch first, QueryMatch second) {
    return first;
  }
}
