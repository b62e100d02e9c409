package org.wirewatch.bench.fetch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jsoup.Jsoup;
import org.wirewatch.app.Logging;
import org.wirewatch.broker.EmbeddedKafka;
import org.wirewatch.testkit.web.SimulatedWeb;
import org.wirewatch.testkit.web.Visit;
import org.wirewatch.wire.FetchRequest;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.TopicAdmin;

/**
 * Small pages fetched, extracted and written to Kafka per second by one worker, next to a bare
 * client (JDK HttpClient and jsoup) that only fetches and parses the same pages.
 *
 * <p>Arguments: pages (20,000), hosts (200), latency of the sites in ms (50). Broker and sites run
 * in this JVM, the worker in its own.
 */
public final class PageBench {
  private static final Duration DEADLINE = Duration.ofMinutes(5);
  private static final int PEER_PARALLEL = 32;

  private PageBench() {}

  public static void main(String[] arguments) throws Exception {
    int pages = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
    int hosts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
    int latency = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 50;
    SimulatedWeb.Plan plan = SimulatedWeb.Plan.pages(hosts, Duration.ofMillis(latency));
    Path folder = Files.createTempDirectory("wirewatch-bench");
    Logging.toFile(folder);
    try (EmbeddedKafka broker = EmbeddedKafka.start(folder.resolve("broker"));
        SimulatedWeb web = SimulatedWeb.start(plan, InstantSource.system())) {
      KafkaSettings kafka =
          new KafkaSettings(broker.bootstrapServers(), KafkaSettings.DEFAULT_PREFIX, 3, Map.of());
      TopicAdmin.createMissing(kafka);
      request(kafka, web.pages(pages));
      double ours = worker(kafka, web, pages);
      politeness(web.visits());
      double peer = peer(web.pages(pages));
      System.out.printf("ratio to the bare client  %.2f%n", ours / peer);
    }
    System.exit(0);
  }

  private static void request(KafkaSettings kafka, List<URI> pages) {
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(kafka.properties(Map.of()), bytes, bytes)) {
      Instant now = Instant.now();
      for (URI page : pages) {
        FetchRequest request =
            new FetchRequest(
                FetchRequest.SCHEMA_VERSION,
                page,
                "simulated",
                "Simulated Post",
                now,
                null,
                null,
                now,
                List.of(),
                List.of(),
                1,
                null);
        byte[] key = page.getAuthority().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var unused =
            producer.send(
                new ProducerRecord<>(kafka.name(Topic.FETCH_REQUESTS), key, Json.bytes(request)));
      }
    }
  }

  /** Pages per second of the middle 70 %, when the worker is warm. */
  private static double worker(KafkaSettings kafka, SimulatedWeb web, int pages)
      throws IOException, InterruptedException {
    Map<String, String> settings =
        Map.of("WIREWATCH_INGEST_HTTP_ALLOW", String.join(",", web.hosts()));
    try (Worker worker = Worker.start("512m", kafka, settings);
        KafkaConsumer<byte[], byte[]> articles = articles(kafka)) {
      long begun = System.nanoTime();
      long warm = 0;
      long warmAt = 0;
      Duration cpuAtWarm = Duration.ZERO;
      long count = 0;
      while (count < pages * 0.9 && System.nanoTime() - begun < DEADLINE.toNanos()) {
        count += articles.poll(Duration.ofMillis(100)).count();
        if (warm == 0 && count >= pages * 0.2) {
          warm = count;
          warmAt = System.nanoTime();
          cpuAtWarm = worker.cpu();
        }
      }
      double seconds = (System.nanoTime() - warmAt) / 1e9;
      double perSecond = (count - warm) / seconds;
      double cpuMillis = (double) worker.cpu().minus(cpuAtWarm).toMillis() / (count - warm);
      System.out.printf(
          "pages per second          %.0f (warm, pages %d to %d)%n", perSecond, warm, count);
      System.out.printf("worker CPU ms per page    %.2f%n", cpuMillis);
      System.out.printf("worker RSS, MiB           %d%n", worker.residentMib());
      return perSecond;
    }
  }

  private static KafkaConsumer<byte[], byte[]> articles(KafkaSettings kafka) {
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    var consumer =
        new KafkaConsumer<>(
            kafka.properties(
                Map.of("isolation.level", "read_committed", "auto.offset.reset", "earliest")),
            bytes,
            bytes);
    consumer.assign(
        consumer.partitionsFor(kafka.name(Topic.ARTICLES)).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList());
    return consumer;
  }

  /** How close together two requests came to one site, robots.txt not counted. */
  private static void politeness(List<Visit> visits) {
    double[] gaps =
        visits.stream()
            .filter(visit -> visit.path().startsWith("/page/"))
            .collect(Collectors.groupingBy(Visit::host))
            .values()
            .stream()
            .map(host -> host.stream().sorted(Comparator.comparing(Visit::at)).toList())
            .flatMapToDouble(
                host ->
                    java.util.stream.IntStream.range(1, host.size())
                        .mapToDouble(
                            i ->
                                Duration.between(host.get(i - 1).at(), host.get(i).at())
                                    .toMillis()))
            .sorted()
            .toArray();
    System.out.printf(
        "gap between requests to a site, ms: p1 %.0f, median %.0f (asked: 250)%n",
        gaps[gaps.length / 100], gaps[gaps.length / 2]);
  }

  private static double peer(List<URI> pages) throws InterruptedException {
    Semaphore places = new Semaphore(PEER_PARALLEL);
    long begun = System.nanoTime();
    try (HttpClient http = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (URI page : pages) {
        places.acquire();
        var unused =
            threads.submit(
                () -> {
                  try {
                    var answer =
                        http.send(
                            HttpRequest.newBuilder(page).build(),
                            HttpResponse.BodyHandlers.ofString());
                    return Jsoup.parse(answer.body()).text().length();
                  } finally {
                    places.release();
                  }
                });
      }
    }
    double perSecond = pages.size() / ((System.nanoTime() - begun) / 1e9);
    System.out.printf("bare client, pages/s      %.0f%n", perSecond);
    return perSecond;
  }
}
