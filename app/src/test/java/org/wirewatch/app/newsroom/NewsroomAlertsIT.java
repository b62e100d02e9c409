package org.wirewatch.app.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.app.Registry;
import org.wirewatch.testkit.TopicClient;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Topic;

/**
 * From a published page to the subscriber: the app as users start it, with its own broker, watches
 * the sample newsroom; a webhook receiver and a mailbox must get the alerts of the gold and nothing
 * else.
 */
class NewsroomAlertsIT {
  private static final Library LIBRARY = Library.load();
  private static final Gold GOLD = Gold.load();
  private static final Duration DEADLINE = Duration.ofMinutes(3);
  private static final Duration QUIET = Duration.ofSeconds(5);

  /** Articles that come at once, in any order; the next ones when these are enriched. */
  private static final int AT_ONCE = 4;

  @TempDir Path folder;
  private AlertInbox inbox;
  private SampleNewsroom newsroom;

  @BeforeEach
  void open() throws IOException {
    inbox = new AlertInbox();
    newsroom = SampleNewsroom.start(0, null, InstantSource.system(), Pace.stepwise());
  }

  @AfterEach
  void close() {
    newsroom.close();
    inbox.close();
  }

  @Test
  void theSubscriberGetsEveryExpectedAlertOnceAndNothingElse() throws Exception {
    // Given
    try (AppProcess app = AppProcess.start(folder, settings())) {
      register(app.kafka());

      // When
      publishUntil(LIBRARY.articles().size(), app);
      awaitAlerts(app);

      // Then
      assertThat(alerts(inbox.hooks())).containsExactlyInAnyOrderElementsOf(expected());
      assertThat(alerts(inbox.mails())).containsExactlyInAnyOrderElementsOf(expected());
      assertThat(inbox.refused()).isEmpty();
    }
  }

  @Test
  void nothingIsLostOrDoubledWhenTheProcessIsKilledHalfway() throws Exception {
    // Given
    try (AppProcess first = AppProcess.start(folder, settings())) {
      register(first.kafka());
      publishUntil(LIBRARY.articles().size() / 2, first);
      await().atMost(DEADLINE).until(() -> !inbox.hooks().isEmpty());
      publish();

      // When
      first.kill();
    }
    publish();
    try (AppProcess second = AppProcess.start(folder, settings())) {
      publishUntil(LIBRARY.articles().size(), second);
      awaitAlerts(second);

      // Then: a delivery that the kill cut off is repeated under the same id
      assertThat(alerts(distinct(inbox.hooks()))).containsExactlyInAnyOrderElementsOf(expected());
      assertThat(alerts(distinct(inbox.mails()))).containsExactlyInAnyOrderElementsOf(expected());
      assertThat(inbox.refused()).isEmpty();
    }
  }

  private void publish() {
    for (int i = 0; i < AT_ONCE; i++) {
      newsroom.publishNext();
    }
  }

  /**
   * Publishes until so many articles are out, the next ones when those before are enriched: read in
   * any other order they may be other stories.
   */
  private void publishUntil(int articles, AppProcess app) throws IOException {
    try (TopicClient topics = new TopicClient(app.kafka())) {
      awaitEnriched(topics);
      while (published().count() < articles) {
        publish();
        awaitEnriched(topics);
      }
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("the process printed: " + app.output(), e);
    }
  }

  private Stream<NewsArticle> published() {
    return LIBRARY.articles().stream().filter(one -> newsroom.urlOf(one.id()).isPresent());
  }

  private void awaitEnriched(TopicClient topics) {
    await()
        .atMost(DEADLINE)
        .untilAsserted(
            () -> {
              Set<URI> enriched =
                  topics.readAll(Topic.ENRICHED_ARTICLES, EnrichedArticle.class).stream()
                      .map(EnrichedArticle::url)
                      .collect(Collectors.toSet());
              assertThat(missing(enriched)).isEmpty();
            });
  }

  /** Articles that are out and not enriched; of the two with the same text one is enough. */
  private List<String> missing(Set<URI> enriched) {
    Map<List<String>, Boolean> found = new HashMap<>();
    published()
        .forEach(
            article -> {
              boolean is = enriched.contains(newsroom.urlOf(article.id()).orElseThrow());
              found.merge(article.body(), is, Boolean::logicalOr);
            });
    return published().filter(article -> !found.get(article.body())).map(NewsArticle::id).toList();
  }

  /** Until everything due has arrived, corrections are out too, and no more comes. */
  private void awaitAlerts(AppProcess app) throws IOException {
    newsroom.publishAll();
    int due = GOLD.alerts().size();
    try {
      await()
          .atMost(DEADLINE)
          .during(QUIET)
          .pollInterval(Duration.ofMillis(250))
          .untilAsserted(
              () -> {
                assertThat(alerts(distinct(inbox.hooks()))).hasSizeGreaterThanOrEqualTo(due);
                assertThat(alerts(distinct(inbox.mails()))).hasSizeGreaterThanOrEqualTo(due);
              });
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("the process printed: " + app.output(), e);
    }
  }

  private void register(KafkaSettings kafka) {
    new Registry(kafka).addMissing(newsroom.sources(), SampleSubscriptions.load(inbox.receivers()));
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("WIREWATCH_INGEST_HTTP_ALLOW", "127.0.0.0/8");
    settings.put("WIREWATCH_INGEST_POLL_INTERVAL_MIN", "1s");
    settings.put("WIREWATCH_ALERTS_WEBHOOK_ALLOW", "127.0.0.0/8");
    settings.put("WIREWATCH_ALERTS_SMTP_HOST", "127.0.0.1");
    settings.put("WIREWATCH_ALERTS_SMTP_PORT", Integer.toString(inbox.smtpPort()));
    return settings;
  }

  private static List<String> expected() {
    return GOLD.alerts().stream()
        .map(alert -> alert.subscription() + " about " + alert.story())
        .toList();
  }

  /** Each alert as "subscription about story"; one whose article may not cause it says so. */
  private static List<String> alerts(Collection<AlertInbox.Received> received) {
    Map<String, String> idOfName =
        SampleSubscriptions.load().stream()
            .collect(Collectors.toMap(Subscription::name, Subscription::subscriptionId));
    List<String> alerts = new ArrayList<>();
    for (AlertInbox.Received one : received) {
      String subscription = idOfName.getOrDefault(one.subscription(), one.subscription());
      List<NewsArticle> articles =
          LIBRARY.articles().stream()
              .filter(
                  article -> withoutMarks(one.title()).contains(withoutMarks(article.headline())))
              .toList();
      String story = articles.isEmpty() ? one.title() : articles.getFirst().story();
      boolean allowed =
          GOLD.alerts().stream()
              .filter(alert -> alert.subscription().equals(subscription))
              .anyMatch(
                  alert ->
                      articles.stream()
                          .anyMatch(article -> alert.articles().contains(article.id())));
      alerts.add(subscription + " about " + story + (allowed ? "" : " by mistake: " + one.title()));
    }
    return alerts;
  }

  private static List<AlertInbox.Received> distinct(List<AlertInbox.Received> received) {
    Set<String> ids = new HashSet<>();
    return received.stream().filter(one -> ids.add(one.id())).toList();
  }

  /** Outlets set quotation marks in their own way. */
  private static String withoutMarks(String text) {
    return text.replaceAll("[\"'\u201c\u201d\u2018\u2019]", "");
  }
}
