package org.wirewatch.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.knowledge.KnowledgeOverlay;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.KnownEntity;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.TopicDefinition;
import org.wirewatch.wire.TopicOverlay;
import org.wirewatch.wire.TopicReader;

/**
 * Reads and writes the compacted topics that people fill: sources, subscriptions, entities, topics.
 */
public final class Registry {
  private static final Logger LOG = LoggerFactory.getLogger(Registry.class);

  private final KafkaSettings kafka;

  public Registry(KafkaSettings kafka) {
    this.kafka = kafka;
  }

  /**
   * Adds what is not there yet; what is there, changed or deleted by its owner, stays as it is.
   *
   * @return how many were added
   */
  public int addMissing(List<Source> sources, List<Subscription> subscriptions) {
    Set<String> knownSources = everWritten(Topic.SOURCES, sources.isEmpty());
    Set<String> knownSubscriptions = everWritten(Topic.SUBSCRIPTIONS, subscriptions.isEmpty());
    List<ProducerRecord<String, byte[]>> missing = new ArrayList<>();
    for (Source source : sources) {
      if (knownSources.add(source.sourceId())) {
        missing.add(record(Topic.SOURCES, source.sourceId(), source));
      }
    }
    for (Subscription subscription : subscriptions) {
      if (knownSubscriptions.add(subscription.subscriptionId())) {
        missing.add(record(Topic.SUBSCRIPTIONS, subscription.subscriptionId(), subscription));
      }
    }
    RecordWriter.writeAll(kafka, missing);
    return missing.size();
  }

  /**
   * Adds a source that somebody wants now, even if it was deleted before.
   *
   * @return false if its address is polled already
   */
  public boolean add(Source source) {
    boolean known = sources().stream().anyMatch(one -> one.url().equals(source.url()));
    if (known) {
      return false;
    }
    RecordWriter.writeAll(kafka, List.of(record(Topic.SOURCES, source.sourceId(), source)));
    return true;
  }

  /** The sources as they are now, in the order of their outlets. */
  public List<Source> sources() {
    Map<String, Source> sources = new HashMap<>();
    TopicReader.readAll(
        kafka,
        Topic.SOURCES,
        record -> {
          String key = new String(record.key(), StandardCharsets.UTF_8);
          if (record.value() == null) {
            sources.remove(key);
            return;
          }
          try {
            sources.put(key, Json.read(record.value(), Source.class));
          } catch (IOException e) {
            LOG.warn("unreadable source left out sourceId={}", key, e);
          }
        });
    return sources.values().stream().sorted(Comparator.comparing(Source::outlet)).toList();
  }

  /** Adds entities or replaces those with the same id. */
  public void put(Collection<KnownEntity> entities) {
    RecordWriter.writeAll(
        kafka,
        entities.stream()
            .map(entity -> record(Topic.ENTITIES, entity.entityId(), entity))
            .toList());
  }

  /** What was added over a base, by id; what is unsound is left out. */
  public KnowledgeOverlay entities(KnowledgeBase below) {
    KnowledgeOverlay overlay = new KnowledgeOverlay(below);
    TopicReader.readAll(
        kafka,
        Topic.ENTITIES,
        record -> {
          String key = new String(record.key(), StandardCharsets.UTF_8);
          try {
            overlay.apply(key, record.value());
          } catch (IOException e) {
            LOG.warn("unsound entity left out entityId={}", key, e);
          }
        });
    overlay.publish();
    return overlay;
  }

  /** Adds topics or replaces those with the same id. */
  public void putTopics(Collection<TopicDefinition> topics) {
    RecordWriter.writeAll(
        kafka, topics.stream().map(topic -> record(Topic.TOPICS, topic.id(), topic)).toList());
  }

  /** Takes back what was added, changed or switched off under an id. */
  public void resetTopic(String id) {
    RecordWriter.writeAll(kafka, List.of(new ProducerRecord<>(kafka.name(Topic.TOPICS), id, null)));
  }

  /** The topics as they are now over those of a file; what is unsound is left out. */
  public TopicOverlay topics(TopicOverlay overlay) {
    TopicReader.readAll(
        kafka,
        Topic.TOPICS,
        record -> {
          String key = new String(record.key(), StandardCharsets.UTF_8);
          try {
            overlay.apply(key, record.value());
          } catch (IOException e) {
            LOG.warn("unsound topic left out topicId={}", key, e);
          }
        });
    overlay.publish();
    return overlay;
  }

  private ProducerRecord<String, byte[]> record(Topic topic, String key, Object value) {
    return new ProducerRecord<>(kafka.name(topic), key, Json.bytes(value));
  }

  private Set<String> everWritten(Topic topic, boolean skip) {
    Set<String> keys = new HashSet<>();
    if (!skip) {
      TopicReader.readAll(
          kafka, topic, record -> keys.add(new String(record.key(), StandardCharsets.UTF_8)));
    }
    return keys;
  }
}
