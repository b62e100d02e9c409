package org.wirewatch.alerts.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.alerts.DeadLetters;
import org.wirewatch.alerts.match.SubscriptionMatcher;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Reason;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Topic;

/**
 * Keeps the matcher in step with the subscriptions topic. Reads it fully from its start, then
 * follows it; a change is live at once. A subscription that cannot be read or whose query is bad
 * becomes a dead letter, once: how far bad ones were reported is committed for the group.
 */
public final class SubscriptionFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SubscriptionFeed.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration CLOSING_MAX = Duration.ofSeconds(5);

  private final KafkaSettings kafka;
  private final SubscriptionMatcher matcher;
  private final DeadLetters deadLetters;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final CountDownLatch loaded = new CountDownLatch(1);
  private final Map<TopicPartition, Long> reported = new HashMap<>();
  private final Thread thread;
  private volatile boolean closing;
  private volatile boolean failed;

  public SubscriptionFeed(
      KafkaSettings kafka, SubscriptionMatcher matcher, DeadLetters deadLetters) {
    this.kafka = kafka;
    this.matcher = matcher;
    this.deadLetters = deadLetters;
    this.consumer =
        new KafkaConsumer<>(
            kafka.properties(
                Map.of(
                    ConsumerConfig.GROUP_ID_CONFIG,
                    kafka.group("alerts-subscriptions"),
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false,
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed",
                    ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                    5_000)),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.thread = Thread.ofPlatform().name("alerts-subscriptions").daemon().unstarted(this::run);
  }

  /** Starts reading in the background. */
  public void start() {
    thread.start();
  }

  /** Waits until everything that was in the topic at the start is in the matcher. */
  public boolean awaitLoaded(Duration atMost) throws InterruptedException {
    return loaded.await(atMost.toMillis(), TimeUnit.MILLISECONDS) && !failed;
  }

  /** Whether the feed follows the topic. */
  public boolean live() {
    return !failed;
  }

  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
    try {
      thread.join(CLOSING_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (consumer) {
      String topic = kafka.name(Topic.SUBSCRIPTIONS);
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer
          .committed(Set.copyOf(partitions))
          .forEach((partition, at) -> reported.put(partition, at == null ? 0 : at.offset()));
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (!closing && behind(ends)) {
        accept(consumer.poll(POLL));
      }
      LOG.info("subscriptions loaded: count={}", matcher.size());
      loaded.countDown();
      while (!closing) {
        accept(consumer.poll(POLL));
      }
    } catch (WakeupException e) {
      // asked to close
    } catch (RuntimeException e) {
      if (!closing) {
        LOG.error("subscriptions are no longer followed", e);
        failed = true;
      }
    } finally {
      loaded.countDown();
    }
  }

  private boolean behind(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }

  private void accept(ConsumerRecords<byte[], byte[]> records) {
    if (records.isEmpty()) {
      return;
    }
    Map<String, Subscription> changed = new LinkedHashMap<>();
    Map<String, ConsumerRecord<byte[], byte[]>> origins = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      String id = new String(record.key() == null ? new byte[0] : record.key(), UTF_8);
      changed.remove(id);
      if (record.value() == null) {
        matcher.remove(id);
        continue;
      }
      try {
        changed.put(id, Json.read(record.value(), Subscription.class));
        origins.put(id, record);
      } catch (IOException e) {
        matcher.remove(id);
        report(record, Reason.UNREADABLE_RECORD, e);
      }
    }
    List<Subscription> upserts = new ArrayList<>();
    Map<String, String> keys = new HashMap<>();
    changed.forEach(
        (key, subscription) -> {
          upserts.add(subscription);
          keys.put(subscription.subscriptionId(), key);
        });
    for (SubscriptionMatcher.Rejected rejected : matcher.upsertAll(upserts)) {
      String id = rejected.subscription().subscriptionId();
      report(origins.get(keys.get(id)), Reason.BAD_QUERY, rejected.fault());
    }
    commit(records);
  }

  private void report(ConsumerRecord<byte[], byte[]> record, Reason reason, Exception cause) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    if (record.offset() >= reported.getOrDefault(partition, 0L)) {
      deadLetters.send(reason, cause.getMessage(), cause, record);
    }
  }

  private void commit(ConsumerRecords<byte[], byte[]> records) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (TopicPartition partition : records.partitions()) {
      long next = consumer.position(partition);
      if (next > reported.getOrDefault(partition, 0L)) {
        reported.put(partition, next);
        offsets.put(partition, new OffsetAndMetadata(next));
      }
    }
    if (!offsets.isEmpty()) {
      consumer.commitSync(offsets);
    }
  }
}
