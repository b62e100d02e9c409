package org.wirewatch.enrich;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.wire.DeadLetter;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Reason;
import org.wirewatch.wire.Topic;

/**
 * Makes the bad records of a topic that is read from its start again and again dead letters, once:
 * how far they were reported is committed for a group without members. Not thread-safe. Every
 * method throws {@link KafkaException} while Kafka is away.
 */
final class BadRecords implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BadRecords.class);
  private static final Duration CLOSING_MAX = Duration.ofSeconds(2);

  private final KafkaSettings kafka;
  private final String service;
  private final String group;
  private final Map<TopicPartition, Long> reported = new HashMap<>();
  private Admin admin;
  private KafkaProducer<byte[], byte[]> producer;

  BadRecords(KafkaSettings kafka, String service, String group) {
    this.kafka = kafka;
    this.service = service;
    this.group = kafka.group(group);
  }

  /** Writes a dead letter unless there is one; returns whether it did. */
  boolean report(ConsumerRecord<byte[], byte[]> record, Exception cause) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    if (record.offset() < reported(partition)) {
      return false;
    }
    LOG.warn(
        "dead letter: reason={} topic={} partition={} offset={} message={}",
        Reason.UNREADABLE_RECORD,
        record.topic(),
        record.partition(),
        record.offset(),
        cause.getMessage());
    await(
        producer()
            .send(
                DeadLetter.record(
                    kafka.name(Topic.DEAD_LETTERS),
                    service,
                    Reason.UNREADABLE_RECORD,
                    cause.getMessage(),
                    cause,
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    record.key(),
                    record.value())));
    return true;
  }

  /** Remembers that everything before these offsets was read. */
  void reportedUpTo(Map<TopicPartition, Long> positions) {
    Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
    positions.forEach(
        (partition, next) -> {
          if (next > reported(partition)) {
            moved.put(partition, new OffsetAndMetadata(next));
          }
        });
    if (!moved.isEmpty()) {
      await(admin().alterConsumerGroupOffsets(group, moved).all());
      moved.forEach((partition, next) -> reported.put(partition, next.offset()));
    }
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(CLOSING_MAX);
    }
    if (admin != null) {
      admin.close(CLOSING_MAX);
    }
  }

  private long reported(TopicPartition partition) {
    Long known = reported.get(partition);
    if (known == null) {
      OffsetAndMetadata committed =
          await(admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
              .get(partition);
      known = committed == null ? 0 : committed.offset();
      reported.put(partition, known);
    }
    return known;
  }

  private Admin admin() {
    if (admin == null) {
      admin = Admin.create(kafka.properties(Map.of("client.id", group)));
    }
    return admin;
  }

  private KafkaProducer<byte[], byte[]> producer() {
    if (producer == null) {
      producer =
          new KafkaProducer<>(
              kafka.properties(
                  Map.of(
                      ProducerConfig.ACKS_CONFIG,
                      "all",
                      ProducerConfig.CLIENT_ID_CONFIG,
                      group,
                      ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                      Topic.RECORD_BYTES_MAX)),
              new ByteArraySerializer(),
              new ByteArraySerializer());
    }
    return producer;
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    } catch (ExecutionException e) {
      throw new KafkaException("Kafka did not take it", e.getCause());
    }
  }
}
