package org.wirewatch.alerts.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.wirewatch.alerts.DeadLetters;
import org.wirewatch.wire.Delivery;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Reason;
import org.wirewatch.wire.Topic;

/**
 * Writes the outcome of each attempt to {@code deliveries}; each method returns when Kafka has it.
 * Thread-safe.
 */
final class DeliveryLog {
  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final DeadLetters deadLetters;
  private final MeterRegistry metrics;
  private final Timer latency;
  private final InstantSource clock;

  DeliveryLog(
      KafkaSettings kafka,
      Producer<byte[], byte[]> producer,
      DeadLetters deadLetters,
      MeterRegistry metrics,
      InstantSource clock) {
    this.producer = producer;
    this.topic = kafka.name(Topic.DELIVERIES);
    this.deadLetters = deadLetters;
    this.metrics = metrics;
    this.clock = clock;
    this.latency =
        Timer.builder("wirewatch.alerts.first.seen.to.delivered")
            .description("From the first sight of an article to the delivery of its alert")
            .publishPercentileHistogram()
            .maximumExpectedValue(Duration.ofHours(24))
            .register(metrics);
  }

  void delivered(Pending pending, Integer status) {
    Delivery delivery =
        write(pending, pending.attempts() + 1, Delivery.Outcome.DELIVERED, status, null, null);
    if (delivery.sinceFirstSeenMs() != null && delivery.sinceFirstSeenMs() >= 0) {
      latency.record(Duration.ofMillis(delivery.sinceFirstSeenMs()));
    }
  }

  void retry(Pending again, Integer status, String error) {
    write(again, again.attempts(), Delivery.Outcome.RETRY, status, error, again.due());
  }

  /** The dead letter first: after a kill between the two, it is written again rather than lost. */
  void dead(Pending pending, int attempts, Integer status, String error) {
    deadLetters.send(Reason.DELIVERY_FAILED, error, null, pending.record());
    write(pending, attempts, Delivery.Outcome.DEAD, status, error, null);
  }

  private Delivery write(
      Pending pending,
      int attempt,
      Delivery.Outcome outcome,
      Integer status,
      String error,
      Instant nextAttemptAt) {
    Notification notification = pending.notification();
    Instant now = clock.instant();
    Delivery delivery =
        new Delivery(
            Delivery.SCHEMA_VERSION,
            notification.notificationId(),
            notification.subscriptionId(),
            notification.receiver().receiverId(),
            notification.receiver().channel(),
            attempt,
            outcome,
            status,
            error,
            now,
            nextAttemptAt,
            notification.firstSeenAt() == null
                ? null
                : Duration.between(notification.firstSeenAt(), now).toMillis());
    DeadLetters.write(
        producer,
        new ProducerRecord<>(
            topic, notification.notificationId().getBytes(UTF_8), Json.bytes(delivery)));
    metrics
        .counter(
            "wirewatch.alerts.attempts",
            "channel",
            notification.receiver().channel().name().toLowerCase(Locale.ROOT),
            "outcome",
            outcome.name().toLowerCase(Locale.ROOT))
        .increment();
    return delivery;
  }
}
