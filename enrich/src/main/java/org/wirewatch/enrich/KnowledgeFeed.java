package org.wirewatch.enrich;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.knowledge.KnowledgeOverlay;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Topic;

/**
 * Keeps the knowledge base in step with the entities topic. What arrives together makes one new
 * base. Thread-safe.
 */
final class KnowledgeFeed extends DefinitionFeed implements Supplier<KnowledgeBase> {
  private static final Logger LOG = LoggerFactory.getLogger(KnowledgeFeed.class);

  private final KnowledgeOverlay overlay;

  /**
   * A feed, not started.
   *
   * @param below what the records of the topic are put over
   */
  KnowledgeFeed(KafkaSettings kafka, KnowledgeBase below, MeterRegistry metrics) {
    super("entities", kafka, Topic.ENTITIES, metrics);
    this.overlay = new KnowledgeOverlay(below);
  }

  @Override
  public KnowledgeBase get() {
    return overlay.base();
  }

  @Override
  void apply(String key, byte[] value) throws IOException {
    overlay.apply(key, value);
  }

  @Override
  void publish() {
    if (overlay.publish()) {
      LOG.info(
          "knowledge base changed: additions={} entities={}",
          overlay.additions().size(),
          overlay.base().size());
    }
  }
}
