package org.wirewatch.app;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.TopicReader;

/** Reads and writes the compacted topics that people fill: sources and subscriptions. */
public final class Registry {
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
    try (var producer =
        new KafkaProducer<>(
            kafka.properties(Map.of()), new StringSerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (Source source : sources) {
        if (knownSources.add(source.sourceId())) {
          sent.add(producer.send(record(Topic.SOURCES, source.sourceId(), source)));
        }
      }
      for (Subscription subscription : subscriptions) {
        if (knownSubscriptions.add(subscription.subscriptionId())) {
          sent.add(
              producer.send(
                  record(Topic.SUBSCRIPTIONS, subscription.subscriptionId(), subscription)));
        }
      }
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
      return sent.size();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka refused a record", e.getCause());
    }
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
