package org.wirewatch.enrich;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.function.Supplier;
import org.wirewatch.enrich.topic.TopicClassifier;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.TopicOverlay;

/**
 * Keeps the classifier in step with the {@code topics} topic. Training happens in the thread that
 * reads; of definitions that come meanwhile only the newest is trained. Thread-safe.
 */
final class TopicFeed extends DefinitionFeed implements Supplier<TopicClassifier> {
  private final TopicOverlay overlay;
  private final LiveTopics topics;
  private boolean begun;

  /**
   * A feed, not started.
   *
   * @param overlay the definitions that the records of the topic are put over
   */
  TopicFeed(KafkaSettings kafka, TopicOverlay overlay, MeterRegistry metrics) {
    super("topics", kafka, Topic.TOPICS, metrics);
    this.overlay = overlay;
    this.topics = new LiveTopics(metrics);
  }

  @Override
  public TopicClassifier get() {
    return topics.classifier();
  }

  @Override
  void apply(String key, byte[] value) throws IOException {
    overlay.apply(key, value);
  }

  @Override
  void publish() {
    if (overlay.publish() || !begun) {
      begun = true;
      topics.follow(overlay.inEffect());
    }
  }
}
