package org.wirewatch.bench.alert;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.wirewatch.alerts.AlertsConfig;
import org.wirewatch.alerts.AlertsService;
import org.wirewatch.alerts.deliver.DeliveryConfig;
import org.wirewatch.app.Logging;
import org.wirewatch.bench.Load;
import org.wirewatch.bench.alert.Arrivals.Alert;
import org.wirewatch.bench.alert.Arrivals.Arrival;
import org.wirewatch.broker.EmbeddedKafka;
import org.wirewatch.testkit.Articles;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Subscription.Receiver;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.TopicAdmin;

/**
 * Milliseconds from an article's entry into {@code enriched-articles} to the request at a webhook
 * receiver, at a steady rate; and how long an instance takes to load its subscriptions and to see a
 * new one. Broker, alerts, the sender of articles and the receiver share one JVM. Words are drawn
 * by Zipf's law; a query asks for two words or three. Which alerts are to come is worked out
 * beforehand, so that a missing one shows.
 *
 * <p>Arguments: subscriptions (10,000), articles per second (200), seconds (30), seed (1), new
 * subscriptions (30).
 */
public final class AlertLatency {
  private static final int WARM_UP_SECONDS = 20;
  private static final Duration NEW_EVERY = Duration.ofMillis(10);
  private static final Duration NEW_LATEST = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final int subscriptions;
  private final int rate;
  private final int newSubscriptions;
  private final Words words;
  private final KafkaSettings kafka;
  private final KafkaProducer<String, byte[]> producer;
  private final Arrivals arrivals;

  /** What each subscription asks for, filed under the first of its words. */
  private final Map<String, List<Asked>> asked = new HashMap<>();

  private record Asked(String subscriptionId, List<String> words) {}

  /**
   * An article and the subscriptions that it satisfies.
   *
   * @param matching their ids
   */
  private record Prepared(EnrichedArticle article, List<String> matching) {
    static Prepared of(String text, List<String> matching) {
      return new Prepared(
          Articles.anArticle()
              .withTitle("News")
              .withText(text)
              .firstSeenAt(Instant.now())
              .enriched(),
          matching);
    }

    Alert alert(String subscriptionId) {
      return new Alert(subscriptionId, article.articleId());
    }
  }

  private AlertLatency(
      int[] numbers,
      KafkaSettings kafka,
      KafkaProducer<String, byte[]> producer,
      Arrivals arrivals) {
    this.subscriptions = numbers[0];
    this.rate = numbers[1];
    this.words = new Words(numbers[3]);
    this.newSubscriptions = numbers[4];
    this.kafka = kafka;
    this.producer = producer;
    this.arrivals = arrivals;
  }

  public static void main(String[] arguments) throws Exception {
    int[] numbers = {10_000, 200, 30, 1, 30};
    for (int i = 0; i < arguments.length; i++) {
      numbers[i] = Integer.parseInt(arguments[i]);
    }
    Path folder = Files.createTempDirectory("wirewatch-bench");
    Logging.toFile(folder);
    try (Arrivals arrivals = new Arrivals();
        EmbeddedKafka broker = EmbeddedKafka.start(folder.resolve("kafka"))) {
      KafkaSettings kafka = new KafkaSettings(broker.bootstrapServers(), "bench.", 1, Map.of());
      TopicAdmin.createMissing(kafka);
      try (KafkaProducer<String, byte[]> producer =
          new KafkaProducer<>(
              kafka.properties(Map.of("linger.ms", 0, "acks", "all")),
              new StringSerializer(),
              new ByteArraySerializer())) {
        new AlertLatency(numbers, kafka, producer, arrivals).run(folder, numbers[2]);
      }
    }
    System.exit(0);
  }

  private void run(Path folder, int seconds) throws InterruptedException {
    for (int i = 0; i < subscriptions; i++) {
      List<String> query = words.query();
      String id = "s" + i;
      asked.computeIfAbsent(query.getFirst(), word -> new ArrayList<>()).add(new Asked(id, query));
      subscribe(id, String.join(" AND ", query));
    }
    producer.flush();
    long start = System.nanoTime();
    try (AlertsService service = service(folder)) {
      service.start();
      while (!service.ready()) {
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      }
      System.out.printf(
          "ready with %d subscriptions after %.1f s%n",
          subscriptions, (System.nanoTime() - start) / 1e9);
      publish("warm-up", WARM_UP_SECONDS);
      publish("measured", seconds);
      seeNewOnes();
    }
  }

  private AlertsService service(Path folder) {
    return new AlertsService(
        AlertsConfig.defaults()
            .withStateDir(folder.resolve("state"))
            .withDelivery(DeliveryConfig.defaults().withAllowed(List.of("127.0.0.1"))),
        kafka,
        new SimpleMeterRegistry(),
        InstantSource.system());
  }

  /** Returns when all alerts have come, so that they are not in the way of what follows. */
  private void publish(String phase, int seconds) throws InterruptedException {
    List<Prepared> articles = new ArrayList<>();
    for (int i = 0; i < rate * seconds; i++) {
      articles.add(prepare(words.text()));
    }
    arrivals.clear();
    Load load = new Load();
    long start = System.nanoTime();
    long late = 0;
    for (int i = 0; i < articles.size(); i++) {
      long due = start + i * 1_000_000_000L / rate;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      late = Math.max(late, System.nanoTime() - due);
      send(articles.get(i));
    }
    String used = load.toString();
    arrivals.awaitAll();
    List<Arrival> all = arrivals.all();
    System.out.printf(
        "%s: %d articles a second for %d s, sent at most %d ms late%n",
        phase, rate, seconds, late / 1_000_000);
    System.out.println("  " + used);
    System.out.printf(
        "  alerts %d (%.1f a second), missing %d, unexpected %d%n",
        all.size(), (double) all.size() / seconds, arrivals.missing(), arrivals.unexpected());
    Map<String, List<Double>> rows = new LinkedHashMap<>();
    rows.put("article to request", all.stream().map(Arrival::millis).toList());
    rows.put("article to notification", all.stream().map(Arrival::millisToDecision).toList());
    rows.put("notification to request", all.stream().map(Arrival::millisFromDecision).toList());
    table(rows);
  }

  /** Subscriptions to words of their own, one after the other. */
  private void seeNewOnes() throws InterruptedException {
    arrivals.clear();
    Load load = new Load();
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < newSubscriptions; i++) {
      times.add(seeNewOne("new" + i, "unheardof" + i));
    }
    System.out.printf(
        "new subscriptions: %d, an article every %d ms%n", times.size(), NEW_EVERY.toMillis());
    System.out.println("  " + load);
    table(Map.of("subscription to first alert", times));
  }

  private double seeNewOne(String id, String word) throws InterruptedException {
    Instant start = Instant.now();
    long startNanos = System.nanoTime();
    subscribe(id, word);
    for (long due = startNanos; arrivals.first(id) == null; due += NEW_EVERY.toNanos()) {
      if (System.nanoTime() - startNanos > NEW_LATEST.toNanos()) {
        throw new IllegalStateException("no alert of a new subscription: " + id);
      }
      send(Prepared.of(word, List.of(id)));
      LockSupport.parkNanos(due + NEW_EVERY.toNanos() - System.nanoTime());
    }
    // the alert of one more article comes after those that are still on their way
    Prepared last = Prepared.of(word, List.of(id));
    send(last);
    arrivals.await(last.alert(id));
    return Duration.between(start, arrivals.first(id)).toNanos() / 1e6;
  }

  private Prepared prepare(List<String> text) {
    Set<String> inText = new HashSet<>(text);
    List<String> matching =
        inText.stream()
            .flatMap(word -> asked.getOrDefault(word, List.of()).stream())
            .filter(query -> inText.containsAll(query.words()))
            .map(Asked::subscriptionId)
            .toList();
    return Prepared.of(String.join(" ", text), matching);
  }

  private void send(Prepared article) {
    byte[] value = Json.bytes(article.article());
    Instant now = Instant.now();
    article.matching().forEach(id -> arrivals.expect(article.alert(id), now));
    write(Topic.ENRICHED_ARTICLES, article.article().articleId(), value);
  }

  private void subscribe(String id, String query) {
    Receiver receiver = new Receiver(id, Channel.WEBHOOK, arrivals.url() + id, null);
    Subscription subscription =
        new Subscription(
            Subscription.SCHEMA_VERSION,
            id,
            "bench",
            id,
            query,
            List.of(receiver),
            true,
            null,
            null);
    write(Topic.SUBSCRIPTIONS, id, Json.bytes(subscription));
  }

  private void write(Topic topic, String key, byte[] value) {
    var unused = producer.send(new ProducerRecord<>(kafka.name(topic), key, value));
  }

  private static void table(Map<String, List<Double>> rows) {
    System.out.printf("  %-30s %8s %8s %8s %8s%n", "ms", "p50", "p90", "p99", "max");
    rows.forEach(
        (name, times) -> {
          List<Double> sorted = times.stream().sorted().toList();
          System.out.printf(
              "  %-30s %8.0f %8.0f %8.0f %8.0f%n",
              name, at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), at(sorted, 1));
        });
  }

  private static double at(List<Double> sorted, double share) {
    int place = (int) Math.min(sorted.size() - 1.0, share * sorted.size());
    return sorted.isEmpty() ? Double.NaN : sorted.get(place);
  }
}
