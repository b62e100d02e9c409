package org.wirewatch.desk.state;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.wirewatch.wire.DeadLetter;

/**
 * A dead letter as people see it.
 *
 * @param id {@code partition.offset} in the dead-letter topic
 * @param preview the beginning of the original bytes, read as UTF-8
 * @param bytes length of the original value
 */
public record DeadLetterEntry(
    String id,
    Instant at,
    String service,
    String reason,
    String exception,
    String message,
    String topic,
    String partition,
    String offset,
    String key,
    String preview,
    int bytes) {

  private static final int PREVIEW_CHARS_MAX = 2_048;
  private static final int MESSAGE_CHARS_MAX = 1_000;

  static DeadLetterEntry of(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    String shown = DeadLetter.shown(value);
    return new DeadLetterEntry(
        record.partition() + "." + record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        header(record, DeadLetter.SERVICE),
        header(record, DeadLetter.REASON),
        header(record, DeadLetter.EXCEPTION),
        header(record, DeadLetter.MESSAGE),
        header(record, DeadLetter.TOPIC),
        header(record, DeadLetter.PARTITION),
        header(record, DeadLetter.OFFSET),
        record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8),
        shown.substring(0, Math.min(shown.length(), PREVIEW_CHARS_MAX)),
        value.length);
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    String text = DeadLetter.header(record.headers(), name);
    if (text == null || text.isEmpty()) {
      return null;
    }
    return text.length() <= MESSAGE_CHARS_MAX ? text : text.substring(0, MESSAGE_CHARS_MAX) + "…";
  }
}
