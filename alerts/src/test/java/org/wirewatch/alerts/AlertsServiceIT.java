package org.wirewatch.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wirewatch.testkit.Articles.anArticle;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.alerts.deliver.DeliveryConfig;
import org.wirewatch.alerts.deliver.Receiving;
import org.wirewatch.alerts.deliver.Receiving.Hook;
import org.wirewatch.alerts.deliver.RetryPolicy;
import org.wirewatch.alerts.deliver.SmtpConfig;
import org.wirewatch.testkit.Articles;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.testkit.TopicClient;
import org.wirewatch.wire.AlertPolicy;
import org.wirewatch.wire.AlertPolicy.QuietHours;
import org.wirewatch.wire.DeadLetter;
import org.wirewatch.wire.Delivery;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Mute;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Reason;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Topic;

/** The whole service on a real broker, a real mail server and a real webhook receiver. */
class AlertsServiceIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path folder;
  private final KafkaSettings kafka = KafkaFixture.shared().settings();
  private final TopicClient topics = new TopicClient(kafka);
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private Receiving receiving;
  private AlertsService service;
  private InstantSource clock = InstantSource.system();
  private volatile Instant now;
  private RetryPolicy retry = retry(Duration.ofMillis(200), Duration.ofMinutes(10));

  @BeforeEach
  void open() throws IOException {
    receiving = Receiving.start();
    mail.start();
  }

  @AfterEach
  void close() {
    if (service != null) {
      service.close();
    }
    receiving.close();
    mail.stop();
    topics.close();
  }

  @Test
  void deliversOnceAStoryByWebhookAndMail() {
    subscribe(
        TestSubscriptions.of(
            "letters",
            "\"open letter\" AND raids",
            TestSubscriptions.webhook("hook", receiving.url("/hook")),
            TestSubscriptions.mail("me", "me@mail.example")));
    subscribe(TestSubscriptions.of("hockey", "hockey"));
    start();

    publish(letter().inStory("one"));
    publish(letter().inStory("one"));
    publish(anArticle().withTitle("A cold front named Ice").inStory("two"));
    publish(letter().inStory("three"));

    await().atMost(SOON).until(() -> receiving.hooks().size() == 2 && mails() == 2);
    assertThat(receiving.hooks())
        .allSatisfy(hook -> assertThat(hook.signedWith(TestSubscriptions.SECRET)).isTrue());
    List<Delivery> deliveries = topics.read(Topic.DELIVERIES, Delivery.class, 4, SOON);
    assertThat(deliveries).extracting(Delivery::outcome).containsOnly(Delivery.Outcome.DELIVERED);
    // a last story, after which nothing older can still be on its way
    publish(letter().inStory("four"));
    await().atMost(SOON).until(() -> receiving.hooks().size() == 3 && mails() == 3);
  }

  @Test
  void matchesNothingBeforeItKnowsAllSubscriptionsAndFollowsChanges() {
    publish(letter().inStory("early"));
    for (int i = 0; i < 200; i++) {
      subscribe(TestSubscriptions.of("other" + i, "word" + i + " AND nothing"));
    }
    subscribe(TestSubscriptions.of("desk", "raids"));
    start();

    assertThat(topics.read(Topic.NOTIFICATIONS, Notification.class, 1, SOON))
        .extracting(Notification::storyId)
        .containsExactly("early");
    subscribe(TestSubscriptions.of("desk", "hockey"));
    awaitLive("desk", "hockey", "raids");
  }

  @Test
  void reportsABadQueryOnceAndMatchesTheOthers() {
    subscribe(TestSubscriptions.of("good", "raids"));
    subscribe(TestSubscriptions.of("bad", "organisation:x"));
    topics.sendBytes(Topic.SUBSCRIPTIONS, "unreadable", "no json".getBytes(UTF_8));
    topics.sendBytes(Topic.ENRICHED_ARTICLES, "poison", new byte[] {(byte) 0xff, 0, 1});
    topics.sendBytes(Topic.NOTIFICATIONS, "poison", new byte[] {(byte) 0xff, 0, 1});
    start();
    publish(letter().inStory("one"));
    topics.read(Topic.DELIVERIES, Delivery.class, 1, SOON);

    service.close();
    start();
    publish(letter().inStory("two"));
    topics.read(Topic.DELIVERIES, Delivery.class, 2, SOON);

    List<String> reasons = new ArrayList<>();
    topics.readRecordsUntil(
        Topic.DEAD_LETTERS,
        SOON,
        letter -> {
          reasons.add(DeadLetter.header(letter.headers(), DeadLetter.REASON));
          return reasons.size() == 4;
        });
    assertThat(reasons)
        .containsExactlyInAnyOrder(
            Reason.BAD_QUERY.name(),
            Reason.UNREADABLE_RECORD.name(),
            Reason.UNREADABLE_RECORD.name(),
            Reason.UNREADABLE_RECORD.name());
    // the second start has read the bad ones again, long before its notification was delivered
    topics.sendBytes(Topic.DEAD_LETTERS, "end", new byte[0]);
    assertThat(
            topics.readRecordsUntil(Topic.DEAD_LETTERS, SOON, record -> "end".equals(record.key())))
        .hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void triesAgainUntilTheMailServerIsBack() {
    int port = mail.getSmtp().getPort();
    mail.stop();
    subscribe(
        TestSubscriptions.of(
            "letters",
            "raids",
            TestSubscriptions.mail("me", "me@mail.example"),
            TestSubscriptions.webhook("hook", receiving.url("/hook"))));
    start(port);
    publish(letter().inStory("one"));
    topics.readUntil(
        Topic.DELIVERIES,
        Delivery.class,
        SOON,
        all -> all.stream().filter(d -> d.outcome() == Delivery.Outcome.RETRY).count() >= 2);
    assertThat(receiving.hooks()).hasSize(1);

    GreenMail again = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
    again.start();
    try {
      await().atMost(SOON).until(() -> again.getReceivedMessages().length == 1);
      topics.readUntil(
          Topic.DELIVERIES,
          Delivery.class,
          SOON,
          all -> all.stream().filter(d -> d.outcome() == Delivery.Outcome.DELIVERED).count() == 2);
      assertThat(again.getReceivedMessages()).hasSize(1);
    } finally {
      again.stop();
    }
  }

  @Test
  void keepsAttemptsAndDueTimesOverARestart() {
    retry = retry(Duration.ofSeconds(1), Duration.ofMinutes(10));
    receiving.answer(Receiving.status(503, "Retry-After", "3"));
    subscribe(
        TestSubscriptions.of(
            "letters", "raids", TestSubscriptions.webhook("hook", receiving.url("/hook"))));
    start();
    publish(letter().inStory("one"));
    Delivery failed = topics.read(Topic.DELIVERIES, Delivery.class, 1, SOON).getFirst();
    assertThat(Duration.between(failed.at(), failed.nextAttemptAt()))
        .isGreaterThan(Duration.ofMillis(2_800));
    service.close();
    receiving.answer(Receiving.status(204));

    start();

    List<Delivery> all =
        topics.readUntil(
            Topic.DELIVERIES,
            Delivery.class,
            SOON,
            seen -> seen.getLast().outcome() == Delivery.Outcome.DELIVERED);
    Delivery delivered = all.getLast();
    assertThat(delivered.attempt()).isEqualTo(failed.attempt() + 1);
    assertThat(delivered.at()).isAfterOrEqualTo(failed.nextAttemptAt());
    assertThat(receiving.hooks()).extracting(Hook::id).containsOnly(failed.notificationId());
    assertThat(receiving.hooks())
        .extracting(Hook::body)
        .hasSize(2)
        .containsOnly(receiving.hooks().getFirst().body());
  }

  @Test
  void deliversWhatQuietHoursHeldBackAfterARestartWithoutItsDisk() {
    now = Instant.parse("2026-03-28T23:30:00Z");
    clock = () -> now;
    QuietHours nights = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), null);
    subscribe(
        TestSubscriptions.with(
            TestSubscriptions.of(
                "letters", "raids", TestSubscriptions.webhook("hook", receiving.url("/hook"))),
            new AlertPolicy(null, 0, null, null, nights, "Europe/Berlin", null),
            new Mute(Mute.Target.OUTLET, "Loud Times", now.plus(Duration.ofDays(1)), null)));
    start();
    topics.send(Topic.ENRICHED_ARTICLES, "one", letter().inStory("held").enriched());
    topics.send(
        Topic.ENRICHED_ARTICLES,
        "one",
        letter().withOutlet("Loud Times").inStory("muted").enriched());
    // comes after the held one, and is shown on the desk at once
    topics.read(Topic.NOTIFICATIONS, Notification.class, 1, SOON);
    service.close();
    assertThat(receiving.hooks()).isEmpty();

    now = Instant.parse("2026-03-29T05:00:00Z");
    folder = folder.resolve("another");
    start();

    await().atMost(SOON).until(() -> receiving.hooks().size() == 1);
    assertThat(receiving.hooks().getFirst().body()).contains("held");
  }

  @Test
  void stopsAtGoneAndGivesUpAtTheDeadline() {
    retry = retry(Duration.ofMillis(100), Duration.ofSeconds(2));
    receiving.answer(
        exchange ->
            Receiving.status(exchange.getRequestURI().getPath().equals("/gone") ? 410 : 500)
                .to(exchange));
    subscribe(
        TestSubscriptions.of(
            "letters",
            "raids",
            TestSubscriptions.webhook("gone", receiving.url("/gone")),
            TestSubscriptions.webhook("broken", receiving.url("/broken"))));
    start();
    publish(letter().inStory("one"));
    publish(letter().inStory("two"));

    List<Delivery> all =
        topics.readUntil(
            Topic.DELIVERIES,
            Delivery.class,
            SOON,
            seen -> seen.stream().filter(d -> d.outcome() == Delivery.Outcome.DEAD).count() == 4);

    assertThat(receiving.hooks().stream().filter(hook -> hook.path().equals("/gone"))).hasSize(1);
    assertThat(all.stream().filter(d -> d.outcome() == Delivery.Outcome.RETRY)).isNotEmpty();
    List<String> reasons = new ArrayList<>();
    topics.readRecordsUntil(
        Topic.DEAD_LETTERS,
        SOON,
        letter -> {
          reasons.add(DeadLetter.header(letter.headers(), DeadLetter.REASON));
          return reasons.size() == 4;
        });
    assertThat(reasons).containsOnly(Reason.DELIVERY_FAILED.name());
  }

  @Test
  void tellsTheOtherReceiversOnceADayThatOneFails() throws Exception {
    retry = retry(Duration.ofMillis(100), Duration.ofSeconds(2));
    receiving.answer(Receiving.status(500));
    subscribe(
        TestSubscriptions.of(
            "letters",
            "raids",
            TestSubscriptions.webhook("broken", receiving.url("/secret-path")),
            TestSubscriptions.mail("me", "me@mail.example")));
    start();
    publish(letter().inStory("one"));
    publish(letter().inStory("two"));
    topics.readUntil(
        Topic.DELIVERIES,
        Delivery.class,
        SOON,
        seen -> seen.stream().filter(d -> d.outcome() == Delivery.Outcome.DEAD).count() == 2);

    await().atMost(SOON).until(() -> mails() == 3);
    assertThat(topics.readAll(Topic.NOTIFICATIONS, Notification.class))
        .filteredOn(notification -> notification.kind() == Notification.Kind.NOTICE)
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.receiver().receiverId()).isEqualTo("me");
              assertThat(notice.news())
                  .contains("webhook (127.0.0.1)", "status 500")
                  .doesNotContain("secret-path");
            });
    assertThat(mail.getReceivedMessages()[2].getSubject())
        .isEqualTo("[Watch letters] Alerts do not reach webhook (127.0.0.1)");
  }

  @Test
  void keepsAwayFromAHostThatIsDownUntilItIsBack() throws IOException {
    int port = receiving.port();
    receiving.close();
    List<Subscription.Receiver> receivers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      receivers.add(TestSubscriptions.webhook("hook" + i, receiving.url("/hook" + i)));
    }
    subscribe(TestSubscriptions.of("s", "raids", receivers.toArray(Subscription.Receiver[]::new)));
    start();
    publish(letter().inStory("one"));
    await().atMost(SOON).until(() -> openCircuits() == 1);

    receiving = Receiving.start(port);

    await().atMost(SOON).until(() -> receiving.hooks().size() == 12);
    assertThat(receiving.hooks()).extracting(Hook::path).doesNotHaveDuplicates();
    await().atMost(SOON).until(() -> openCircuits() == 0);
  }

  @Test
  void aSilentReceiverDelaysNobodyElse() {
    CountDownLatch release = new CountDownLatch(1);
    receiving.answer(
        exchange -> {
          if (exchange.getRequestURI().getPath().startsWith("/silent")) {
            try {
              release.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
          Receiving.status(204).to(exchange);
        });
    List<Subscription.Receiver> receivers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      receivers.add(TestSubscriptions.webhook("silent" + i, receiving.url("/silent" + i)));
      receivers.add(TestSubscriptions.webhook("quick" + i, receiving.url("/quick" + i)));
    }
    subscribe(TestSubscriptions.of("s", "raids", receivers.toArray(Subscription.Receiver[]::new)));
    start();

    for (int i = 0; i < 5; i++) {
      publish(letter().inStory("story" + i));
    }

    await()
        .atMost(SOON)
        .until(
            () ->
                receiving.hooks().stream().filter(h -> h.path().startsWith("/quick")).count()
                    == 100);
    assertThat(receiving.hooks().stream().filter(hook -> hook.path().startsWith("/silent")))
        .hasSize(20);
    release.countDown();
    await().atMost(SOON).until(() -> receiving.hooks().size() == 200);
  }

  @Test
  void losesNothingWhenStoppedInTheMiddle() {
    AtomicInteger requests = new AtomicInteger();
    Map<String, Integer> acknowledged = new HashMap<>();
    receiving.answer(
        exchange -> {
          boolean fails = requests.incrementAndGet() % 10 == 0;
          if (!fails) {
            synchronized (acknowledged) {
              acknowledged.merge(
                  exchange.getRequestHeaders().getFirst("webhook-id"), 1, Integer::sum);
            }
          }
          Receiving.status(fails ? 500 : 204).to(exchange);
        });
    int stories = 150;
    List<Subscription.Receiver> receivers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      receivers.add(TestSubscriptions.webhook("hook" + i, receiving.url("/hook" + i)));
    }
    subscribe(TestSubscriptions.of("s", "raids", receivers.toArray(Subscription.Receiver[]::new)));
    start();
    for (int i = 0; i < stories; i++) {
      publish(letter().inStory("story" + i));
      if (i % 50 == 49) {
        int until = requests.get() + 20;
        await().atMost(SOON).until(() -> requests.get() >= until);
        service.close();
        start();
      }
    }

    await().atMost(SOON).until(() -> count(acknowledged) == stories * 4);
    Set<String> notified = new HashSet<>();
    topics
        .read(Topic.NOTIFICATIONS, Notification.class, stories * 4, SOON)
        .forEach(notification -> notified.add(notification.notificationId()));
    assertThat(acknowledged.keySet()).isEqualTo(notified);
    assertThat(acknowledged.values()).as("a clean stop doubles nothing").containsOnly(1);
  }

  @Test
  void isQuickFromArticleToReceiver() {
    subscribe(
        TestSubscriptions.of(
            "letters", "raids", TestSubscriptions.webhook("hook", receiving.url("/hook"))));
    start();
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int before = receiving.hooks().size();
      long sent = System.nanoTime();
      publish(letter().inStory("story" + i));
      await()
          .pollInterval(Duration.ofMillis(2))
          .pollDelay(Duration.ZERO)
          .atMost(SOON)
          .until(() -> receiving.hooks().size() > before);
      millis.add((receiving.hooks().getLast().atNanos() - sent) / 1_000_000);
    }
    List<Long> warm = millis.subList(20, millis.size()).stream().sorted().toList();
    System.out.println(
        "article to webhook request, ms: p50="
            + warm.get(warm.size() / 2)
            + " max="
            + warm.getLast());
    assertThat(warm.get(warm.size() / 2)).isLessThan(1_000);
  }

  @Test
  void alertsThatComeTogetherShareTransactions() {
    int alerts = 200;
    for (int i = 0; i < alerts; i++) {
      publish(letter().inStory("story" + i));
    }
    subscribe(
        TestSubscriptions.of(
            "letters", "raids", TestSubscriptions.webhook("hook", receiving.url("/hook"))));
    start();

    List<Long> offsets = new ArrayList<>();
    topics.readRecordsUntil(
        Topic.NOTIFICATIONS,
        SOON,
        notification -> {
          offsets.add(notification.offset());
          return offsets.size() == alerts;
        });
    // all are in the receiver's partition, where each transaction takes an offset for its end
    long ends = offsets.getLast() - offsets.getFirst() + 1 - alerts;
    assertThat(ends).isLessThan(alerts / 4);
  }

  private int openCircuits() {
    return (int) metrics.get("wirewatch.alerts.circuits.open").gauge().value();
  }

  private static int count(Map<String, Integer> acknowledged) {
    synchronized (acknowledged) {
      return acknowledged.size();
    }
  }

  private void awaitLive(String id, String query, String before) {
    Instant changed = Instant.now();
    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              publish(anArticle().withTitle("An article on " + query + " and " + before));
              return topics.readAll(Topic.NOTIFICATIONS, Notification.class).stream()
                  .anyMatch(n -> n.subscriptionId().equals(id) && n.query().equals(query));
            });
    assertThat(Duration.between(changed, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }

  private static Articles letter() {
    return anArticle()
        .withTitle("Tech workers sign an open letter")
        .withText("It was sent on Monday. Workers asked about raids.");
  }

  private void publish(Articles article) {
    EnrichedArticle enriched = article.firstSeenAt(Instant.now()).enriched();
    topics.send(Topic.ENRICHED_ARTICLES, enriched.articleId(), enriched);
  }

  private void subscribe(Subscription subscription) {
    topics.send(Topic.SUBSCRIPTIONS, subscription.subscriptionId(), subscription);
  }

  private int mails() {
    return mail.getReceivedMessages().length;
  }

  private void start() {
    start(mail.getSmtp().getPort());
  }

  private void start(int smtpPort) {
    DeliveryConfig delivery =
        DeliveryConfig.defaults()
            .withRetry(retry)
            .withAllowed(List.of("127.0.0.1"))
            .withSmtp(
                new SmtpConfig(
                    "127.0.0.1",
                    smtpPort,
                    null,
                    null,
                    SmtpConfig.Security.NONE,
                    "alerts@wirewatch.example",
                    Duration.ofSeconds(5)));
    service =
        new AlertsService(
            AlertsConfig.defaults().withStateDir(folder).withDelivery(delivery),
            kafka,
            metrics,
            clock);
    service.start();
    await().atMost(SOON).until(service::ready);
  }

  private static RetryPolicy retry(Duration first, Duration deadline) {
    return new RetryPolicy(first, Duration.ofSeconds(1), Duration.ofHours(1), deadline);
  }
}
