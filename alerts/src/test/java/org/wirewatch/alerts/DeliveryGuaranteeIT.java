package org.wirewatch.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.alerts.deliver.Receiving;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.testkit.TopicClient;
import org.wirewatch.wire.Delivery;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Match;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Subscription.Receiver;
import org.wirewatch.wire.Topic;

/**
 * Kills the alerts process again and again while notifications flow to a receiver that fails one
 * call in ten: nothing is lost, and what comes twice is what was acknowledged at a kill.
 *
 * <p>{@code -Dwirewatch.test.nightly} runs the long form, 20 kills and 10,000 notifications.
 */
class DeliveryGuaranteeIT {
  private static final boolean NIGHTLY = System.getProperty("wirewatch.test.nightly") != null;
  private static final int NOTIFICATIONS = NIGHTLY ? 10_000 : 1_000;
  private static final int KILLS = NIGHTLY ? 20 : 4;
  private static final int RECEIVERS = 20;
  private static final int FAILS_OF_100 = 10;
  private static final long SEED = 6;
  private static final Duration SOON = Duration.ofMinutes(NIGHTLY ? 10 : 2);

  @TempDir Path folder;
  private final KafkaSettings kafka = KafkaFixture.shared().settings();
  private final Random random = new Random(SEED);
  private final AtomicInteger requests = new AtomicInteger();
  private final Map<String, List<Long>> acknowledged = new ConcurrentHashMap<>();

  @Test
  void deliversEveryNotificationAlthoughItIsKilled() throws Exception {
    List<Long> kills = new ArrayList<>();
    Set<String> ids;
    long begun = System.nanoTime();
    try (Receiving receiving = Receiving.start();
        TopicClient topics = new TopicClient(kafka)) {
      receiving.answer(this::answer);
      ids = send(topics, receiving);
      AlertsProcess process = AlertsProcess.start(folder, kafka);
      try {
        for (int kill = 1; kill <= KILLS; kill++) {
          int next = NOTIFICATIONS * kill / (KILLS + 1) - random.nextInt(NOTIFICATIONS / KILLS / 3);
          awaitAcknowledged(process, next);
          process.kill();
          kills.add(System.nanoTime());
          process = AlertsProcess.start(folder, kafka);
        }
        awaitAcknowledged(process, NOTIFICATIONS);
        Map<String, Integer> written = new HashMap<>();
        topics
            .readUntil(
                Topic.DELIVERIES,
                Delivery.class,
                SOON,
                all -> delivered(all).size() >= NOTIFICATIONS)
            .stream()
            .filter(delivery -> delivery.outcome() == Delivery.Outcome.DELIVERED)
            .forEach(delivery -> written.merge(delivery.notificationId(), 1, Integer::sum));
        assertThat(written.keySet()).isEqualTo(ids);
        assertThat(written.values()).as("what is written down is not sent again").containsOnly(1);
      } finally {
        process.close();
      }
    }

    assertThat(acknowledged.keySet()).isEqualTo(ids);
    List<List<Long>> doubles =
        acknowledged.values().stream().filter(times -> times.size() > 1).toList();
    assertThat(doubles)
        .as("a double spans the kill that cut off its acknowledgement")
        .allSatisfy(
            times -> {
              for (int i = 1; i < times.size(); i++) {
                long before = times.get(i - 1);
                long after = times.get(i);
                assertThat(kills).anyMatch(kill -> before < kill && kill < after);
              }
            });
    assertThat(doubles).hasSizeLessThanOrEqualTo(KILLS * RECEIVERS);
    System.out.printf(
        "%d notifications, %d kills, %d requests, %d doubles, none lost, %.0f s%n",
        NOTIFICATIONS, KILLS, requests.get(), doubles.size(), (System.nanoTime() - begun) / 1e9);
  }

  /** Every tenth call fails, whichever notification it is; the order of calls is not ours. */
  private void answer(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestHeaders().getFirst("webhook-id");
    boolean fails = requests.incrementAndGet() * 37 % 100 < FAILS_OF_100;
    if (!fails) {
      acknowledged.computeIfAbsent(id, any -> new CopyOnWriteArrayList<>()).add(System.nanoTime());
    }
    Receiving.status(fails ? 500 : 204).to(exchange);
  }

  private void awaitAcknowledged(AlertsProcess process, int count) {
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(5))
        .failFast("the process has ended", () -> !process.alive())
        .until(() -> acknowledged.size() >= count);
  }

  private static List<Delivery> delivered(List<Delivery> all) {
    return all.stream()
        .filter(delivery -> delivery.outcome() == Delivery.Outcome.DELIVERED)
        .toList();
  }

  private static Set<String> send(TopicClient topics, Receiving receiving) {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < NOTIFICATIONS; i++) {
      String receiverId = "receiver-" + i % RECEIVERS;
      Receiver receiver = TestSubscriptions.webhook(receiverId, receiving.url("/" + receiverId));
      Notification notification =
          new Notification(
              Notification.SCHEMA_VERSION,
              Ids.of("s", "story-" + i, receiverId),
              "s",
              "Watch",
              "owner",
              "raids",
              receiver,
              "story-" + i,
              "article-" + i,
              "Article " + i,
              URI.create("https://outlet.example/" + i),
              "The Example Post",
              "Workers asked about raids.",
              List.of(),
              new Match("s", List.of(), "Matched “raids”."),
              null,
              Instant.now(),
              Instant.now());
      topics.send(Topic.NOTIFICATIONS, receiverId, notification);
      ids.add(notification.notificationId());
    }
    return ids;
  }
}
