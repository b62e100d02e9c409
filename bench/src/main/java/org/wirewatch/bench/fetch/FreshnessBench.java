package org.wirewatch.bench.fetch;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.wirewatch.app.Logging;
import org.wirewatch.broker.EmbeddedKafka;
import org.wirewatch.testkit.web.SimulatedWeb;
import org.wirewatch.testkit.web.Visit;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.TopicAdmin;
import org.wirewatch.wire.TopicReader;

/**
 * Feeds kept fresh by one worker with a bounded heap: how much memory it takes, whether it ever
 * asks earlier than a site allows, how soon new entries are found.
 *
 * <p>Arguments: feeds (10,000), hosts (200), minutes (5), heap (512m). The feeds publish at mean
 * gaps from two minutes to two days; every tenth answer says how long it stays fresh, one in a
 * hundred is a 429 with Retry-After, one in a hundred a failure.
 */
public final class FreshnessBench {
  private FreshnessBench() {}

  public static void main(String[] arguments) throws Exception {
    int feeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    int hosts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
    int minutes = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
    String heap = arguments.length > 3 ? arguments[3] : "512m";
    Path folder = Files.createTempDirectory("wirewatch-bench");
    Logging.toFile(folder);
    var plan = new SimulatedWeb.Plan(1, hosts, feeds, Duration.ofMillis(50), 0.1, 0.01, 0.01);
    try (EmbeddedKafka broker = EmbeddedKafka.start(folder.resolve("broker"));
        SimulatedWeb web = SimulatedWeb.start(plan, InstantSource.system())) {
      KafkaSettings kafka =
          new KafkaSettings(broker.bootstrapServers(), KafkaSettings.DEFAULT_PREFIX, 3, Map.of());
      TopicAdmin.createMissing(kafka);
      addSources(kafka, web.feeds());
      Instant begun = Instant.now();
      run(kafka, web, Duration.ofMinutes(minutes), heap);
      report(kafka, web, begun, feeds);
    }
    System.exit(0);
  }

  private static void addSources(KafkaSettings kafka, List<URI> feeds) {
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(kafka.properties(Map.of()), bytes, bytes)) {
      for (URI feed : feeds) {
        String id = Ids.of(feed.toString());
        Source source =
            new Source(
                Source.SCHEMA_VERSION,
                id,
                feed,
                Source.Kind.FEED,
                "Simulated Post",
                List.of(),
                null,
                true,
                Instant.now());
        var unused =
            producer.send(
                new ProducerRecord<>(
                    kafka.name(Topic.SOURCES),
                    id.getBytes(StandardCharsets.UTF_8),
                    Json.bytes(source)));
      }
    }
  }

  private static void run(KafkaSettings kafka, SimulatedWeb web, Duration time, String heap)
      throws Exception {
    Map<String, String> settings =
        Map.of(
            "WIREWATCH_INGEST_HTTP_ALLOW",
            String.join(",", web.hosts()),
            "WIREWATCH_INGEST_POLL_BACKLOG_MAX",
            "1");
    try (Worker worker = Worker.start(heap, kafka, settings)) {
      long heapMax = 0;
      long residentMax = 0;
      long end = System.nanoTime() + time.toNanos();
      while (worker.isAlive() && System.nanoTime() < end) {
        Thread.sleep(1_000);
        heapMax = Math.max(heapMax, worker.heapMib());
        residentMax = Math.max(residentMax, worker.residentMib());
      }
      System.out.printf("alive at the end          %s, with -Xmx%s%n", worker.isAlive(), heap);
      System.out.printf("heap in use, most, MiB    %d (garbage included)%n", heapMax);
      System.out.printf("RSS, most, MiB            %d%n", residentMax);
      System.out.printf("worker CPU, s             %d%n", worker.cpu().toSeconds());
    }
  }

  private static void report(KafkaSettings kafka, SimulatedWeb web, Instant begun, int feeds) {
    List<Visit> polls =
        web.visits().stream().filter(visit -> visit.path().startsWith("/feed/")).toList();
    long polled = polls.stream().map(visit -> visit.host() + visit.path()).distinct().count();
    System.out.printf("feeds polled              %d of %d%n", polled, feeds);
    System.out.printf("polls                     %d%n", polls.size());
    System.out.printf("answered 304              %.2f%n", share(polls, 304));
    System.out.printf("answered 429              %.2f%n", share(polls, 429));
    System.out.printf(
        "polls before allowed      %d%n", polls.stream().filter(Visit::early).count());
    delays(kafka, web, begun);
  }

  /** Over the entries of the middle of the run; one that was not found counts as never found. */
  private static void delays(KafkaSettings kafka, SimulatedWeb web, Instant begun) {
    Map<URI, Instant> found = new HashMap<>();
    TopicReader.readAll(
        kafka,
        Topic.ARTICLES,
        record -> {
          Article article = read(record.value());
          found.put(article.url(), article.firstSeenAt());
        });
    Instant from = begun.plusSeconds(60);
    Instant to = Instant.now().minus(Duration.between(begun, Instant.now()).dividedBy(3));
    double[] seconds =
        web.published().entrySet().stream()
            .filter(entry -> entry.getValue().isAfter(from) && entry.getValue().isBefore(to))
            .mapToDouble(
                entry ->
                    found.containsKey(entry.getKey())
                        ? Duration.between(entry.getValue(), found.get(entry.getKey())).toMillis()
                            / 1e3
                        : Double.POSITIVE_INFINITY)
            .sorted()
            .toArray();
    long missing = Arrays.stream(seconds).filter(Double::isInfinite).count();
    System.out.printf(
        "entries                   %d, not found by the end %d%n", seconds.length, missing);
    System.out.printf(
        "discovery delay, s        median %.1f, p75 %.1f%n",
        seconds[seconds.length / 2], seconds[seconds.length * 3 / 4]);
  }

  private static double share(List<Visit> polls, int status) {
    return polls.stream().filter(visit -> visit.status() == status).count() / (double) polls.size();
  }

  private static Article read(byte[] value) {
    try {
      return Json.read(value, Article.class);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
