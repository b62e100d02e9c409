package org.wirewatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.testkit.TopicClient;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.DeadLetter;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Reason;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.SourceStatus;
import org.wirewatch.wire.Topic;

/** Ingest on a real broker against web sites on loopback. */
class IngestServiceIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final KafkaSettings kafka = KafkaFixture.shared().settings();
  private final TopicClient topics = new TopicClient(kafka);
  private final TestSite site = new TestSite();
  private final List<AutoCloseable> opened = new ArrayList<>(List.of(site, topics));
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable closeable : opened.reversed()) {
      closeable.close();
    }
  }

  @Test
  void newEntriesBecomeArticlesOnce() {
    List<URI> links = publish(3);
    start();
    addSource("feed", Source.Kind.FEED, "/feed");

    List<Article> first = topics.read(Topic.ARTICLES, Article.class, 3, SOON);

    assertThat(first).extracting(Article::url).containsExactlyInAnyOrderElementsOf(links);
    Article article = first.getFirst();
    assertThat(article.articleId()).isEqualTo(Ids.article(article.url().toString()));
    assertThat(article.title()).startsWith("Pier closes");
    assertThat(article.text()).contains("harbour council voted").doesNotContain("Imprint");
    assertThat(article.publishedAt()).isEqualTo(Instant.parse("2026-11-02T09:00:00Z"));
    assertThat(article.authors()).containsExactly("Ada Quill");
    assertThat(article.outlet()).isEqualTo("Harbour Post");

    publish(4);
    assertThat(topics.read(Topic.ARTICLES, Article.class, 4, SOON)).hasSize(4);
    await().atMost(SOON).until(() -> site.asked("/feed") > 5);
    assertThat(topics.readAll(Topic.ARTICLES, Article.class)).hasSize(4);
    assertThat(links).allSatisfy(link -> assertThat(site.asked(link.getPath())).isEqualTo(1));
  }

  @Test
  void asksConditionallyAndUnderstandsNotModified() {
    site.on(
        "/feed",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"v1\"");
          boolean same = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
          byte[] body = Pages.rss(List.of()).getBytes(StandardCharsets.UTF_8);
          TestSite.send(exchange, same ? 304 : 200, "text/xml", same ? new byte[0] : body);
        });
    start();
    addSource("feed", Source.Kind.FEED, "/feed");

    List<SourceStatus> statuses =
        topics.readUntil(
            Topic.SOURCE_STATUS,
            SourceStatus.class,
            SOON,
            all -> all.stream().anyMatch(s -> s.httpStatus() == 304));

    assertThat(statuses.getLast().etag()).isEqualTo("\"v1\"");
    assertThat(statuses.getLast().state()).isEqualTo(SourceStatus.State.HEALTHY);
  }

  @Test
  void badSourcesFailAloneAndGetBetter() {
    site.on("/broken", "text/xml", "this is no feed at all");
    site.on("/gone", 410);
    publish(1);
    start();
    addSource("broken", Source.Kind.FEED, "/broken");
    addSource("missing", Source.Kind.FEED, "/missing");
    addSource("gone", Source.Kind.FEED, "/gone");
    addSource("feed", Source.Kind.FEED, "/feed");

    topics.read(Topic.ARTICLES, Article.class, 1, SOON);
    SourceStatus broken = status("broken", s -> s.errorStreak() >= 2);
    SourceStatus missing = status("missing", s -> s.errorStreak() >= 2);
    SourceStatus gone = status("gone", s -> true);

    assertThat(broken.cause()).contains("NOT_A_FEED");
    assertThat(missing.cause()).isEqualTo("HTTP 404");
    assertThat(missing.state()).isEqualTo(SourceStatus.State.FAILING);
    assertThat(gone.state()).isEqualTo(SourceStatus.State.GONE);
    assertThat(site.asked("/gone")).isEqualTo(1);

    site.on("/broken", "text/xml", Pages.rss(List.of()));
    assertThat(status("broken", s -> s.errorStreak() == 0).state())
        .isEqualTo(SourceStatus.State.HEALTHY);
  }

  @Test
  void badPagesBecomeDeadLettersWithTheirReason() {
    site.on("/robots.txt", "text/plain", "User-agent: *\nDisallow: /private/\n")
        .on("/huge", TestSite::sendEndless)
        .redirect("/inward", 302, "http://169.254.169.254/latest/")
        .redirect("/loop", 302, "/loop")
        .redirect("/file", 302, "file:///etc/passwd")
        .on("/private/plan", "text/html", Pages.article("Plan", Pages.TEXT))
        .on("/empty", "text/html", "<html><body><nav><a href='/'>Home</a></nav></body></html>")
        .on("/fine", "text/html", Pages.article("Fine", Pages.TEXT));
    List<URI> links =
        Stream.of(
                "/huge",
                "/inward",
                "/loop",
                "/file",
                "/private/plan",
                "/empty",
                "/nowhere",
                "/fine")
            .map(site::url)
            .toList();
    site.on("/feed", "text/xml", Pages.rss(links));
    start();
    addSource("feed", Source.Kind.FEED, "/feed");

    List<ConsumerRecord<String, byte[]>> letters = deadLetters(7);

    assertThat(letters.stream().map(l -> path(l) + " " + reason(l)))
        .containsExactlyInAnyOrder(
            "/huge TOO_LARGE",
            "/inward ADDRESS_REFUSED",
            "/loop FETCH_FAILED",
            "/file ADDRESS_REFUSED",
            "/private/plan ROBOTS_REFUSED",
            "/nowhere FETCH_FAILED",
            "/empty NO_ARTICLE");
    assertThat(site.asked("/loop")).isLessThanOrEqualTo(10);
    assertThat(site.asked("/private/plan")).isZero();
    assertThat(topics.read(Topic.ARTICLES, Article.class, 1, SOON))
        .extracting(a -> a.url().getPath())
        .containsExactly("/fine");
  }

  @Test
  void readsPagesInOtherCharsets() {
    Charset latin = Charset.forName("windows-1252");
    String text = Pages.TEXT.replace("council", "Größenrat");
    site.on(
        "/latin",
        exchange ->
            TestSite.send(
                exchange, 200, "text/html", Pages.article("Über Größe", text).getBytes(latin)));
    site.on("/feed", "text/xml", Pages.rss(List.of(site.url("/latin"))));
    start();
    addSource("feed", Source.Kind.FEED, "/feed");

    Article article = topics.read(Topic.ARTICLES, Article.class, 1, SOON).getFirst();

    assertThat(article.title()).isEqualTo("Über Größe");
    assertThat(article.text()).contains("Größenrat");
  }

  @Test
  void triesTemporaryFailuresAgainAndGivesUpAtLast() {
    site.on("/down", 500);
    site.on(
        "/shaky",
        exchange -> {
          boolean second = site.asked("/shaky") > 1;
          byte[] body = Pages.article("Shaky", Pages.TEXT).getBytes(StandardCharsets.UTF_8);
          TestSite.send(exchange, second ? 200 : 503, "text/html", second ? body : new byte[0]);
        });
    site.on("/feed", "text/xml", Pages.rss(List.of(site.url("/down"), site.url("/shaky"))));
    start();
    addSource("feed", Source.Kind.FEED, "/feed");

    Article article = topics.read(Topic.ARTICLES, Article.class, 1, SOON).getFirst();
    ConsumerRecord<String, byte[]> letter = deadLetters(1).getFirst();

    assertThat(article.title()).isEqualTo("Shaky");
    assertThat(path(letter) + " " + reason(letter)).isEqualTo("/down FETCH_FAILED");
    assertThat(site.asked("/down")).isEqualTo(3);
  }

  @Test
  void poisonRecordsBecomeDeadLettersAndTheRestGoesOn() {
    byte[] poison = "{\"source_id\": 7".getBytes(StandardCharsets.UTF_8);
    topics.sendBytes(Topic.SOURCES, "poison", poison);
    topics.sendBytes(Topic.FETCH_REQUESTS, "poison.example", poison);
    publish(1);
    start();
    addSource("feed", Source.Kind.FEED, "/feed");

    topics.read(Topic.ARTICLES, Article.class, 1, SOON);
    List<ConsumerRecord<String, byte[]>> letters = deadLetters(2);

    assertThat(letters)
        .allSatisfy(
            letter -> {
              assertThat(letter.value()).isEqualTo(poison);
              assertThat(reason(letter)).isEqualTo(Reason.UNREADABLE_RECORD.name());
            });
    assertThat(letters.stream().map(l -> DeadLetter.header(l.headers(), DeadLetter.TOPIC)))
        .containsExactlyInAnyOrder(kafka.name(Topic.SOURCES), kafka.name(Topic.FETCH_REQUESTS));
  }

  @Test
  void restartFetchesNothingTwice() {
    publish(5);
    IngestService service = start();
    addSource("feed", Source.Kind.FEED, "/feed");
    topics.read(Topic.ARTICLES, Article.class, 5, SOON);
    service.close();
    long polls = site.asked("/feed");

    start();
    publish(6);

    await().atMost(SOON).until(() -> site.asked("/feed") > polls + 1);
    topics.read(Topic.ARTICLES, Article.class, 6, SOON);
    assertThat(topics.readAll(Topic.ARTICLES, Article.class)).hasSize(6);
    assertThat(site.asked("/article-0")).isEqualTo(1);
  }

  @Test
  void slowHostDelaysNobodyElse() throws Exception {
    TestSite slow = new TestSite();
    CountDownLatch release = new CountDownLatch(1);
    opened.add(slow);
    List<URI> links = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      slow.on(
          "/slow-" + i,
          exchange -> {
            try {
              assertThat(release.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      links.add(slow.url("/slow-" + i));
    }
    site.on("/fast", "text/html", Pages.article("Fast", Pages.TEXT));
    links.add(site.url("/fast"));
    site.on("/feed", "text/xml", Pages.rss(links));
    start(slow.authority());
    addSource("feed", Source.Kind.FEED, "/feed");

    Article article = topics.read(Topic.ARTICLES, Article.class, 1, SOON).getFirst();

    assertThat(article.title()).isEqualTo("Fast");
    assertThat(slow.asked().stream().filter(p -> p.startsWith("/slow")).count())
        .isLessThanOrEqualTo(2);
    release.countDown();
  }

  @Test
  void removedAndDisabledSourcesAreNotPolled() {
    publish(1);
    site.on("/other", "text/xml", Pages.rss(List.of()));
    start();
    addSource("feed", Source.Kind.FEED, "/feed");
    addSource("other", Source.Kind.FEED, "/other");
    await().atMost(SOON).until(() -> site.asked("/feed") > 1 && site.asked("/other") > 1);

    topics.send(Topic.SOURCES, "feed", null);
    topics.send(Topic.SOURCES, "other", source("other", Source.Kind.FEED, "/other", false));
    site.on("/marker", "text/xml", Pages.rss(List.of()));
    addSource("marker", Source.Kind.FEED, "/marker");

    await().atMost(SOON).until(() -> site.asked("/marker") > 3);
    long feed = site.asked("/feed");
    long other = site.asked("/other");
    long marker = site.asked("/marker");
    await().atMost(SOON).until(() -> site.asked("/marker") > marker + 3);
    assertThat(site.asked("/feed")).isLessThanOrEqualTo(feed + 1);
    assertThat(site.asked("/other")).isLessThanOrEqualTo(other + 1);
  }

  @Test
  void twoInstancesShareTheSourcesAndTakeOver() {
    publish(2);
    IngestService one = start();
    start();
    for (int i = 0; i < 12; i++) {
      site.on("/feed-" + i, "text/xml", Pages.rss(List.of()));
      addSource("s" + i, Source.Kind.FEED, "/feed-" + i);
    }
    addSource("feed", Source.Kind.FEED, "/feed");
    topics.read(Topic.ARTICLES, Article.class, 2, SOON);

    one.close();
    publish(4);

    assertThat(topics.read(Topic.ARTICLES, Article.class, 4, SOON)).hasSize(4);
    assertThat(topics.readAll(Topic.ARTICLES, Article.class)).hasSize(4);
    assertThat(site.asked("/article-0")).isEqualTo(1);
  }

  @Test
  void findsArticlesOnAnIndexPage() {
    StringBuilder index =
        new StringBuilder("<html><body><nav><a href='/sport'>Sport</a></nav><main>");
    for (int i = 0; i < 5; i++) {
      String path = "/2026/11/harbour-pier-closes-again-" + i;
      site.on(path, "text/html", Pages.article("Harbour pier closes again " + i, Pages.TEXT));
      index
          .append("<div class=teaser><h2><a href='")
          .append(path)
          .append("'>Harbour pier closes again, part ")
          .append(i)
          .append("</a></h2><p>More</p></div>");
    }
    site.on("/", "text/html", index.append("</main></body></html>").toString());
    start();
    addSource("page", Source.Kind.PAGE, "/");

    List<Article> articles = topics.read(Topic.ARTICLES, Article.class, 5, SOON);

    assertThat(articles)
        .extracting(a -> a.url().getPath())
        .allMatch(path -> path.startsWith("/2026/11/"));
    assertThat(site.asked("/sport")).isZero();
  }

  private List<URI> publish(int count) {
    List<URI> links = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String path = "/article-" + i;
      site.on(path, "text/html", Pages.article("Pier closes " + i, Pages.TEXT));
      links.add(site.url(path));
    }
    site.on("/feed", "text/xml", Pages.rss(links));
    return links;
  }

  private IngestService start(String... alsoAllowed) {
    List<String> allowed = new ArrayList<>(List.of(alsoAllowed));
    allowed.add(site.authority());
    IngestConfig config = IngestConfig.defaults();
    config =
        config
            .withHttp(config.http().withAllowed(allowed))
            .withPoll(config.poll().withHost(2, Duration.ZERO))
            .withFetch(
                config.fetch().withHost(2, Duration.ZERO).withRetries(3, Duration.ofMillis(200)));
    IngestService service = new IngestService(config, kafka, metrics, InstantSource.system());
    opened.add(service);
    service.start();
    await().atMost(SOON).until(service::ready);
    return service;
  }

  private void addSource(String id, Source.Kind kind, String path) {
    topics.send(Topic.SOURCES, id, source(id, kind, path, true));
  }

  private Source source(String id, Source.Kind kind, String path, boolean enabled) {
    return new Source(
        Source.SCHEMA_VERSION,
        id,
        site.url(path),
        kind,
        "Harbour Post",
        List.of(),
        Duration.ofMillis(300),
        enabled,
        Instant.parse("2026-11-01T00:00:00Z"));
  }

  private SourceStatus status(String id, Predicate<SourceStatus> wanted) {
    return topics
        .readUntil(
            Topic.SOURCE_STATUS,
            SourceStatus.class,
            SOON,
            all ->
                !all.isEmpty() && all.getLast().sourceId().equals(id) && wanted.test(all.getLast()))
        .getLast();
  }

  private List<ConsumerRecord<String, byte[]>> deadLetters(int count) {
    List<ConsumerRecord<String, byte[]>> letters = new ArrayList<>();
    return topics.readRecordsUntil(
        Topic.DEAD_LETTERS,
        SOON,
        letter -> {
          letters.add(letter);
          return letters.size() >= count;
        });
  }

  private static String reason(ConsumerRecord<String, byte[]> letter) {
    return DeadLetter.header(letter.headers(), DeadLetter.REASON);
  }

  private static String path(ConsumerRecord<String, byte[]> letter) {
    String url = new String(letter.value(), StandardCharsets.UTF_8).split("\"url\":\"", -1)[1];
    return URI.create(url.substring(0, url.indexOf('"'))).getPath();
  }
}
