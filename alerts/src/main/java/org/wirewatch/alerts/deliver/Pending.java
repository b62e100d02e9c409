package org.wirewatch.alerts.deliver;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.wirewatch.wire.Notification;

/**
 * A notification that is neither delivered nor given up.
 *
 * @param record where it came from
 * @param attempts made so far
 * @param due when to try next; {@link Instant#EPOCH} at once
 */
record Pending(
    Notification notification, ConsumerRecord<byte[], byte[]> record, int attempts, Instant due) {

  Pending triedAgainAt(Instant next) {
    return new Pending(notification, record, attempts + 1, next);
  }

  TopicPartition partition() {
    return new TopicPartition(record.topic(), record.partition());
  }

  /** When the notification was made; the record's time when it does not say. */
  Instant made() {
    return notification.createdAt() != null
        ? notification.createdAt()
        : Instant.ofEpochMilli(record.timestamp());
  }
}
