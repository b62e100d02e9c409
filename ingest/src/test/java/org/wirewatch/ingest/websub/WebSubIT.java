package org.wirewatch.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wirewatch.ingest.IngestConfig;
import org.wirewatch.ingest.IngestService;
import org.wirewatch.ingest.Pages;
import org.wirewatch.ingest.TestSite;
import org.wirewatch.ingest.poll.PollConfig;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.testkit.TopicClient;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.SourceStatus;
import org.wirewatch.wire.SourceStatus.WebSub.Phase;
import org.wirewatch.wire.Topic;

/** Ingest on a real broker, a publisher and a hub on loopback. */
class WebSubIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration NEVER = Duration.ofHours(1);

  private final KafkaSettings kafka = KafkaFixture.shared().settings();
  private final TopicClient topics = new TopicClient(kafka);
  private final TestSite site = new TestSite();
  private final TestHub hub = new TestHub();
  private final List<AutoCloseable> opened = new ArrayList<>(List.of(site, hub, topics));

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable closeable : opened.reversed()) {
      closeable.close();
    }
  }

  @Test
  void whatTheHubSendsIsAnArticleAtOnce() throws IOException {
    publish(1);
    start(NEVER);
    addSource();
    SourceStatus subscribed = status(s -> isIn(s, Phase.VERIFIED));
    assertThat(subscribed.webSub().leaseUntil())
        .isBetween(Instant.now().plusSeconds(86_000), Instant.now().plusSeconds(86_500));

    publish(2);
    assertThat(hub.distribute(Pages.rss(List.of(site.url("/article-1"))))).isEqualTo(202);
    Instant sent = Instant.now();
    List<Article> articles = topics.read(Topic.ARTICLES, Article.class, 2, SOON);

    assertThat(articles)
        .extracting(article -> article.url().getPath())
        .containsExactlyInAnyOrder("/article-0", "/article-1");
    assertThat(Duration.between(sent, Instant.now())).isLessThan(Duration.ofSeconds(5));
    assertThat(site.asked("/feed")).isEqualTo(1);
    assertThat(status(s -> s.webSub().lastPushAt() != null).seen()).hasSize(2);

    // the same again, and whole: nothing new
    assertThat(hub.distribute(Pages.rss(List.of(site.url("/article-0"), site.url("/article-1")))))
        .isEqualTo(202);
    publish(3);
    hub.distribute(Pages.rss(List.of(site.url("/article-2"))));
    topics.read(Topic.ARTICLES, Article.class, 3, SOON);
    assertThat(topics.readAll(Topic.ARTICLES, Article.class)).hasSize(3);
  }

  @Test
  void forgedCallsAreRefused() throws IOException {
    publish(1);
    start(NEVER);
    addSource();
    status(s -> isIn(s, Phase.VERIFIED));
    String callback = hub.verified().keySet().iterator().next();
    Map<String, String> subscription = hub.verified().get(callback);
    String body = Pages.rss(List.of(site.url("/forged")));

    assertThat(hub.deliver(callback, body, null)).isEqualTo(403);
    assertThat(hub.deliver(callback, body, "sha256=" + "00".repeat(32))).isEqualTo(403);
    assertThat(hub.deliver(callback, body + " ", "sha256=" + TestHub.sign(subscription, body)))
        .isEqualTo(403);
    assertThat(hub.deliver(callback, body, "md5=" + TestHub.sign(subscription, body)))
        .isEqualTo(403);
    assertThat(hub.deliver(callback + "x", body, null)).isEqualTo(404);
    String elsewhere = callback.replaceFirst("/websub/[^/]+/", "/websub/another/");
    String signature = "sha256=" + TestHub.sign(subscription, body);
    assertThat(hub.deliver(elsewhere, body, signature)).isEqualTo(404);
    URI otherTopic =
        URI.create(
            callback + "?hub.mode=subscribe&hub.topic=https://evil.example/&hub.challenge=x");
    assertThat(hub.send(HttpRequest.newBuilder(otherTopic)).statusCode()).isEqualTo(404);

    publish(2);
    hub.distribute(Pages.rss(List.of(site.url("/article-1"))));
    topics.read(Topic.ARTICLES, Article.class, 2, SOON);
    assertThat(site.asked("/forged")).isZero();
  }

  @Test
  void leasesAreRenewedAndPollingGoesOnWhenTheHubIsGone() throws IOException {
    hub.lease(3);
    publish(1);
    start(Duration.ofMillis(500));
    addSource();
    status(s -> isIn(s, Phase.VERIFIED));

    await().atMost(SOON).until(() -> hub.requests().size() >= 2);
    SourceStatus renewed = status(s -> isIn(s, Phase.VERIFIED));
    assertThat(renewed.webSub().failures()).isZero();

    hub.disappear();
    SourceStatus failed = status(s -> isIn(s, Phase.FAILED));
    assertThat(failed.webSub().cause()).isEqualTo("the hub answered HTTP 500");
    assertThat(failed.webSub().leaseUntil()).isNull();
    publish(2);
    assertThat(topics.read(Topic.ARTICLES, Article.class, 2, SOON)).hasSize(2);
    assertThat(failed.state()).isEqualTo(SourceStatus.State.HEALTHY);
  }

  @Test
  void aDenialIsRememberedWithItsCause() throws IOException {
    hub.refuse("not-for-you");
    publish(1);
    start(NEVER);
    addSource();

    SourceStatus denied = status(s -> isIn(s, Phase.DENIED));

    assertThat(denied.webSub().cause()).isEqualTo("not-for-you");
    assertThat(hub.requests()).hasSize(1);
  }

  @Test
  void aRemovedSourceIsUnsubscribed() throws IOException {
    publish(1);
    start(NEVER);
    addSource();
    status(s -> isIn(s, Phase.VERIFIED));
    await().atMost(SOON).until(() -> hub.verified().size() == 1);

    topics.send(Topic.SOURCES, "feed", null);

    await().atMost(SOON).until(() -> hub.verified().isEmpty());
    assertThat(hub.requests().getLast()).containsEntry("hub.mode", "unsubscribe");
  }

  private static boolean isIn(SourceStatus status, Phase phase) {
    return status.webSub() != null && status.webSub().phase() == phase;
  }

  private void publish(int count) {
    List<URI> links = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String path = "/article-" + i;
      site.on(path, "text/html", Pages.article("Pier closes " + i, Pages.TEXT));
      links.add(site.url(path));
    }
    site.on(
        "/feed",
        exchange -> {
          exchange.getResponseHeaders().add("Link", "<" + hub.url() + ">; rel=\"hub\"");
          exchange.getResponseHeaders().add("Link", "<" + site.url("/feed") + ">; rel=self");
          byte[] body = Pages.rss(links).getBytes(StandardCharsets.UTF_8);
          TestSite.send(exchange, 200, "text/xml", body);
        });
  }

  private void start(Duration interval) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    IngestConfig config = IngestConfig.defaults();
    PollConfig poll = config.poll().withIntervals(interval, interval, interval);
    URI callback = URI.create("http://127.0.0.1:" + port);
    WebSubConfig webSub =
        new WebSubConfig(callback, "127.0.0.1", port, "a secret of the test", Duration.ofDays(1));
    config =
        config
            .withHttp(config.http().withAllowed(List.of(site.authority(), hub.authority())))
            .withPoll(poll.withHost(2, Duration.ZERO))
            .withFetch(config.fetch().withHost(2, Duration.ZERO))
            .withWebSub(webSub);
    IngestService service =
        new IngestService(config, kafka, new SimpleMeterRegistry(), InstantSource.system());
    opened.add(service);
    service.start();
    await().atMost(SOON).until(service::ready);
  }

  private void addSource() {
    topics.send(
        Topic.SOURCES,
        "feed",
        new Source(
            Source.SCHEMA_VERSION,
            "feed",
            site.url("/feed"),
            Source.Kind.FEED,
            "Harbour Post",
            List.of(),
            null,
            true,
            Instant.parse("2026-11-01T00:00:00Z")));
  }

  private SourceStatus status(Predicate<SourceStatus> wanted) {
    return topics
        .readUntil(
            Topic.SOURCE_STATUS,
            SourceStatus.class,
            SOON,
            all -> !all.isEmpty() && wanted.test(all.getLast()))
        .getLast();
  }
}
