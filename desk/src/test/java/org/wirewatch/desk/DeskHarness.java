package org.wirewatch.desk;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.awaitility.Awaitility;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.testkit.TopicClient;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.KnownEntity;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.TopicDefinition;
import org.wirewatch.wire.TopicOverlay;
import org.wirewatch.wire.discovery.Candidate;
import org.wirewatch.wire.discovery.Discovered;

/** A desk on a real broker with a client for its pages and its API. */
final class DeskHarness implements AutoCloseable {
  /** Small, and beside it what ships with Wirewatch is not needed. */
  static final KnowledgeBase KNOWLEDGE =
      KnowledgeBase.of(
          List.of(
              new KnownEntity(
                  1,
                  "orla-venn",
                  EntityType.PERSON,
                  "Orla Venn",
                  "executive",
                  "IE",
                  List.of("O. Venn"),
                  "Q7",
                  "head of Lumenary",
                  List.of(new KnownEntity.Role("chief executive", "Lumenary", "2020-03", null)),
                  List.of("pumps"),
                  null,
                  null)));

  static final List<TopicDefinition> TOPICS =
      List.of(
          new TopicDefinition(
              "ferries", "Ferries", "Ferries and their crews.", "ferr*", List.of(), List.of()),
          new TopicDefinition("pumps", "Pumps", "Pumps and polders.", null, null, null));

  final KafkaSettings kafka;
  final TopicClient topics;
  final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private DeskService desk;

  DeskHarness(KafkaSettings kafka, DeskConfig config) {
    this.kafka = kafka;
    this.topics = new TopicClient(kafka);
    start(config);
  }

  void start(DeskConfig config) {
    desk =
        new DeskService(
            config.withPort(0),
            kafka,
            new SimpleMeterRegistry(),
            DeskHarness::find,
            KNOWLEDGE,
            new TopicOverlay(TopicOverlay.Origin.BUNDLED, TOPICS),
            new WordScoring(),
            InstantSource.system());
    desk.start();
    Awaitility.await("desk ready").atMost(Duration.ofSeconds(30)).until(desk::ready);
  }

  /** Stands for ingest: one feed behind every address of ledger.example, nothing elsewhere. */
  private static Discovered find(String address) {
    if (!address.contains("ledger.example")) {
      return new Discovered(address, null, "host does not resolve", List.of(), 1);
    }
    URI feed = URI.create("https://ledger.example/feed.xml");
    Candidate.Entry entry =
        new Candidate.Entry(
            "Mayor <b>resigns</b>",
            URI.create("https://ledger.example/mayor"),
            Instant.parse("2026-11-23T09:00:00Z"));
    Candidate candidate =
        new Candidate(
            feed,
            Source.Kind.FEED,
            Candidate.Found.LINKED,
            null,
            "Tidewater Ledger - all",
            "Tidewater Ledger",
            "RSS 2.0",
            "en",
            20,
            entry.publishedAt(),
            12.5,
            true,
            false,
            null,
            List.of(entry),
            List.of());
    return new Discovered(
        address, URI.create("https://ledger.example/"), null, List.of(candidate), 3);
  }

  DeskService desk() {
    return desk;
  }

  /** A subscription as it is on its topic now. */
  Subscription stored(String id) {
    return topics.readAll(Topic.SUBSCRIPTIONS, Subscription.class).stream()
        .filter(one -> one.subscriptionId().equals(id))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + desk.port() + path);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
  }

  HttpResponse<String> get(String path) {
    return send(request(path));
  }

  HttpResponse<String> json(String method, String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> form(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    desk.close();
    topics.close();
    http.close();
  }
}
