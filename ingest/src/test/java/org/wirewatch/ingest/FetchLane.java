package org.wirewatch.ingest;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.wirewatch.ingest.fetch.FetchConfig;
import org.wirewatch.ingest.fetch.Urls;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.testkit.TopicClient;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.FetchRequest;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Topic;

/** A site, a real broker and ingest between them, driven by fetch requests. */
final class FetchLane implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(30);
  static final Instant DISCOVERED = Instant.parse("2026-11-02T09:05:00Z");

  final KafkaSettings kafka = KafkaFixture.shared().settings();
  final TopicClient topics = new TopicClient(kafka);
  final TestSite site = new TestSite();
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final List<IngestService> services = new ArrayList<>();

  /**
   * Starts ingest.
   *
   * @param raw where pages are kept; null for nowhere
   */
  IngestService start(Path raw, UnaryOperator<FetchConfig> fetch) {
    IngestConfig config = IngestConfig.defaults();
    config =
        config
            .withHttp(config.http().withAllowed(List.of(site.authority())))
            .withRaw(config.raw().in(raw))
            .withFetch(
                fetch.apply(
                    config
                        .fetch()
                        .withHost(2, Duration.ZERO)
                        .withRetries(3, Duration.ofMillis(200))));
    IngestService service = new IngestService(config, kafka, metrics, InstantSource.system());
    services.add(service);
    service.start();
    await().atMost(SOON).until(service::ready);
    return service;
  }

  /** Publishes a page under a path. */
  void publish(String path, String title, String text) {
    site.on(path, "text/html", Pages.article(title, text));
  }

  /** Asks ingest to fetch a page of the site. */
  void request(String path) {
    request(path, "feed");
  }

  void request(String path, String sourceId) {
    FetchRequest request =
        new FetchRequest(
            FetchRequest.SCHEMA_VERSION,
            site.url(path),
            sourceId,
            "Harbour Post",
            DISCOVERED,
            null,
            "The eastern pier closes.",
            null,
            List.of(),
            List.of(),
            1,
            null);
    topics.send(Topic.FETCH_REQUESTS, Urls.host(request.url()), request);
  }

  /** Asks ingest to extract an article's kept page again, as if another extractor had made it. */
  void reextract(Article article, String file) {
    FetchRequest request =
        new FetchRequest(
            FetchRequest.SCHEMA_VERSION,
            article.url(),
            article.sourceId(),
            article.outlet(),
            article.firstSeenAt(),
            null,
            null,
            null,
            List.of(),
            List.of(),
            1,
            null,
            new FetchRequest.Kept(
                file,
                article.provenance().warcOffset(),
                article.articleId(),
                article.revision(),
                "another"));
    topics.send(Topic.FETCH_REQUESTS, Urls.host(request.url()), request);
  }

  /** Fetches so far with a result. */
  double fetches(String result) {
    var counter = metrics.find("wirewatch.ingest.fetches").tag("result", result).counter();
    return counter == null ? 0 : counter.count();
  }

  List<Article> articles(int count) {
    return topics.read(Topic.ARTICLES, Article.class, count, SOON);
  }

  List<Article> articles(Predicate<List<Article>> enough) {
    return topics.readUntil(Topic.ARTICLES, Article.class, SOON, enough);
  }

  List<ConsumerRecord<String, byte[]>> deadLetters(int count) {
    List<ConsumerRecord<String, byte[]>> letters = new ArrayList<>();
    return topics.readRecordsUntil(
        Topic.DEAD_LETTERS,
        SOON,
        letter -> {
          letters.add(letter);
          return letters.size() >= count;
        });
  }

  @Override
  public void close() {
    services.forEach(IngestService::close);
    topics.close();
    site.close();
  }
}
