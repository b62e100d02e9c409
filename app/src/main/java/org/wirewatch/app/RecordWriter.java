package org.wirewatch.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.wirewatch.wire.KafkaSettings;

/** Writes what a command wants written. */
final class RecordWriter {
  private RecordWriter() {}

  /**
   * Writes records and waits until Kafka has acknowledged them all.
   *
   * @throws IllegalStateException if Kafka refused one
   */
  static void writeAll(KafkaSettings kafka, List<ProducerRecord<String, byte[]>> records) {
    try (var producer =
        new KafkaProducer<>(
            kafka.properties(Map.of()), new StringSerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (ProducerRecord<String, byte[]> record : records) {
        sent.add(producer.send(record));
      }
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka refused a record", e.getCause());
    }
  }
}
