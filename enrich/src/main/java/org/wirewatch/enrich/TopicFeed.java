package org.wirewatch.enrich;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.wirewatch.enrich.topic.TopicClassifier;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.TopicOverlay;
import org.wirewatch.wire.TopicTail;

/**
 * Keeps the classifier in step with the {@code topics} topic: read fully from its start, then
 * followed. Training happens in the thread that reads; of definitions that come meanwhile only the
 * newest is trained. A record that is no sound definition becomes a dead letter, once. Thread-safe.
 */
final class TopicFeed implements Supplier<TopicClassifier>, TopicTail.Reader, AutoCloseable {
  private static final String NAME = "enrich-topics";

  private final TopicOverlay overlay;
  private final LiveTopics topics;
  private final BadRecords bad;
  private final TopicTail tail;
  private final MeterRegistry metrics;
  private boolean begun;

  /**
   * A feed, not started.
   *
   * @param overlay the definitions that the records of the topic are put over
   */
  TopicFeed(KafkaSettings kafka, TopicOverlay overlay, MeterRegistry metrics) {
    this.overlay = overlay;
    this.topics = new LiveTopics(metrics);
    this.bad = new BadRecords(kafka, EnrichService.NAME, NAME);
    this.tail = new TopicTail(NAME, kafka, Set.of(kafka.name(Topic.TOPICS)), this);
    this.metrics = metrics;
  }

  /** Starts reading and training in the background. */
  void start() {
    tail.start();
  }

  /** Waits until all topics of the start are trained, those of the records among them. */
  boolean awaitLoaded(Duration atMost) throws InterruptedException {
    return tail.awaitLoaded(atMost);
  }

  /** Whether the topic is followed. */
  boolean live() {
    return !tail.failed();
  }

  @Override
  public TopicClassifier get() {
    return topics.classifier();
  }

  @Override
  public Map<TopicPartition, Long> startOffsets(Map<TopicPartition, Long> ends) {
    return new HashMap<>();
  }

  @Override
  public void read(ConsumerRecord<byte[], byte[]> record) {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    try {
      overlay.apply(key, record.value());
    } catch (IOException e) {
      if (bad.report(record, e)) {
        metrics.counter("wirewatch.enrich.topics.unreadable").increment();
      }
    }
  }

  @Override
  public void polled(Map<TopicPartition, Long> positions, boolean loaded) {
    bad.reportedUpTo(positions);
    if (loaded && (overlay.publish() || !begun)) {
      begun = true;
      topics.follow(overlay.inEffect());
    }
  }

  @Override
  public void close() {
    tail.close();
    bad.close();
  }
}
