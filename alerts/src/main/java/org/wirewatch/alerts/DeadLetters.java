package org.wirewatch.alerts;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.wire.DeadLetter;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Reason;
import org.wirewatch.wire.Topic;

/** Writes dead letters outside of Kafka Streams. Thread-safe. */
public final class DeadLetters {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final MeterRegistry metrics;

  public DeadLetters(
      KafkaSettings kafka, Producer<byte[], byte[]> producer, MeterRegistry metrics) {
    this.producer = producer;
    this.topic = kafka.name(Topic.DEAD_LETTERS);
    this.metrics = metrics;
  }

  /**
   * Writes one and returns when Kafka has it.
   *
   * @param cause null when the message says all
   * @throws KafkaException if Kafka does not take it; then the source record must not be committed
   */
  public void send(
      Reason reason, String message, Throwable cause, ConsumerRecord<byte[], byte[]> source) {
    LOG.warn(
        "dead letter: reason={} topic={} partition={} offset={} message={}",
        reason,
        source.topic(),
        source.partition(),
        source.offset(),
        message);
    write(
        producer,
        DeadLetter.record(
            topic,
            AlertsService.NAME,
            reason,
            message,
            cause,
            source.topic(),
            source.partition(),
            source.offset(),
            source.key(),
            source.value()));
    metrics.counter("wirewatch.alerts.dead.letters", "reason", reason.name()).increment();
  }

  /** Writes a record and waits until Kafka has it. */
  public static void write(
      Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
    try {
      producer.send(record).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while writing to " + record.topic(), e);
    } catch (ExecutionException e) {
      throw new KafkaException("not written to " + record.topic(), e.getCause());
    }
  }
}
