package org.wirewatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.wire.KafkaSettings;

/** How sources and hosts move when instances are added. */
class IngestScalingIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final KafkaSettings kafka = KafkaFixture.shared().settings();
  private final Admin admin = Admin.create(kafka.properties(Map.of()));
  private final List<AutoCloseable> opened = new ArrayList<>(List.of(admin));

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable closeable : opened.reversed()) {
      closeable.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest-poll", "ingest-fetch"})
  void addingAnInstanceMovesOnlyItsShare(String group) {
    start();
    start();
    Map<String, Set<TopicPartition>> before = awaitSpread(group, 2);

    start();
    Map<String, Set<TopicPartition>> after = awaitSpread(group, 3);

    before.forEach(
        (member, partitions) ->
            assertThat(partitions).as("nothing came to " + member).containsAll(after.get(member)));
    assertThat(after.values()).allSatisfy(partitions -> assertThat(partitions).hasSize(1));
  }

  private void start() {
    IngestService service =
        new IngestService(
            IngestConfig.defaults(), kafka, new SimpleMeterRegistry(), InstantSource.system());
    opened.add(service);
    service.start();
    await().atMost(SOON).until(service::ready);
  }

  /** Waits until that many members share every partition. */
  private Map<String, Set<TopicPartition>> awaitSpread(String group, int members) {
    return await()
        .atMost(SOON)
        .until(
            () -> assignments(group),
            all ->
                all.size() == members
                    && all.values().stream().noneMatch(Set::isEmpty)
                    && all.values().stream().mapToInt(Set::size).sum() == 3);
  }

  private Map<String, Set<TopicPartition>> assignments(String group)
      throws ExecutionException, InterruptedException {
    String id = kafka.group(group);
    Map<String, Set<TopicPartition>> assignments = new HashMap<>();
    var description = admin.describeConsumerGroups(List.of(id)).describedGroups().get(id).get();
    for (var member : description.members()) {
      assignments.put(member.consumerId(), member.assignment().topicPartitions());
    }
    return assignments;
  }
}
