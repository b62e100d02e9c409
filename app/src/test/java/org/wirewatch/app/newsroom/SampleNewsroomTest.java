package org.wirewatch.app.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Source;

class SampleNewsroomTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @AfterAll
  static void closeClient() {
    CLIENT.close();
  }

  @Test
  void hidesAnArticleUntilItIsPublished() throws Exception {
    try (var newsroom =
        SampleNewsroom.start(0, null, InstantSource.fixed(START), Pace.stepwise())) {
      // Given
      URI first = newsroom.publishNext().orElseThrow();
      URI laterElsewhere = URI.create(newsroom.origin() + "/work/tech-letter-who-has-spoken");

      // When
      var published = get(first);
      var unpublished = get(laterElsewhere);

      // Then
      assertThat(published.statusCode()).isEqualTo(200);
      assertThat(published.body()).contains("Immigration agents detain 84");
      assertThat(unpublished.statusCode()).isEqualTo(404);
    }
  }

  @Test
  void answersNotModifiedUntilTheFeedChanges() throws Exception {
    try (var newsroom = SampleNewsroom.start(0, null, InstantSource.system(), Pace.stepwise())) {
      // Given
      newsroom.publishNext();
      URI feed = source(newsroom, "The Harbor Ledger").url();
      var first = get(feed);
      String etag = first.headers().firstValue("ETag").orElseThrow();
      String modified = first.headers().firstValue("Last-Modified").orElseThrow();

      // When
      var byEtag = get(feed, "If-None-Match", etag);
      var byDate = get(feed, "If-Modified-Since", modified);
      newsroom.publishAll();
      var changed = get(feed, "If-None-Match", etag);

      // Then
      assertThat(byEtag.statusCode()).isEqualTo(304);
      assertThat(byEtag.body()).isEmpty();
      assertThat(byDate.statusCode()).isEqualTo(304);
      assertThat(changed.statusCode()).isEqualTo(200);
      assertThat(changed.headers().firstValue("ETag")).isNotEmpty().isNotEqualTo(etag);
    }
  }

  @Test
  void compressesForThoseWhoAskForIt() throws Exception {
    try (var newsroom = SampleNewsroom.start(0, null, InstantSource.system(), Pace.allAtOnce())) {
      // When
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(newsroom.origin() + "/"))
              .header("Accept-Encoding", "gzip")
              .build();
      var answer = CLIENT.send(request, BodyHandlers.ofByteArray());

      // Then
      assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
      try (var plain = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
        assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8))
            .contains("The Harbor Ledger");
      }
    }
  }

  @Test
  void refusesToBeWrittenTo() throws Exception {
    try (var newsroom = SampleNewsroom.start(0, null, InstantSource.system(), Pace.stepwise())) {
      // When
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(newsroom.origin() + "/"))
              .POST(HttpRequest.BodyPublishers.ofString("x"))
              .build();
      var answer = CLIENT.send(request, BodyHandlers.ofString());

      // Then
      assertThat(answer.statusCode()).isEqualTo(405);
    }
  }

  @Test
  void publishesInTheOrderOfTheClock() throws Exception {
    // Given
    AtomicReference<Instant> now = new AtomicReference<>(START);
    try (var newsroom = SampleNewsroom.start(0, null, now::get, Pace.over(Duration.ofMinutes(4)))) {
      assertThat(log(newsroom)).isEmpty();

      // When
      now.set(START.plus(Duration.ofMinutes(2)));
      await().until(() -> !log(newsroom).isEmpty());
      List<JsonNode> half = log(newsroom);
      now.set(START.plus(Duration.ofMinutes(4)));
      await().until(newsroom::finished);

      // Then
      assertThat(half).hasSizeLessThan(log(newsroom).size());
      assertThat(half)
          .allSatisfy(
              line ->
                  assertThat(Instant.parse(line.get("published_at").asText()))
                      .isBeforeOrEqualTo(START.minus(Duration.ofHours(60))));
      assertThat(log(newsroom))
          .extracting(line -> Instant.parse(line.get("live_at").asText()))
          .isSorted();
      assertThat(log(newsroom)).startsWith(half.toArray(new JsonNode[0]));
    }
  }

  @Test
  void goesOnAfterARestartWithTheSameAddressesAndArticles(@TempDir Path folder) throws Exception {
    // Given
    List<Source> sources;
    List<JsonNode> log;
    URI article;
    try (var newsroom =
        SampleNewsroom.start(0, folder, InstantSource.fixed(START), Pace.stepwise())) {
      newsroom.publishNext();
      newsroom.publishNext();
      article = newsroom.publishNext().orElseThrow();
      sources = newsroom.sources();
      log = log(newsroom);
    }

    // When
    Instant later = START.plus(Duration.ofHours(1));
    try (var newsroom =
        SampleNewsroom.start(0, folder, InstantSource.fixed(later), Pace.stepwise())) {

      // Then
      assertThat(newsroom.sources()).isEqualTo(sources);
      assertThat(log(newsroom)).isEqualTo(log);
      assertThat(get(article).statusCode()).isEqualTo(200);
      assertThat(newsroom.publishNext()).isPresent().get().isNotEqualTo(article);
    }
  }

  private static Source source(SampleNewsroom newsroom, String outlet) {
    return newsroom.sources().stream()
        .filter(source -> source.outlet().equals(outlet))
        .findAny()
        .orElseThrow();
  }

  private static List<JsonNode> log(SampleNewsroom newsroom)
      throws IOException, InterruptedException {
    JsonNode lines = Json.mapper().readTree(get(newsroom.logUrl()).body());
    List<JsonNode> list = new ArrayList<>();
    lines.forEach(list::add);
    return list;
  }

  private static HttpResponse<String> get(URI uri, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }
}
