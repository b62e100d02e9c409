package org.wirewatch.desk.state;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.wirewatch.desk.access.Caller;
import org.wirewatch.wire.AlertResponse;
import org.wirewatch.wire.AuditEntry;
import org.wirewatch.wire.AuditEntry.Kind;
import org.wirewatch.wire.DeskSession;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.KnownEntity;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.TopicDefinition;
import org.wirewatch.wire.TopicOverlay;
import org.wirewatch.wire.TopicTail;
import org.wirewatch.wire.User;

/**
 * Writes what people change to Kafka, and who changed it to the audit log: both or neither, in one
 * transaction. Returns when it is committed and this desk has read it back, so that a person sees
 * at once what they did. Writes come one after the other. Thread-safe.
 */
public final class Commands implements AutoCloseable {
  private static final Duration READ_BACK = Duration.ofSeconds(3);
  private static final int TIMEOUT_MS = 10_000;
  private static final int BLOCK_MS = 5_000;

  private final KafkaSettings kafka;
  private final TopicTail tail;
  private final DeskState state;
  private final Caller caller;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final String transactionalId;
  private KafkaProducer<String, byte[]> producer;

  /**
   * Opens nothing yet.
   *
   * @param tail reads back what was written
   * @param state knows what was there before
   * @param caller who changes it
   */
  public Commands(
      KafkaSettings kafka, TopicTail tail, DeskState state, Caller caller, InstantSource clock) {
    this.kafka = kafka;
    this.tail = tail;
    this.state = state;
    this.caller = caller;
    this.clock = clock;
    // of its own at each start, since several desks may run; the same for each producer of this
    // one, so that a transaction which was left open is ended by the next
    this.transactionalId = kafka.group("desk-commands-" + UUID.randomUUID());
  }

  /** Creates or replaces. */
  public void save(Subscription subscription) {
    String id = subscription.subscriptionId();
    write(Topic.SUBSCRIPTIONS, Kind.SUBSCRIPTION, id, subscription(id), subscription);
  }

  public void deleteSubscription(String subscriptionId) {
    Subscription before = subscription(subscriptionId);
    write(Topic.SUBSCRIPTIONS, Kind.SUBSCRIPTION, subscriptionId, before, null);
  }

  /** Replaces what was said of the alert. */
  public void save(AlertResponse response) {
    String id = response.alertId();
    write(
        Topic.ALERT_RESPONSES, Kind.RESPONSE, id, state.responses().of(id).orElse(null), response);
  }

  /** Creates or replaces. */
  public void save(Source source) {
    String id = source.sourceId();
    write(Topic.SOURCES, Kind.SOURCE, id, state.source(id).orElse(null), source);
  }

  public void deleteSource(String sourceId) {
    write(Topic.SOURCES, Kind.SOURCE, sourceId, state.source(sourceId).orElse(null), null);
  }

  /** Creates or replaces all of them. */
  public void save(Collection<KnownEntity> entities) {
    Map<String, KnownEntity> known = entities();
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    for (KnownEntity entity : entities) {
      String id = entity.entityId();
      records.add(record(Topic.ENTITIES, id, entity));
      records.add(audited(Kind.ENTITY, id, known.get(id), entity));
    }
    write(records);
  }

  public void deleteEntity(String entityId) {
    write(Topic.ENTITIES, Kind.ENTITY, entityId, entities().get(entityId), null);
  }

  /** Creates or replaces. */
  public void save(TopicDefinition topic) {
    write(Topic.TOPICS, Kind.TOPIC, topic.id(), topic(topic.id()), topic);
  }

  /** Takes back what was added or changed under an id. */
  public void deleteTopic(String topicId) {
    write(Topic.TOPICS, Kind.TOPIC, topicId, topic(topicId), null);
  }

  /** Creates or replaces. */
  public void save(User user) {
    User before = state.accounts().user(user.userId()).orElse(null);
    AuditEntry entry = AuditEntry.of(caller.audited(), before, user, clock.instant());
    write(List.of(record(Topic.USERS, user.userId(), user), record(entry)));
  }

  /**
   * Keeps a session, or ends it.
   *
   * @param hash of the id in the cookie
   * @param session null ends it
   */
  public void session(String hash, DeskSession session) {
    write(List.of(record(Topic.SESSIONS, hash, session)));
  }

  /** Writes an entry that tells of no record, such as a failure to sign in. */
  public void audit(AuditEntry.Actor actor, AuditEntry.Action action) {
    write(List.of(record(AuditEntry.of(actor, action, clock.instant()))));
  }

  @Override
  public void close() {
    lock.lock();
    try {
      reset();
    } finally {
      lock.unlock();
    }
  }

  private Subscription subscription(String id) {
    return state.subscription(id).orElse(null);
  }

  private TopicDefinition topic(String id) {
    return state.definedTopics().entry(id).map(TopicOverlay.Entry::definition).orElse(null);
  }

  private Map<String, KnownEntity> entities() {
    Map<String, KnownEntity> known = new HashMap<>();
    state.additions().forEach(entity -> known.put(entity.entityId(), entity));
    return known;
  }

  private void write(Topic topic, Kind kind, String key, Object before, Object after) {
    write(List.of(record(topic, key, after), audited(kind, key, before, after)));
  }

  private ProducerRecord<String, byte[]> audited(
      Kind kind, String id, Object before, Object after) {
    return record(AuditEntry.of(caller.audited(), kind, id, before, after, clock.instant()));
  }

  private ProducerRecord<String, byte[]> record(AuditEntry entry) {
    return record(Topic.AUDIT_LOG, entry.targetId(), entry);
  }

  private ProducerRecord<String, byte[]> record(Topic topic, String key, Object value) {
    return new ProducerRecord<>(kafka.name(topic), key, value == null ? null : Json.bytes(value));
  }

  private void write(List<ProducerRecord<String, byte[]>> records) {
    if (records.isEmpty()) {
      return;
    }
    Map<TopicPartition, Long> last = new HashMap<>();
    lock.lock();
    try {
      for (RecordMetadata written : commit(records)) {
        last.put(new TopicPartition(written.topic(), written.partition()), written.offset());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      reset();
      throw new WriteFailed("interrupted", e);
    } catch (ExecutionException e) {
      reset();
      throw new WriteFailed("not written: " + e.getCause().getMessage(), e.getCause());
    } catch (KafkaException e) {
      reset();
      throw new WriteFailed("not written: " + e.getMessage(), e);
    } finally {
      lock.unlock();
    }
    last.forEach((partition, offset) -> tail.awaitRead(partition, offset, READ_BACK));
  }

  private List<RecordMetadata> commit(List<ProducerRecord<String, byte[]>> records)
      throws InterruptedException, ExecutionException {
    if (producer == null) {
      producer = open();
    }
    producer.beginTransaction();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (ProducerRecord<String, byte[]> one : records) {
      sent.add(producer.send(one));
    }
    producer.commitTransaction();
    List<RecordMetadata> written = new ArrayList<>();
    for (Future<RecordMetadata> one : sent) {
      written.add(one.get());
    }
    return written;
  }

  private void reset() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(2));
      producer = null;
    }
  }

  private KafkaProducer<String, byte[]> open() {
    KafkaProducer<String, byte[]> opened =
        new KafkaProducer<>(
            kafka.properties(
                Map.of(
                    ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                    transactionalId,
                    ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                    TIMEOUT_MS,
                    ProducerConfig.LINGER_MS_CONFIG,
                    0,
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    BLOCK_MS,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    TIMEOUT_MS,
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    TIMEOUT_MS,
                    ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                    Topic.RECORD_BYTES_MAX,
                    ProducerConfig.CLIENT_ID_CONFIG,
                    kafka.group("desk-commands"))),
            new StringSerializer(),
            new ByteArraySerializer());
    try {
      opened.initTransactions();
      return opened;
    } catch (KafkaException e) {
      opened.close(Duration.ZERO);
      throw e;
    }
  }

  /** Kafka did not take a record; nothing is known to be stored. */
  public static final class WriteFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WriteFailed(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
