package org.wirewatch.enrich;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.enrich.topic.TopicClassifier;
import org.wirewatch.wire.TopicDefinition;

/**
 * Keeps a classifier in step with the definitions in effect: only those that changed are trained,
 * each is used as soon as it is. A faulty one is reported and left out, the others stay. One thread
 * calls {@link #follow}, any thread reads.
 */
final class LiveTopics {
  private static final Logger LOG = LoggerFactory.getLogger(LiveTopics.class);

  private final Map<String, TopicDefinition> scored = new TreeMap<>();
  private final Map<String, TopicDefinition> faulty = new TreeMap<>();
  private final Timer training;
  private volatile TopicClassifier classifier = TopicClassifier.load(List.of());
  private volatile int scoredCount;
  private volatile int faultyCount;

  LiveTopics(MeterRegistry metrics) {
    training =
        Timer.builder("wirewatch.enrich.topic.training")
            .description("Time to train one topic.")
            .register(metrics);
    Gauge.builder("wirewatch.enrich.topics", this, topics -> topics.scoredCount)
        .description("Topics by what becomes of them.")
        .tag("state", "scored")
        .register(metrics);
    Gauge.builder("wirewatch.enrich.topics", this, topics -> topics.faultyCount)
        .description("Topics by what becomes of them.")
        .tag("state", "faulty")
        .register(metrics);
  }

  /** The classifier of now; the same object while nothing changes. */
  TopicClassifier classifier() {
    return classifier;
  }

  /** Trains what has changed. Takes up to 2 s for each changed topic. */
  void follow(List<TopicDefinition> inEffect) {
    Set<String> ids =
        inEffect.stream().map(TopicDefinition::id).collect(Collectors.toUnmodifiableSet());
    List<String> gone = scored.keySet().stream().filter(id -> !ids.contains(id)).toList();
    gone.forEach(this::drop);
    faulty.keySet().retainAll(ids);
    for (TopicDefinition definition : inEffect) {
      if (!like(scored.get(definition.id()), definition)
          && !like(faulty.get(definition.id()), definition)) {
        train(definition);
      }
    }
    scoredCount = scored.size();
    faultyCount = faulty.size();
  }

  private void train(TopicDefinition definition) {
    String id = definition.id();
    try {
      classifier = training.record(() -> classifier.with(definition));
      scored.put(id, definition);
      faulty.remove(id);
      LOG.info(
          "topic trained topicId={} positives={} negatives={}",
          id,
          definition.positives().size(),
          definition.negatives().size());
    } catch (IllegalArgumentException e) {
      LOG.warn("topic left out, its definition is faulty topicId={} fault={}", id, e.getMessage());
      drop(id);
      faulty.put(id, definition);
    }
  }

  private void drop(String id) {
    if (scored.remove(id) != null) {
      classifier = classifier.without(id);
      LOG.info("topic dropped topicId={}", id);
    }
  }

  private static boolean like(TopicDefinition known, TopicDefinition definition) {
    return known != null && known.scoresLike(definition);
  }
}
