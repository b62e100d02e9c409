package org.wirewatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.ingest.raw.KeptPage;
import org.wirewatch.ingest.raw.RawConfig;
import org.wirewatch.ingest.raw.RawStore;
import org.wirewatch.ingest.raw.WarcPages;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.DeadLetter;
import org.wirewatch.wire.FetchRequest;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Topic;

/** Fetched pages are kept, and what came of them names the place. */
class RawKeptIT {
  @TempDir Path folder;
  private final FetchLane lane = new FetchLane();

  @AfterEach
  void close() {
    lane.close();
  }

  @Test
  void articlesAndDeadLettersNameTheirPage() throws IOException {
    // Given
    lane.publish("/news", "Pier closes", Pages.TEXT);
    lane.site.on("/empty", "text/html", "<nav><a href='/'>Home</a></nav>");
    lane.site.on("/missing", 404);
    lane.site.on(
        "/private",
        "text/html",
        Pages.article("Secret", Pages.TEXT)
            .replace("<head>", "<head><meta name=robots content='index, noarchive'>"));
    lane.site.on(
        "/header",
        exchange -> {
          exchange.getResponseHeaders().add("X-Robots-Tag", "otherbot: noindex");
          exchange.getResponseHeaders().add("X-Robots-Tag", "wirewatch: noarchive");
          byte[] body = Pages.article("Header", Pages.TEXT).getBytes(StandardCharsets.UTF_8);
          TestSite.send(exchange, 200, "text/html", body);
        });
    lane.start(folder, UnaryOperator.identity());

    // When
    List.of("/news", "/empty", "/missing", "/private", "/header").forEach(lane::request);
    List<Article> articles = lane.articles(3);
    var letters = lane.deadLetters(2);

    // Then
    Article news = byPath(articles, "/news");
    KeptPage page = read(news.provenance().warcFile(), news.provenance().warcOffset());
    assertThat(page.url()).isEqualTo(news.url());
    assertThat(page.place().recordId()).isEqualTo(news.provenance().warcRecordId());
    assertThat(new String(page.body(), StandardCharsets.UTF_8)).contains("Pier closes");
    assertThat(Json.read(page.context(), FetchRequest.class).discoveredAt())
        .isEqualTo(FetchLane.DISCOVERED);
    for (String path : List.of("/private", "/header")) {
      assertThat(byPath(articles, path).provenance().warcFile()).isNull();
    }
    assertThat(letters.stream().map(l -> DeadLetter.header(l.headers(), DeadLetter.RAW)))
        .filteredOn(raw -> raw != null)
        .singleElement()
        .asString()
        .matches("wirewatch-.*warc\\.gz@\\d+ urn:uuid:.*");
    assertThat(keptPaths()).containsExactlyInAnyOrder("/news", "/empty");
  }

  @Test
  void keptPagesAreExtractedAgainOnceHoweverOftenOneAsks() {
    // Given
    lane.publish("/news", "Pier closes", Pages.TEXT);
    IngestService before = lane.start(folder, config -> config.withRevisits());
    lane.request("/news");
    Article first = lane.articles(1).getFirst();
    before.close();
    lane.start(folder, UnaryOperator.identity());

    // When
    lane.reextract(first, first.provenance().warcFile());
    lane.reextract(first, first.provenance().warcFile());
    lane.reextract(first, "elsewhere.warc.gz");
    lane.deadLetters(1);
    await().atMost(FetchLane.SOON).until(() -> lane.fetches("kept_same") == 1);

    // Then
    List<Article> articles = lane.topics.readAll(Topic.ARTICLES, Article.class);
    assertThat(articles).extracting(Article::revision).containsExactly(1, 2);
    Article second = articles.getLast();
    assertThat(second.articleId()).isEqualTo(first.articleId());
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.firstSeenAt()).isEqualTo(first.firstSeenAt());
    assertThat(second.provenance()).isEqualTo(first.provenance());
    assertThat(lane.site.asked("/news")).isEqualTo(1);
  }

  private List<String> keptPaths() throws IOException {
    List<String> paths = new ArrayList<>();
    try (WarcPages pages = WarcPages.of(folder)) {
      while (pages.hasNext()) {
        paths.add(((WarcPages.Kept) pages.next()).page().url().getPath());
      }
    }
    return paths;
  }

  private KeptPage read(String file, long offset) throws IOException {
    RawConfig config = RawConfig.defaults().in(folder);
    try (RawStore store = RawStore.open(config, null, "test", InstantSource.system())) {
      return store.read(file, offset);
    }
  }

  private static Article byPath(List<Article> articles, String path) {
    return articles.stream().filter(a -> a.url().getPath().equals(path)).findFirst().orElseThrow();
  }
}
