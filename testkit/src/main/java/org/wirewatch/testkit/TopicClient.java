package org.wirewatch.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.TopicReader;

/** Writes to and reads from the topics of a test; reads committed records only. One thread. */
public final class TopicClient implements AutoCloseable {
  private final KafkaSettings kafka;
  private final KafkaProducer<String, byte[]> producer;

  public TopicClient(KafkaSettings kafka) {
    this.kafka = kafka;
    this.producer =
        new KafkaProducer<>(
            kafka.properties(Map.of("linger.ms", "0")),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Writes one record and waits until Kafka has acknowledged it; a null value is a tombstone. */
  public void send(Topic topic, String key, Object value) {
    sendBytes(topic, key, value == null ? null : Json.bytes(value));
  }

  /** As {@link #send}, for bytes that are no valid record. */
  public void sendBytes(Topic topic, String key, byte[] value) {
    try {
      producer.send(new ProducerRecord<>(kafka.name(topic), key, value)).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("not written to " + topic, e.getCause());
    }
  }

  /**
   * Reads a topic from its start until enough has come.
   *
   * @throws AssertionError naming what came if the condition is not met in time
   */
  public <T> List<T> readUntil(
      Topic topic, Class<T> type, Duration deadline, Predicate<List<T>> enough) {
    List<T> values = new ArrayList<>();
    readRecordsUntil(
        topic,
        deadline,
        record -> {
          if (record.value() != null) {
            values.add(parse(record.value(), type));
          }
          return enough.test(values);
        });
    return values;
  }

  /** As {@link #readUntil}, by the number of records. */
  public <T> List<T> read(Topic topic, Class<T> type, int count, Duration deadline) {
    return readUntil(topic, type, deadline, values -> values.size() >= count);
  }

  /** Reads raw records until the predicate, called once for each, says that it is enough. */
  public List<ConsumerRecord<String, byte[]>> readRecordsUntil(
      Topic topic, Duration deadline, Predicate<ConsumerRecord<String, byte[]>> enough) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (var consumer = consumer(topic)) {
      long end = System.nanoTime() + deadline.toNanos();
      while (System.nanoTime() < end) {
        for (var record : consumer.poll(Duration.ofMillis(50))) {
          records.add(record);
          if (enough.test(record)) {
            return records;
          }
        }
      }
    }
    throw new AssertionError(
        "not met in " + deadline + "; " + records.size() + " records came on " + topic);
  }

  /** Everything committed up to now. */
  public <T> List<T> readAll(Topic topic, Class<T> type) {
    List<T> values = new ArrayList<>();
    TopicReader.readAll(
        kafka,
        topic,
        record -> {
          if (record.value() != null) {
            values.add(parse(record.value(), type));
          }
        });
    return values;
  }

  @Override
  public void close() {
    producer.close();
  }

  private KafkaConsumer<String, byte[]> consumer(Topic topic) {
    var consumer =
        new KafkaConsumer<>(
            kafka.properties(Map.of("isolation.level", "read_committed")),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(kafka.name(topic)).stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  private static <T> T parse(byte[] value, Class<T> type) {
    try {
      return Json.read(value, type);
    } catch (java.io.IOException e) {
      throw new AssertionError("no " + type.getSimpleName() + ": " + e.getMessage(), e);
    }
  }
}
