package org.wirewatch.enrich;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.TopicTail;

/**
 * Follows a compacted topic of definitions: read fully from its start, then on. A record that is no
 * sound definition becomes a dead letter, once.
 */
abstract class DefinitionFeed implements TopicTail.Reader, AutoCloseable {
  private final String unreadable;
  private final BadRecords bad;
  private final TopicTail tail;
  private final MeterRegistry metrics;

  /**
   * A feed, not started.
   *
   * @param what is defined, as thread and counters are called
   */
  DefinitionFeed(String what, KafkaSettings kafka, Topic topic, MeterRegistry metrics) {
    String name = "enrich-" + what;
    this.unreadable = "wirewatch.enrich." + what + ".unreadable";
    this.bad = new BadRecords(kafka, EnrichService.NAME, name);
    this.tail = new TopicTail(name, kafka, Set.of(kafka.name(topic)), this);
    this.metrics = metrics;
  }

  /** Starts reading in the background. */
  final void start() {
    tail.start();
  }

  /** Waits until everything that was in the topic at the start is in effect. */
  final boolean awaitLoaded(Duration atMost) throws InterruptedException {
    return tail.awaitLoaded(atMost);
  }

  /** Whether the topic is followed. */
  final boolean live() {
    return !tail.failed();
  }

  /**
   * Takes a record.
   *
   * @param value null takes back what is defined under the key
   * @throws IOException if it is no sound definition
   */
  abstract void apply(String key, byte[] value) throws IOException;

  /** Everything that was in the topic at the start has been taken, and perhaps more. */
  abstract void publish();

  @Override
  public final Map<TopicPartition, Long> startOffsets(Map<TopicPartition, Long> ends) {
    return new HashMap<>();
  }

  @Override
  public final void read(ConsumerRecord<byte[], byte[]> record) {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    try {
      apply(key, record.value());
    } catch (IOException e) {
      if (bad.report(record, e)) {
        metrics.counter(unreadable).increment();
      }
    }
  }

  @Override
  public final void polled(Map<TopicPartition, Long> positions, boolean loaded) {
    bad.reportedUpTo(positions);
    if (loaded) {
      publish();
    }
  }

  @Override
  public final void close() {
    tail.close();
    bad.close();
  }
}
