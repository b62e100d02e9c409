package org.wirewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.testkit.Articles.anArticle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.wirewatch.query.StoredQueries.Matched;
import org.wirewatch.query.StoredQueries.Suspended;
import org.wirewatch.wire.EnrichedArticle;

class StoredQueriesTest {
  private static final EnrichedArticle RAIDS =
      anArticle().withTitle("Raids").withText("Workers ask about raids and a letter.").enriched();

  private final List<Suspended> suspended = new ArrayList<>();

  @Test
  void suspendsASlowQueryOnceAndMatchesTheOthers() throws QueryException {
    StoredQueries queries = new StoredQueries(suspended::add, 4);
    queries.put("slow", NewsQuery.parse("raids worker letter ask about"));
    queries.put("quick", NewsQuery.parse("raids"));

    assertThat(ids(queries)).containsExactly("quick");
    assertThat(ids(queries)).containsExactly("quick");
    assertThat(suspended)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.id()).isEqualTo("slow");
              assertThat(one.articleId()).isEqualTo(RAIDS.articleId());
              assertThat(one.cause()).hasMessageContaining("more than 4 places");
            });

    queries.put("slow", NewsQuery.parse("letter"));
    assertThat(ids(queries)).containsExactlyInAnyOrder("quick", "slow");
  }

  @Test
  void forgetsAllOfWhatWasReplacedOrRemoved() throws QueryException {
    StoredQueries queries = new StoredQueries(suspended::add);
    for (int i = 0; i < 1_000; i++) {
      queries.put("q" + i % 10, NewsQuery.parse("word" + i + " OR wor" + i + "* OR person:p" + i));
    }
    queries.put("q3", NewsQuery.parse("raids -hockey"));
    for (int i = 0; i < 10; i++) {
      if (i != 3) {
        queries.remove("q" + i);
      }
    }

    assertThat(queries.size()).isEqualTo(1);
    assertThat(ids(queries)).containsExactly("q3");
  }

  /**
   * The query changes from one thread; readers see the old or the new one, never something else.
   */
  @Test
  void matchesConsistentlyWhileQueriesChange() throws Exception {
    StoredQueries queries = new StoredQueries(suspended::add);
    queries.put("fixed", NewsQuery.parse("raids AND NOT hockey"));
    AtomicBoolean done = new AtomicBoolean();
    Callable<Integer> reader =
        () -> {
          int runs = 0;
          while (!done.get() || runs == 0) {
            assertThat(ids(queries)).contains("fixed").doesNotContain("never");
            runs++;
          }
          return runs;
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<Integer>> readers = List.of(threads.submit(reader), threads.submit(reader));
      Random random = new Random(3);
      for (int i = 0; i < 3_000; i++) {
        int n = random.nextInt(50);
        queries.put("never", NewsQuery.parse("letter AND NOT (raids OR term" + n + ")"));
        queries.put("other" + n, NewsQuery.parse("term" + i + " OR \"raids letter\"~" + n));
      }
      done.set(true);
      for (Future<Integer> one : readers) {
        assertThat(one.get()).isPositive();
      }
    }
    assertThat(suspended).isEmpty();
  }

  private static List<String> ids(StoredQueries queries) {
    return queries.match(RAIDS).stream().map(Matched::id).toList();
  }
}
