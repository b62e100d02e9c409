package org.wirewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.junit.jupiter.api.Test;
import org.wirewatch.query.StoredQueries.Matched;
import org.wirewatch.wire.EnrichedArticle;

/**
 * Stored queries find what lucene-monitor finds, on queries of every operator. The nightly form is
 * {@code -Dwirewatch.match.pairs=1000000}; {@code -Dwirewatch.match.seed} repeats a run.
 */
class StoredQueriesOracleTest {
  private static final int PAIRS = Integer.getInteger("wirewatch.match.pairs", 20_000);
  private static final long SEED = Long.getLong("wirewatch.match.seed", 20_260_301);
  private static final int QUERIES = 100;
  private static final int ARTICLES = 50;

  private final Random random = new Random(SEED);
  private final RandomQueries generated = new RandomQueries(random);

  @Test
  void findWhatLuceneMonitorFinds() throws IOException {
    int matches = 0;
    for (int pairs = 0; pairs < PAIRS; pairs += QUERIES * ARTICLES) {
      matches += round();
    }
    System.out.println(PAIRS + " pairs, " + matches + " matches, seed " + SEED);
    assertThat(matches).isGreaterThan(PAIRS / 20);
  }

  private int round() throws IOException {
    StoredQueries stored =
        new StoredQueries(
            suspended -> {
              throw suspended.cause();
            });
    int matches = 0;
    try (Monitor monitor =
        new Monitor(
            ArticleDocument.analyzer(),
            new TermFilteredPresearcher(),
            new MonitorConfiguration())) {
      List<NewsQuery> queries = new ArrayList<>();
      List<MonitorQuery> registered = new ArrayList<>();
      while (queries.size() < QUERIES) {
        NewsQuery query = query();
        String id = "q" + queries.size();
        registered.add(new MonitorQuery(id, query.lucene()));
        // what was stored under the id before must leave no trace
        stored.put(id, query());
        if (random.nextBoolean()) {
          stored.remove(id);
        }
        stored.put(id, query);
        queries.add(query);
      }
      monitor.register(registered);
      for (int i = 0; i < ARTICLES; i++) {
        EnrichedArticle article = generated.article();
        Set<String> found = new TreeSet<>();
        for (Matched matched : stored.match(article)) {
          found.add(matched.id());
          int number = Integer.parseInt(matched.id().substring(1));
          assertThat(QueryMatcher.match(queries.get(number), article)).contains(matched.match());
        }
        assertThat(found)
            .as("%s / %s: %s", article.title(), article.text(), queries)
            .isEqualTo(monitored(monitor, article));
        matches += found.size();
      }
    }
    return matches;
  }

  private NewsQuery query() {
    while (true) {
      try {
        return NewsQuery.parse(generated.query(3));
      } catch (QueryException refused) {
        // some are
      }
    }
  }

  private static Set<String> monitored(Monitor monitor, EnrichedArticle article)
      throws IOException {
    MatchingQueries<QueryMatch> matching =
        monitor.match(ArticleDocument.of(article), QueryMatch.SIMPLE_MATCHER);
    assertThat(matching.getErrors()).isEmpty();
    Set<String> ids = new TreeSet<>();
    matching.getMatches().forEach(match -> ids.add(match.getQueryId()));
    return ids;
  }
}
