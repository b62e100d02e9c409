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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.knowledge.KnowledgeOverlay;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.TopicTail;

/**
 * Keeps the knowledge base in step with the entities topic: read fully from its start, then
 * followed. What arrives together makes one new base. A record that is no sound entity becomes a
 * dead letter, once. Thread-safe.
 */
final class KnowledgeFeed implements Supplier<KnowledgeBase>, TopicTail.Reader, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KnowledgeFeed.class);
  private static final String NAME = "enrich-entities";

  private final KnowledgeOverlay overlay;
  private final BadRecords bad;
  private final TopicTail tail;
  private final MeterRegistry metrics;

  /**
   * A feed, not started.
   *
   * @param below what the records of the topic are put over
   */
  KnowledgeFeed(KafkaSettings kafka, KnowledgeBase below, MeterRegistry metrics) {
    this.overlay = new KnowledgeOverlay(below);
    this.bad = new BadRecords(kafka, EnrichService.NAME, NAME);
    this.tail = new TopicTail(NAME, kafka, Set.of(kafka.name(Topic.ENTITIES)), this);
    this.metrics = metrics;
  }

  /** Starts reading in the background. */
  void start() {
    tail.start();
  }

  /** Waits until everything that was in the topic at the start is in the base. */
  boolean awaitLoaded(Duration atMost) throws InterruptedException {
    return tail.awaitLoaded(atMost);
  }

  /** Whether the topic is followed. */
  boolean live() {
    return !tail.failed();
  }

  @Override
  public KnowledgeBase get() {
    return overlay.base();
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
        metrics.counter("wirewatch.enrich.entities.unreadable").increment();
      }
    }
  }

  @Override
  public void polled(Map<TopicPartition, Long> positions, boolean loaded) {
    bad.reportedUpTo(positions);
    if (loaded && overlay.publish()) {
      LOG.info(
          "knowledge base changed: additions={} entities={}",
          overlay.additions().size(),
          overlay.base().size());
    }
  }

  @Override
  public void close() {
    tail.close();
    bad.close();
  }
}
