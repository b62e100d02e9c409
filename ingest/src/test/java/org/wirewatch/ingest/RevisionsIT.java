package org.wirewatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.PageStatus;
import org.wirewatch.wire.Topic;

/** Fetched pages are looked at again; what changed becomes a revision. */
class RevisionsIT {
  private final FetchLane lane = new FetchLane();
  private final AtomicReference<String> text = new AtomicReference<>(Pages.TEXT);

  @AfterEach
  void close() {
    lane.close();
  }

  @Test
  void aChangedPageBecomesARevisionWithItsChanges() {
    // Given
    serve("/news");
    lane.start(null, c -> c.withRevisits(every(500)));
    lane.request("/news");
    Article first = lane.articles(1).getFirst();

    // When
    text.set(Pages.TEXT.replace("two years", "three years"));
    Article second = lane.articles(2).getLast();

    // Then
    assertThat(second.articleId()).isEqualTo(first.articleId());
    assertThat(second.revision()).isEqualTo(2);
    assertThat(second.firstSeenAt()).isEqualTo(first.firstSeenAt());
    assertThat(first.changes()).isEmpty();
    assertThat(second.changes())
        .allSatisfy(
            change -> {
              assertThat(change.before()).isEqualTo("two");
              assertThat(change.after()).isEqualTo("three");
              assertThat(second.text().substring(change.start(), change.end())).isEqualTo("three");
            })
        .hasSize(2);

    text.set(Pages.TEXT.replace("two years", "four years"));
    assertThat(lane.articles(3).getLast().revision()).isEqualTo(3);
  }

  @Test
  void asksConditionallyAndStopsAtTheEndOrWhenThePageIsGone() {
    serve("/stays");
    serve("/goes");
    lane.start(null, c -> c.withRevisits(millis(400), millis(900)));
    lane.request("/goes");
    lane.articles(1);
    lane.site.on("/goes", 410);
    lane.request("/stays");

    PageStatus gone = status("/goes", PageStatus.State.GONE);
    PageStatus done = status("/stays", PageStatus.State.DONE);

    assertThat(done.text()).isNull();
    assertThat(gone.nextAt()).isAfter(gone.fetchedAt().plus(Duration.ofHours(1)));
    assertThat(lane.site.asked("/stays")).isBetween(2L, 3L);
    var lastLook = lane.site.headers().get(lane.site.asked().lastIndexOf("/stays"));
    assertThat(lastLook.getFirst("If-None-Match")).isEqualTo(etag());
    assertThat(lane.topics.readAll(Topic.ARTICLES, Article.class)).hasSize(2);
    assertThat(lane.topics.readAll(Topic.DEAD_LETTERS, Object.class)).isEmpty();
  }

  @Test
  void aPageListedTwiceIsFetchedOnce() {
    serve("/news");
    serve("/other");
    lane.start(null, c -> c);

    lane.request("/news", "feed-a");
    lane.request("/news?utm_source=rss", "feed-b");
    lane.request("/other");

    lane.articles(2);
    await().atMost(FetchLane.SOON).until(() -> lane.fetches("known") == 1);
    assertThat(lane.site.asked().stream().filter(path -> path.startsWith("/news"))).hasSize(1);
    assertThat(lane.topics.readAll(Topic.ARTICLES, Article.class)).hasSize(2);
  }

  @Test
  void aRestartGoesOnWithTheSchedule() {
    // Given
    serve("/news");
    IngestService one = lane.start(null, c -> c.withRevisits(every(1_500)));
    lane.request("/news");
    lane.articles(1);
    one.close();

    // When
    text.set(Pages.TEXT.replace("two years", "three years"));
    lane.start(null, c -> c.withRevisits(every(1_500)));

    // Then
    Article revision = lane.articles(2).getLast();
    assertThat(revision.revision()).isEqualTo(2);
    assertThat(revision.changes()).isNotEmpty();
  }

  @Test
  void withoutIntervalsNothingIsRemembered() {
    serve("/news");
    lane.start(null, c -> c.withRevisits());
    lane.request("/news");
    lane.request("/news");

    assertThat(lane.articles(2)).extracting(Article::revision).containsOnly(1);
    assertThat(lane.topics.readAll(Topic.PAGE_STATUS, PageStatus.class)).isEmpty();
  }

  private PageStatus status(String path, PageStatus.State state) {
    return lane
        .topics
        .readUntil(
            Topic.PAGE_STATUS,
            PageStatus.class,
            FetchLane.SOON,
            all -> all.stream().anyMatch(one -> is(one, path, state)))
        .stream()
        .filter(one -> is(one, path, state))
        .findFirst()
        .orElseThrow();
  }

  private static boolean is(PageStatus one, String path, PageStatus.State state) {
    return one.url().getPath().equals(path) && one.state() == state;
  }

  private String etag() {
    return "\"" + text.get().hashCode() + "\"";
  }

  /** A page that answers 304 to whoever has it. */
  private void serve(String path) {
    for (String address : List.of(path, path + "?utm_source=rss")) {
      lane.site.on(
          address,
          exchange -> {
            exchange.getResponseHeaders().set("ETag", etag());
            boolean same = etag().equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            byte[] body =
                Pages.article("Pier closes " + path, text.get()).getBytes(StandardCharsets.UTF_8);
            TestSite.send(exchange, same ? 304 : 200, "text/html", same ? new byte[0] : body);
          });
    }
  }

  private static Duration[] every(long millis) {
    return LongStream.range(1, 60).mapToObj(i -> millis(i * millis)).toArray(Duration[]::new);
  }

  private static Duration millis(long count) {
    return Duration.ofMillis(count);
  }
}
