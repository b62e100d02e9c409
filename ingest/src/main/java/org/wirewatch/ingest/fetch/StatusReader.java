package org.wirewatch.ingest.fetch;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.wirewatch.ingest.lane.LaneClients;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.PageStatus;

/** Reads the status of single pages from the topic by offset. Thread-safe; one at a time. */
final class StatusReader implements AutoCloseable {
  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final int TRIES_MAX = 5;

  private final LaneClients clients;
  private final String topic;
  private final ReentrantLock lock = new ReentrantLock();
  private KafkaConsumer<byte[], byte[]> consumer;
  private boolean closed;

  StatusReader(LaneClients clients, String topic) {
    this.clients = clients;
    this.topic = topic;
  }

  /** The status at an offset; empty if there is none that can be read. */
  Optional<PageStatus> read(int partition, long offset) {
    lock.lock();
    try {
      if (closed) {
        return Optional.empty();
      }
      if (consumer == null) {
        consumer = clients.recordReader();
      }
      TopicPartition place = new TopicPartition(topic, partition);
      consumer.assign(List.of(place));
      consumer.seek(place, offset);
      for (int i = 0; i < TRIES_MAX; i++) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(WAIT)) {
          return record.offset() == offset && record.value() != null
              ? Optional.of(Json.read(record.value(), PageStatus.class))
              : Optional.empty();
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      if (consumer != null) {
        consumer.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
