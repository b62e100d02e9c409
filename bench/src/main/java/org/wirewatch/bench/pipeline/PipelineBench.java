package org.wirewatch.bench.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.wirewatch.app.DataFolder;
import org.wirewatch.app.Logging;
import org.wirewatch.app.Registry;
import org.wirewatch.app.Running;
import org.wirewatch.app.newsroom.SampleNewsroom;
import org.wirewatch.app.newsroom.SampleSubscriptions;
import org.wirewatch.bench.Memory;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.TopicReader;

/**
 * Articles per second through the whole pipeline: the sample newsroom serves varied copies of its
 * articles at full speed; feeds are polled, pages fetched and extracted, articles enriched, matched
 * and alerted in one JVM with the embedded broker.
 *
 * <p>Arguments: number of articles (10,000), seed (1).
 */
public final class PipelineBench {
  private static final Duration QUIET = Duration.ofSeconds(20);
  private static final Duration DEADLINE = Duration.ofMinutes(30);
  private static final Duration STEP = Duration.ofMillis(500);

  private PipelineBench() {}

  public static void main(String[] arguments) throws Exception {
    int articles = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    Path folder = Files.createTempDirectory("wirewatch-bench");
    Logging.toFile(folder);
    try (SampleNewsroom newsroom =
            SampleNewsroom.startReplay(articles, seed, InstantSource.system());
        Running running = Running.start(plan(folder, newsroom, articles))) {
      while (!running.node().ready()) {
        Thread.sleep(STEP);
      }
      Duration cpuBefore = cpu();
      Instant start = Instant.now();
      new Registry(running.kafka()).addMissing(newsroom.sources(), SampleSubscriptions.load());
      Instant end = awaitQuiet(running.kafka(), start, articles);
      report(running.kafka(), articles, start, end, cpu().minus(cpuBefore));
    }
    System.exit(0);
  }

  private static Running.Plan plan(Path folder, SampleNewsroom newsroom, int articles) {
    Map<String, String> environment = new HashMap<>();
    environment.put(
        "WIREWATCH_INGEST_HTTP_ALLOW",
        newsroom.sources().stream()
            .map(source -> source.url().getAuthority())
            .collect(Collectors.joining(",")));
    environment.put("WIREWATCH_INGEST_FETCH_HOST_DELAY", "0ms");
    environment.put("WIREWATCH_INGEST_FETCH_HOST_PARALLEL", "4");
    environment.put("WIREWATCH_INGEST_POLL_BACKLOG_MAX", Integer.toString(articles));
    return new Running.Plan(new DataFolder(folder), null, null, environment, 0, 0);
  }

  /** Waits until nothing has come for a while; returns when the last article came. */
  private static Instant awaitQuiet(KafkaSettings kafka, Instant start, int wanted)
      throws Exception {
    Instant last = start;
    long seen = 0;
    try (Admin admin = Admin.create(kafka.properties(Map.of()))) {
      while (Instant.now().isBefore(start.plus(DEADLINE))) {
        long now = end(admin, kafka);
        if (now > seen) {
          seen = now;
          last = Instant.now();
        }
        if (last.plus(QUIET).isBefore(Instant.now()) && seen > 0) {
          return last;
        }
        Thread.sleep(STEP);
      }
    }
    throw new IllegalStateException("not quiet in " + DEADLINE + "; wanted " + wanted);
  }

  private static long end(Admin admin, KafkaSettings kafka) throws Exception {
    String topic = kafka.name(Topic.ENRICHED_ARTICLES);
    List<TopicPartition> partitions =
        admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    return admin
        .listOffsets(
            partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
        .all()
        .get()
        .values()
        .stream()
        .mapToLong(info -> info.offset())
        .sum();
  }

  private static void report(
      KafkaSettings kafka, int articles, Instant start, Instant end, Duration cpu)
      throws IOException {
    double seconds = Duration.between(start, end).toMillis() / 1000.0;
    long enriched = count(kafka, Topic.ENRICHED_ARTICLES);
    System.out.printf("articles served          %d%n", articles);
    System.out.printf("articles fetched         %d%n", count(kafka, Topic.ARTICLES));
    System.out.printf("articles enriched        %d%n", enriched);
    System.out.printf("stories                  %d%n", count(kafka, Topic.STORIES));
    System.out.printf("notifications            %d%n", count(kafka, Topic.NOTIFICATIONS));
    System.out.printf("dead letters             %d%n", count(kafka, Topic.DEAD_LETTERS));
    System.out.printf("wall seconds             %.1f%n", seconds);
    System.out.printf("articles per second      %.1f%n", enriched / seconds);
    System.out.printf("CPU ms per article       %.2f%n", (double) cpu.toMillis() / enriched);
    System.out.printf(
        "RSS, MiB                 %d%n", Memory.residentMib(ProcessHandle.current().pid()));
  }

  private static long count(KafkaSettings kafka, Topic topic) {
    long[] count = {0};
    TopicReader.readAll(kafka, topic, record -> count[0]++);
    return count[0];
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
