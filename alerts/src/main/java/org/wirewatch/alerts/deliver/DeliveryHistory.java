package org.wirewatch.alerts.deliver;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.wire.Delivery;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Topic;

/**
 * What was already done with notifications that are read again, after a restart or when partitions
 * come from another instance. Reads {@code deliveries} from the time of the first notification that
 * is not committed, so it is short unless a receiver has been down for long.
 */
final class DeliveryHistory {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryHistory.class);
  private static final Duration POLL = Duration.ofMillis(100);

  /** Clocks of instances and broker may differ by this much. */
  private static final Duration SLACK = Duration.ofMinutes(5);

  private final KafkaSettings kafka;
  private final Map<String, Delivery> last = new HashMap<>();

  DeliveryHistory(KafkaSettings kafka) {
    this.kafka = kafka;
  }

  /** The last attempt at a notification, as far as it was read. */
  Optional<Delivery> of(String notificationId) {
    return Optional.ofNullable(last.get(notificationId));
  }

  /**
   * Reads what concerns the uncommitted notifications of partitions.
   *
   * @param committed null values for partitions without a committed offset
   */
  void load(
      Collection<TopicPartition> partitions, Map<TopicPartition, OffsetAndMetadata> committed) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      long from = firstUncommitted(consumer, partitions, committed);
      if (from < Long.MAX_VALUE) {
        readDeliveries(consumer, from - SLACK.toMillis());
      }
      LOG.info("delivery history read: partitions={} attempts={}", partitions.size(), last.size());
    }
  }

  /** Milliseconds of the oldest notification to come; MAX_VALUE when there is none. */
  private static long firstUncommitted(
      KafkaConsumer<byte[], byte[]> consumer,
      Collection<TopicPartition> partitions,
      Map<TopicPartition, OffsetAndMetadata> committed) {
    consumer.assign(partitions);
    Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata at = committed.get(partition);
      long start = starts.get(partition);
      consumer.seek(partition, at == null ? start : Math.max(start, at.offset()));
    }
    long first = Long.MAX_VALUE;
    List<TopicPartition> open = new ArrayList<>(partitions);
    open.removeIf(partition -> consumer.position(partition) >= ends.get(partition));
    while (!open.isEmpty()) {
      consumer.assign(open);
      var records = consumer.poll(POLL);
      for (TopicPartition partition : records.partitions()) {
        first = Math.min(first, records.records(partition).getFirst().timestamp());
        open.remove(partition);
      }
      open.removeIf(partition -> consumer.position(partition) >= ends.get(partition));
    }
    return first;
  }

  private void readDeliveries(KafkaConsumer<byte[], byte[]> consumer, long from) {
    String topic = kafka.name(Topic.DELIVERIES);
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, Math.max(0, from)));
    consumer
        .offsetsForTimes(times)
        .forEach(
            (partition, at) ->
                consumer.seek(partition, at == null ? ends.get(partition) : at.offset()));
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(this::remember);
    }
  }

  private void remember(ConsumerRecord<byte[], byte[]> record) {
    try {
      if (record.value() != null) {
        Delivery delivery = Json.read(record.value(), Delivery.class);
        last.put(delivery.notificationId(), delivery);
      }
    } catch (IOException e) {
      LOG.warn(
          "unreadable delivery left out: partition={} offset={}",
          record.partition(),
          record.offset());
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        kafka.properties(
            Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest")),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
