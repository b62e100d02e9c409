package org.wirewatch.desk.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.wirewatch.wire.AlertResponse;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.KnownEntity;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.TopicDefinition;
import org.wirewatch.wire.TopicTail;

/**
 * Writes subscriptions, responses to alerts, sources, entities and topics to Kafka. Returns when
 * the brokers have acknowledged the record and this desk has read it back, so that a person sees at
 * once what they did. Thread-safe.
 */
public final class Commands implements AutoCloseable {
  private static final Duration READ_BACK = Duration.ofSeconds(3);
  private static final int TIMEOUT_MS = 10_000;
  private static final int BLOCK_MS = 5_000;

  private final KafkaSettings kafka;
  private final TopicTail tail;
  private KafkaProducer<String, byte[]> producer;

  public Commands(KafkaSettings kafka, TopicTail tail) {
    this.kafka = kafka;
    this.tail = tail;
  }

  /** Creates or replaces. */
  public void save(Subscription subscription) {
    write(Topic.SUBSCRIPTIONS, subscription.subscriptionId(), Json.bytes(subscription));
  }

  public void deleteSubscription(String subscriptionId) {
    write(Topic.SUBSCRIPTIONS, subscriptionId, null);
  }

  /** Replaces what was said of the alert. */
  public void save(AlertResponse response) {
    write(Topic.ALERT_RESPONSES, response.alertId(), Json.bytes(response));
  }

  /** Creates or replaces. */
  public void save(Source source) {
    write(Topic.SOURCES, source.sourceId(), Json.bytes(source));
  }

  public void deleteSource(String sourceId) {
    write(Topic.SOURCES, sourceId, null);
  }

  /** Creates or replaces all of them. */
  public void save(Collection<KnownEntity> entities) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (KnownEntity entity : entities) {
      sent.add(send(Topic.ENTITIES, entity.entityId(), Json.bytes(entity)));
    }
    Map<TopicPartition, Long> last = new HashMap<>();
    for (Future<RecordMetadata> one : sent) {
      RecordMetadata written = acknowledged(one);
      last.put(new TopicPartition(written.topic(), written.partition()), written.offset());
    }
    last.forEach((partition, offset) -> tail.awaitRead(partition, offset, READ_BACK));
  }

  public void deleteEntity(String entityId) {
    write(Topic.ENTITIES, entityId, null);
  }

  /** Creates or replaces. */
  public void save(TopicDefinition topic) {
    write(Topic.TOPICS, topic.id(), Json.bytes(topic));
  }

  /** Takes back what was added or changed under an id. */
  public void deleteTopic(String topicId) {
    write(Topic.TOPICS, topicId, null);
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(2));
      producer = null;
    }
  }

  private void write(Topic topic, String key, byte[] value) {
    RecordMetadata written = acknowledged(send(topic, key, value));
    tail.awaitRead(
        new TopicPartition(written.topic(), written.partition()), written.offset(), READ_BACK);
  }

  private Future<RecordMetadata> send(Topic topic, String key, byte[] value) {
    try {
      return producer().send(new ProducerRecord<>(kafka.name(topic), key, value));
    } catch (KafkaException e) {
      throw new WriteFailed("not written: " + e.getMessage(), e);
    }
  }

  private static RecordMetadata acknowledged(Future<RecordMetadata> sent) {
    try {
      return sent.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WriteFailed("interrupted", e);
    } catch (ExecutionException e) {
      throw new WriteFailed("not written: " + e.getCause().getMessage(), e.getCause());
    }
  }

  private synchronized KafkaProducer<String, byte[]> producer() {
    if (producer == null) {
      producer =
          new KafkaProducer<>(
              kafka.properties(
                  Map.of(
                      ProducerConfig.ACKS_CONFIG,
                      "all",
                      ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                      true,
                      ProducerConfig.LINGER_MS_CONFIG,
                      0,
                      ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                      BLOCK_MS,
                      ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                      TIMEOUT_MS,
                      ProducerConfig.MAX_BLOCK_MS_CONFIG,
                      BLOCK_MS,
                      ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                      Topic.RECORD_BYTES_MAX,
                      ProducerConfig.CLIENT_ID_CONFIG,
                      kafka.group("desk-commands"))),
              new StringSerializer(),
              new ByteArraySerializer());
    }
    return producer;
  }

  /** Kafka did not take a record; nothing is known to be stored. */
  public static final class WriteFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WriteFailed(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
