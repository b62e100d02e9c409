package org.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.testkit.TopicClient;
import org.wirewatch.testkit.web.SimulatedWeb;
import org.wirewatch.testkit.web.Visit;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.FetchRequest;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Topic;

/** Two ingest workers share the hosts; one is killed, the other takes its hosts over. */
class IngestTakeoverIT {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final Duration HOST_DELAY = Duration.ofMillis(500);
  private static final int HOSTS = 24;
  private static final int PAGES = HOSTS * 12;

  private final KafkaSettings kafka = KafkaFixture.shared().settings();

  @Test
  void aKilledWorkersHostsAreTakenOver(@TempDir Path folder) throws Exception {
    var plan = SimulatedWeb.Plan.pages(HOSTS, Duration.ofMillis(50));
    try (SimulatedWeb web = SimulatedWeb.start(plan, InstantSource.system());
        TopicClient topics = new TopicClient(kafka);
        ChildJvm survivor = worker(folder, web);
        ChildJvm victim = worker(folder, web)) {
      for (URI page : web.pages(PAGES)) {
        topics.send(Topic.FETCH_REQUESTS, page.getAuthority(), request(page));
      }
      await().atMost(SOON).until(() -> web.visits().size() > PAGES / 4);

      victim.kill();

      List<Article> articles =
          topics.readUntil(Topic.ARTICLES, Article.class, SOON, all -> all.size() >= PAGES);
      assertThat(articles).extracting(Article::url).doesNotHaveDuplicates();
      assertThat(articles).hasSize(PAGES);
      assertThat(gapsBetweenFetchesOfOnePage(web.visits()))
          .allSatisfy(gap -> assertThat(gap).isGreaterThan(HOST_DELAY));
      assertThat(survivor.output()).doesNotContain("ERROR");
    }
  }

  private ChildJvm worker(Path folder, SimulatedWeb web) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("WIREWATCH_KAFKA_TOPIC_PREFIX", kafka.topicPrefix());
    environment.put("WIREWATCH_INGEST_HTTP_ALLOW", String.join(",", web.hosts()));
    environment.put("WIREWATCH_INGEST_FETCH_HOST_DELAY", HOST_DELAY.toMillis() + "ms");
    environment.put("WIREWATCH_INGEST_FETCH_HOST_PARALLEL", "1");
    List<String> arguments =
        List.of(
            "ingest", "--bootstrap-servers", kafka.bootstrapServers(), "--management-port", "0");
    return ChildJvm.start(folder, arguments, environment, "ingest started");
  }

  private static FetchRequest request(URI page) {
    return new FetchRequest(
        FetchRequest.SCHEMA_VERSION,
        page,
        "simulated",
        "Simulated Post",
        Instant.parse("2026-11-02T09:00:00Z"),
        null,
        null,
        Instant.parse("2026-11-02T09:00:00Z"),
        List.of(),
        List.of(),
        1,
        null);
  }

  /** Of the pages that were in the victim's hands and fetched again. */
  private static List<Duration> gapsBetweenFetchesOfOnePage(List<Visit> visits) {
    return visits.stream()
        .filter(visit -> visit.path().startsWith("/page/"))
        .collect(Collectors.groupingBy(visit -> visit.host() + visit.path()))
        .values()
        .stream()
        .filter(same -> same.size() > 1)
        .map(same -> Duration.between(same.get(0).at(), same.get(1).at()))
        .toList();
  }
}
