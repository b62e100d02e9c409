package org.wirewatch.bench.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.wirewatch.alerts.AlertsConfig;
import org.wirewatch.alerts.AlertsService;
import org.wirewatch.alerts.deliver.DeliveryConfig;
import org.wirewatch.app.Logging;
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
 * by Zipf's law; a query asks for two words or three.
 *
 * <p>Arguments: subscriptions (10,000), articles per second (200), seconds (30), seed (1).
 */
public final class AlertLatency {
  private static final int VOCABULARY = 20_000;
  private static final int ARTICLE_WORDS = 600;
  private static final int WARM_UP_SECONDS = 20;
  private static final Duration LATEST = Duration.ofSeconds(60);

  private final int subscriptions;
  private final int rate;
  private final int seconds;
  private final Random random;
  private final double[] zipf = new double[VOCABULARY];
  private final Map<String, Long> sent = new ConcurrentHashMap<>();
  private final Queue<Double> latencies = new ConcurrentLinkedQueue<>();

  private AlertLatency(int subscriptions, int rate, int seconds, long seed) {
    this.subscriptions = subscriptions;
    this.rate = rate;
    this.seconds = seconds;
    this.random = new Random(seed);
    double sum = 0;
    for (int rank = 0; rank < VOCABULARY; rank++) {
      sum += 1.0 / (rank + 1);
      zipf[rank] = sum;
    }
  }

  public static void main(String[] arguments) throws Exception {
    int[] numbers = {10_000, 200, 30, 1};
    for (int i = 0; i < arguments.length; i++) {
      numbers[i] = Integer.parseInt(arguments[i]);
    }
    new AlertLatency(numbers[0], numbers[1], numbers[2], numbers[3]).run();
    System.exit(0);
  }

  private void run() throws Exception {
    Path folder = Files.createTempDirectory("wirewatch-bench");
    Logging.toFile(folder);
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    receiver.createContext("/", this::receive);
    receiver.start();
    try (EmbeddedKafka broker = EmbeddedKafka.start(folder.resolve("kafka"))) {
      KafkaSettings kafka = new KafkaSettings(broker.bootstrapServers(), "bench.", 1, Map.of());
      TopicAdmin.createMissing(kafka);
      try (KafkaProducer<String, byte[]> producer =
          new KafkaProducer<>(
              kafka.properties(Map.of("linger.ms", 0, "acks", "all")),
              new StringSerializer(),
              new ByteArraySerializer())) {
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
        subscribe(producer, kafka, url);
        AlertsService service = service(kafka, folder);
        long start = System.nanoTime();
        service.start();
        while (!service.ready()) {
          LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        System.out.printf("ready with all subscriptions, s      %.1f%n", since(start) / 1_000);
        publish(producer, kafka, WARM_UP_SECONDS);
        latencies.clear();
        publish(producer, kafka, seconds);
        report();
        live(producer, kafka, url);
        service.close();
      }
    } finally {
      receiver.stop(0);
    }
  }

  private void subscribe(KafkaProducer<String, byte[]> producer, KafkaSettings kafka, String url) {
    for (int i = 0; i < subscriptions; i++) {
      send(producer, kafka, subscription("s" + i, query(), url + i));
    }
    producer.flush();
  }

  /** Words that are not among the hundred most common, so that a query matches rarely. */
  private String query() {
    return IntStream.range(0, 2 + random.nextInt(2))
        .mapToObj(i -> "word" + (100 + random.nextInt(VOCABULARY - 100)) + "x")
        .collect(Collectors.joining(" AND "));
  }

  private static Subscription subscription(String id, String query, String url) {
    Receiver receiver = new Receiver(id, Channel.WEBHOOK, url, null);
    return new Subscription(
        Subscription.SCHEMA_VERSION, id, "bench", id, query, List.of(receiver), true, null, null);
  }

  private static void send(
      KafkaProducer<String, byte[]> producer, KafkaSettings kafka, Subscription subscription) {
    var unused =
        producer.send(
            new ProducerRecord<>(
                kafka.name(Topic.SUBSCRIPTIONS),
                subscription.subscriptionId(),
                Json.bytes(subscription)));
  }

  private static AlertsService service(KafkaSettings kafka, Path folder) {
    return new AlertsService(
        AlertsConfig.defaults()
            .withStateDir(folder.resolve("state"))
            .withDelivery(DeliveryConfig.defaults().withAllowed(List.of("127.0.0.1"))),
        kafka,
        new SimpleMeterRegistry(),
        InstantSource.system());
  }

  private void publish(KafkaProducer<String, byte[]> producer, KafkaSettings kafka, int duration) {
    long start = System.nanoTime();
    for (int i = 0; i < rate * duration; i++) {
      long due = start + i * 1_000_000_000L / rate;
      EnrichedArticle article = article(words());
      byte[] value = Json.bytes(article);
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      sent.put(article.articleId(), System.nanoTime());
      var unused =
          producer.send(
              new ProducerRecord<>(
                  kafka.name(Topic.ENRICHED_ARTICLES), article.articleId(), value));
    }
    LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
  }

  private static EnrichedArticle article(String text) {
    return Articles.anArticle()
        .withTitle("News")
        .withText(text)
        .firstSeenAt(Instant.now())
        .enriched();
  }

  private String words() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ARTICLE_WORDS; i++) {
      double drawn = random.nextDouble() * zipf[VOCABULARY - 1];
      int rank = Arrays.binarySearch(zipf, drawn);
      text.append("word").append(rank < 0 ? -rank - 1 : rank).append("x ");
    }
    return text.toString();
  }

  private void receive(HttpExchange exchange) throws IOException {
    JsonNode body = Json.mapper().readTree(exchange.getRequestBody().readAllBytes());
    Long start = sent.get(body.at("/data/article/id").asText());
    if (start == null) {
      throw new UncheckedIOException(new IOException("an article that was not sent"));
    }
    latencies.add(since(start));
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private void report() {
    List<Double> sorted = new ArrayList<>(latencies);
    sorted.sort(null);
    System.out.printf(
        "subscriptions %d, articles a second %d, alerts %d (%.1f a second)%n",
        subscriptions, rate, sorted.size(), (double) sorted.size() / seconds);
    for (double share : new double[] {0.5, 0.9, 0.99, 1}) {
      double value = sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
      System.out.printf("article to request, ms, p%-4s         %.0f%n", share * 100, value);
    }
  }

  /** A new subscription, and articles for it until one arrives. */
  private void live(KafkaProducer<String, byte[]> producer, KafkaSettings kafka, String url)
      throws InterruptedException {
    latencies.clear();
    send(producer, kafka, subscription("late", "unheardof", url + "late"));
    long start = System.nanoTime();
    while (latencies.isEmpty() && since(start) < LATEST.toMillis()) {
      EnrichedArticle article = article("unheardof");
      sent.put(article.articleId(), System.nanoTime());
      var unused =
          producer.send(
              new ProducerRecord<>(
                  kafka.name(Topic.ENRICHED_ARTICLES), article.articleId(), Json.bytes(article)));
      Thread.sleep(10);
    }
    System.out.printf("new subscription to its first alert, ms %.0f%n", since(start));
  }

  private static double since(long nanos) {
    return (System.nanoTime() - nanos) / 1e6;
  }
}
