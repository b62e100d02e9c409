package org.wirewatch.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
import org.wirewatch.wire.AuditEntry;
import org.wirewatch.wire.AuditEntry.Kind;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.KnownEntity;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.TopicDefinition;
import org.wirewatch.wire.TopicOverlay;
import org.wirewatch.wire.TopicReader;
import org.wirewatch.wire.User;

/**
 * Reads and writes the compacted topics that people fill: sources, subscriptions, entities, topics,
 * users. Every change has its entry in the audit log.
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
        missing.addAll(change(Kind.SOURCE, source.sourceId(), null, source));
      }
    }
    for (Subscription subscription : subscriptions) {
      if (knownSubscriptions.add(subscription.subscriptionId())) {
        missing.addAll(
            change(Kind.SUBSCRIPTION, subscription.subscriptionId(), null, subscription));
      }
    }
    RecordWriter.writeAll(kafka, missing);
    return missing.size() / 2; // each with its entry in the audit log
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
    RecordWriter.writeAll(kafka, change(Kind.SOURCE, source.sourceId(), null, source));
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
    Map<String, JsonNode> before = current(Topic.ENTITIES);
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    for (KnownEntity entity : entities) {
      String id = entity.entityId();
      records.addAll(change(Kind.ENTITY, id, before.get(id), entity));
    }
    RecordWriter.writeAll(kafka, records);
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
    Map<String, JsonNode> before = current(Topic.TOPICS);
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    for (TopicDefinition topic : topics) {
      records.addAll(change(Kind.TOPIC, topic.id(), before.get(topic.id()), topic));
    }
    RecordWriter.writeAll(kafka, records);
  }

  /** Takes back what was added, changed or switched off under an id. */
  public void resetTopic(String id) {
    RecordWriter.writeAll(kafka, change(Kind.TOPIC, id, current(Topic.TOPICS).get(id), null));
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

  /** The users as they are now, by name. */
  public List<User> users() {
    return current(Topic.USERS).values().stream()
        .map(tree -> Json.mapper().convertValue(tree, User.class))
        .sorted(Comparator.comparing(User::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /**
   * Adds a user or replaces them.
   *
   * @param before null when they are new
   */
  public void put(User before, User user) {
    AuditEntry entry = AuditEntry.of(actor(), before, user, Instant.now());
    RecordWriter.writeAll(
        kafka,
        List.of(
            record(Topic.USERS, user.userId(), user),
            record(Topic.AUDIT_LOG, entry.targetId(), entry)));
  }

  /** A change and the entry that tells of it. */
  private List<ProducerRecord<String, byte[]>> change(
      Kind kind, String id, Object before, Object after) {
    Topic topic =
        switch (kind) {
          case SOURCE -> Topic.SOURCES;
          case SUBSCRIPTION -> Topic.SUBSCRIPTIONS;
          case ENTITY -> Topic.ENTITIES;
          case TOPIC -> Topic.TOPICS;
          case RESPONSE, USER, TOKEN, SESSION ->
              throw new IllegalArgumentException("not here: " + kind);
        };
    AuditEntry entry = AuditEntry.of(actor(), kind, id, before, after, Instant.now());
    return List.of(record(topic, id, after), record(Topic.AUDIT_LOG, id, entry));
  }

  private static AuditEntry.Actor actor() {
    return new AuditEntry.Actor("cli", System.getProperty("user.name") + " (command line)", null);
  }

  /** The values of a compacted topic, by key; what is no JSON is left out. */
  private Map<String, JsonNode> current(Topic topic) {
    Map<String, JsonNode> values = new HashMap<>();
    TopicReader.readAll(
        kafka,
        topic,
        record -> {
          String key = new String(record.key(), StandardCharsets.UTF_8);
          try {
            if (record.value() == null) {
              values.remove(key);
            } else {
              values.put(key, Json.mapper().readTree(record.value()));
            }
          } catch (IOException e) {
            LOG.warn("unreadable record left out topic={} key={}", topic.shortName(), key, e);
          }
        });
    return values;
  }

  private ProducerRecord<String, byte[]> record(Topic topic, String key, Object value) {
    return new ProducerRecord<>(kafka.name(topic), key, value == null ? null : Json.bytes(value));
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
