package org.wirewatch.desk.state;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.desk.live.LiveFeed;
import org.wirewatch.desk.live.LiveItem;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.knowledge.KnowledgeOverlay;
import org.wirewatch.wire.AlertResponse;
import org.wirewatch.wire.AuditEntry;
import org.wirewatch.wire.Delivery;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.KnownEntity;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.SourceStatus;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.TopicOverlay;
import org.wirewatch.wire.TopicTail;

/**
 * What the desk keeps in memory: the current subscriptions, sources and their health, the knowledge
 * base, the topics, the newest alerts and dead letters. Read from the topics at each start. A
 * record that cannot be read is counted and skipped; the service that owns its topic makes it a
 * dead letter. Thread-safe.
 */
public final class DeskState implements TopicTail.Reader {
  private static final Logger LOG = LoggerFactory.getLogger(DeskState.class);
  private static final int DEAD_LETTERS_MAX = 500;
  private static final Set<Topic> TOPICS =
      EnumSet.of(
          Topic.SUBSCRIPTIONS,
          Topic.SOURCES,
          Topic.SOURCE_STATUS,
          Topic.ENTITIES,
          Topic.TOPICS,
          Topic.NOTIFICATIONS,
          Topic.DELIVERIES,
          Topic.ALERT_RESPONSES,
          Topic.USERS,
          Topic.SESSIONS,
          Topic.AUDIT_LOG,
          Topic.DEAD_LETTERS);

  private final Map<String, Topic> byName = new HashMap<>();
  private final Map<Topic, Long> tailLengths = new EnumMap<>(Topic.class);
  private final Map<String, Subscription> subscriptions = new ConcurrentSkipListMap<>();
  private final Map<String, Source> sources = new ConcurrentSkipListMap<>();
  private final Map<String, SourceStatus> statuses = new ConcurrentSkipListMap<>();
  private final KnowledgeOverlay knowledge;
  private final TopicOverlay topics;
  private final AlertLog alerts;
  private final ResponseLog responses = new ResponseLog();
  private final Accounts accounts = new Accounts();
  private final AuditLog audit = new AuditLog();
  private final Deque<DeadLetterEntry> deadLetters = new ArrayDeque<>();
  private final LiveFeed<AlertLog.Change> stream;
  private final int streamKept;
  private final PriorityQueue<Recent> recent =
      new PriorityQueue<>(Comparator.comparing(Recent::at).thenComparing(one -> one.item().id()));
  private final MeterRegistry metrics;
  private boolean streaming;

  private record Recent(Instant at, LiveItem<AlertLog.Change> item) {}

  /**
   * Empty, to be filled by a tail.
   *
   * @param below what the entities topic is put over
   * @param topicsBelow takes the records of the topics topic
   * @param stream is told of each alert and update
   * @param streamKept how many of those before the start are put on it
   */
  public DeskState(
      KafkaSettings kafka,
      int alertsMax,
      KnowledgeBase below,
      TopicOverlay topicsBelow,
      LiveFeed<AlertLog.Change> stream,
      int streamKept,
      MeterRegistry metrics) {
    this.stream = stream;
    this.streamKept = streamKept;
    this.topics = topicsBelow;
    this.alerts = new AlertLog(alertsMax);
    this.knowledge = new KnowledgeOverlay(below);
    this.metrics = metrics;
    TOPICS.forEach(topic -> byName.put(kafka.name(topic), topic));
    tailLengths.put(Topic.NOTIFICATIONS, (long) alertsMax);
    tailLengths.put(Topic.DELIVERIES, 2L * alertsMax);
    tailLengths.put(Topic.AUDIT_LOG, 2L * AuditLog.ENTRIES_MAX); // every other offset is a marker
    tailLengths.put(Topic.DEAD_LETTERS, (long) DEAD_LETTERS_MAX);
  }

  /** Full names of the topics to follow. */
  public Set<String> topics() {
    return Set.copyOf(byName.keySet());
  }

  public Collection<Subscription> subscriptions() {
    return List.copyOf(subscriptions.values());
  }

  public Optional<Subscription> subscription(String id) {
    return Optional.ofNullable(subscriptions.get(id));
  }

  public Collection<Source> sources() {
    return List.copyOf(sources.values());
  }

  public Optional<Source> source(String id) {
    return Optional.ofNullable(sources.get(id));
  }

  /** Health of a source; empty while it was never polled. */
  public Optional<SourceStatus> status(String sourceId) {
    return Optional.ofNullable(statuses.get(sourceId));
  }

  /** Who and what is known, with what was added while the system ran. */
  public KnowledgeBase knowledge() {
    return knowledge.base();
  }

  /** What was added or changed while the system ran, by id. */
  public Collection<KnownEntity> additions() {
    return knowledge.additions();
  }

  /** The topics that articles are scored by, and those that are switched off. */
  public TopicOverlay definedTopics() {
    return topics;
  }

  public AlertLog alerts() {
    return alerts;
  }

  public ResponseLog responses() {
    return responses;
  }

  public Accounts accounts() {
    return accounts;
  }

  public AuditLog audit() {
    return audit;
  }

  /** Newest first. */
  public List<DeadLetterEntry> deadLetters(int limit) {
    synchronized (deadLetters) {
      return deadLetters.stream().limit(limit).collect(Collectors.toCollection(ArrayList::new));
    }
  }

  @Override
  public Map<TopicPartition, Long> startOffsets(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> starts = new HashMap<>();
    ends.forEach(
        (partition, end) -> {
          Long tail = tailLengths.get(byName.get(partition.topic()));
          if (tail != null) {
            starts.put(partition, Math.max(0, end - tail));
          }
        });
    return starts;
  }

  @Override
  public void read(ConsumerRecord<byte[], byte[]> record) {
    Topic topic = byName.get(record.topic());
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    try {
      apply(topic, key, record);
    } catch (IOException | IllegalArgumentException e) {
      metrics.counter("desk_records_unreadable_total", "topic", topic.shortName()).increment();
      LOG.warn(
          "record skipped topic={} partition={} offset={} error={}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.toString());
    }
  }

  @Override
  public void polled(Map<TopicPartition, Long> positions, boolean loaded) {
    if (loaded) {
      knowledge.publish();
      topics.publish();
    }
    if (loaded && !streaming) {
      streaming = true;
      stream.reset(
          Stream.generate(recent::poll).takeWhile(Objects::nonNull).map(Recent::item).toList());
    }
  }

  /** Puts an alert on the stream; while the topics are read only the newest are remembered. */
  private void tell(Notification notification, String position) {
    int part = 0;
    for (AlertLog.Change change : alerts.add(notification)) {
      String id = part == 0 ? position : position + "." + part;
      LiveItem<AlertLog.Change> item = new LiveItem<>(id, change);
      part++;
      if (streaming) {
        stream.publish(item);
        continue;
      }
      recent.add(new Recent(Alert.at(change.told()), item));
      if (recent.size() > streamKept) {
        recent.remove();
      }
    }
  }

  private void apply(Topic topic, String key, ConsumerRecord<byte[], byte[]> record)
      throws IOException {
    byte[] value = record.value();
    switch (topic) {
      case SUBSCRIPTIONS -> keep(subscriptions, key, value, Subscription.class);
      case SOURCES -> keep(sources, key, value, Source.class);
      case SOURCE_STATUS -> keep(statuses, key, value, SourceStatus.class);
      case ENTITIES -> knowledge.apply(key, value);
      case TOPICS -> topics.apply(key, value);
      case NOTIFICATIONS -> {
        if (value != null) {
          tell(Json.read(value, Notification.class), record.partition() + "." + record.offset());
        }
      }
      case DELIVERIES -> {
        if (value != null) {
          alerts.add(Json.read(value, Delivery.class));
        }
      }
      case ALERT_RESPONSES ->
          responses.put(key, value == null ? null : Json.read(value, AlertResponse.class));
      case USERS -> accounts.applyUser(key, value);
      case SESSIONS -> accounts.applySession(key, value);
      case AUDIT_LOG -> {
        if (value != null) {
          audit.add(Json.read(value, AuditEntry.class));
        }
      }
      case DEAD_LETTERS -> add(DeadLetterEntry.of(record));
      default -> throw new IllegalStateException("not followed: " + topic);
    }
  }

  private void add(DeadLetterEntry entry) {
    synchronized (deadLetters) {
      deadLetters.addFirst(entry);
      while (deadLetters.size() > DEAD_LETTERS_MAX) {
        deadLetters.removeLast();
      }
    }
  }

  static <T> void keep(Map<String, T> table, String key, byte[] value, Class<T> type)
      throws IOException {
    if (value == null) {
      table.remove(key);
    } else {
      table.put(key, Json.read(value, type));
    }
  }
}
