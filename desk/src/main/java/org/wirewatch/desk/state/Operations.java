package org.wirewatch.desk.state;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Topic;

/**
 * How the topics and their readers are doing, asked from Kafka at most every few seconds.
 * Thread-safe.
 */
public final class Operations implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Operations.class);
  private static final Duration KEPT = Duration.ofSeconds(3);
  private static final long TIMEOUT_MS = 5_000;
  private static final int GROUPS_MAX = 100;

  private final KafkaSettings kafka;
  private final InstantSource clock;
  private Admin admin;
  private Report last;

  public Operations(KafkaSettings kafka, InstantSource clock) {
    this.kafka = kafka;
    this.clock = clock;
  }

  /**
   * State of Kafka.
   *
   * @param error why it could not be asked; null when all is well
   */
  public record Report(Instant at, List<TopicState> topics, List<Group> groups, String error) {}

  /**
   * A topic of the catalogue.
   *
   * @param records between the first and the last offset; an upper bound when compacted
   */
  public record TopicState(String name, String purpose, int partitions, long records) {}

  /**
   * A consumer group of this installation.
   *
   * @param lag records not yet read, by topic
   */
  public record Group(String id, String type, String state, Map<String, Long> lag) {
    /** Records not yet read. */
    public long total() {
      return lag.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** The newest report. Never throws: what went wrong is in the report. */
  public synchronized Report report() {
    Instant now = clock.instant();
    if (last == null || last.at().plus(KEPT).isBefore(now)) {
      last = ask(now);
    }
    return last;
  }

  /** Names the cluster. */
  public synchronized String clusterId() {
    try {
      return get(admin().describeCluster().clusterId());
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("cluster cannot be asked", e);
    }
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ofSeconds(1));
      admin = null;
    }
  }

  private Report ask(Instant now) {
    try {
      Map<String, Topic> catalogue = new HashMap<>();
      for (Topic topic : Topic.values()) {
        catalogue.put(kafka.name(topic), topic);
      }
      Map<String, TopicDescription> described =
          get(admin().describeTopics(catalogue.keySet()).allTopicNames());
      List<TopicPartition> partitions = new ArrayList<>();
      described
          .values()
          .forEach(
              topic ->
                  topic
                      .partitions()
                      .forEach(
                          one ->
                              partitions.add(new TopicPartition(topic.name(), one.partition()))));
      Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
      Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
      List<TopicState> topics = new ArrayList<>();
      for (Topic topic : Topic.values()) {
        String name = kafka.name(topic);
        long records =
            partitions.stream()
                .filter(partition -> partition.topic().equals(name))
                .mapToLong(partition -> ends.get(partition) - begins.get(partition))
                .sum();
        int count = described.get(name).partitions().size();
        topics.add(new TopicState(topic.shortName(), topic.purpose(), count, records));
      }
      return new Report(now, topics, groups(ends), null);
    } catch (ExecutionException e) {
      return failed(now, String.valueOf(e.getCause().getMessage()));
    } catch (TimeoutException e) {
      return failed(now, "Kafka did not answer within " + TIMEOUT_MS + " ms");
    } catch (KafkaException e) {
      return failed(now, String.valueOf(e.getMessage()));
    }
  }

  private Report failed(Instant now, String error) {
    LOG.warn("topics could not be asked error={}", error);
    return new Report(now, List.of(), List.of(), error);
  }

  private List<Group> groups(Map<TopicPartition, Long> ends)
      throws ExecutionException, TimeoutException {
    List<Group> groups = new ArrayList<>();
    for (GroupListing listing : get(admin().listGroups().all())) {
      boolean ours = listing.groupId().startsWith(kafka.topicPrefix());
      GroupType type = listing.type().orElse(GroupType.UNKNOWN);
      if (ours && type != GroupType.SHARE && groups.size() < GROUPS_MAX) {
        Map<TopicPartition, OffsetAndMetadata> read = committed(listing.groupId(), type);
        Map<String, Long> lag = new TreeMap<>();
        read.forEach(
            (partition, offset) -> {
              if (offset != null && ends.containsKey(partition)) {
                long behind = Math.max(0, ends.get(partition) - offset.offset());
                String topic = partition.topic().substring(kafka.topicPrefix().length());
                lag.merge(topic, behind, Long::sum);
              }
            });
        groups.add(
            new Group(
                listing.groupId(),
                type.toString(),
                listing.groupState().map(Object::toString).orElse("unknown"),
                lag));
      }
    }
    groups.sort(java.util.Comparator.comparing(Group::id));
    return groups;
  }

  private Map<TopicPartition, OffsetAndMetadata> committed(String group, GroupType type)
      throws ExecutionException, TimeoutException {
    return type == GroupType.STREAMS
        ? get(
            admin()
                .listStreamsGroupOffsets(Map.of(group, new ListStreamsGroupOffsetsSpec()))
                .partitionsToOffsetAndMetadata(group))
        : get(
            admin()
                .listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
                .partitionsToOffsetAndMetadata(group));
  }

  private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec)
      throws ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    partitions.forEach(partition -> wanted.put(partition, spec));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    get(admin().listOffsets(wanted).all())
        .forEach((partition, info) -> offsets.put(partition, info.offset()));
    return offsets;
  }

  private Admin admin() {
    if (admin == null) {
      admin =
          Admin.create(
              kafka.properties(
                  Map.of(
                      AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS,
                      AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS,
                      AdminClientConfig.CLIENT_ID_CONFIG, kafka.group("desk-admin"))));
    }
    return admin;
  }

  private static <T> T get(KafkaFuture<T> future) throws ExecutionException, TimeoutException {
    try {
      return future.get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }
}
