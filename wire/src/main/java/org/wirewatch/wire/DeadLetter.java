package org.wirewatch.wire;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * A record of the dead-letter topic: the original key and bytes, the cause in the headers. The
 * headers are those that Kafka Streams writes itself (KIP-1034), so that one reader serves both,
 * with the service and the {@link Reason} added.
 */
public final class DeadLetter {
  public static final String SERVICE = "wirewatch.service";
  public static final String REASON = "wirewatch.reason";

  /** Where the page is kept that the record led to: file, {@code @}, offset, record id. */
  public static final String RAW = "wirewatch.raw";

  public static final String EXCEPTION = "__streams.errors.exception";
  public static final String MESSAGE = "__streams.errors.message";
  public static final String STACKTRACE = "__streams.errors.stacktrace";
  public static final String TOPIC = "__streams.errors.topic";
  public static final String PARTITION = "__streams.errors.partition";
  public static final String OFFSET = "__streams.errors.offset";

  private static final int STACKTRACE_CHARS_MAX = 4_000;
  private static final Pattern WEBHOOK_SECRET = Pattern.compile("whsec_[A-Za-z0-9+/=_-]+");

  private DeadLetter() {}

  /**
   * Builds the record to send.
   *
   * @param deadLetters full name of the dead-letter topic
   * @param sourceTopic full name of the topic that the record came from
   * @param offset of the source record; negative when it came from none
   * @param cause null when the message says all
   */
  public static ProducerRecord<byte[], byte[]> record(
      String deadLetters,
      String service,
      Reason reason,
      String message,
      Throwable cause,
      String sourceTopic,
      int partition,
      long offset,
      byte[] key,
      byte[] value) {
    List<Header> headers = new ArrayList<>();
    add(headers, SERVICE, service);
    add(headers, REASON, reason.name());
    add(headers, EXCEPTION, cause == null ? "" : cause.getClass().getName());
    add(headers, MESSAGE, message == null ? "" : message);
    add(headers, STACKTRACE, cause == null ? "" : stackTrace(cause));
    add(headers, TOPIC, sourceTopic);
    add(headers, PARTITION, Integer.toString(partition));
    add(headers, OFFSET, Long.toString(offset));
    return new ProducerRecord<>(deadLetters, null, key, value, headers);
  }

  /** The text of a header; null when absent. */
  public static String header(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  /** A record's body fit to be shown: without the secrets that sign webhooks. */
  public static String shown(byte[] value) {
    return value == null
        ? null
        : WEBHOOK_SECRET
            .matcher(new String(value, StandardCharsets.UTF_8))
            .replaceAll("whsec_(hidden)");
  }

  private static void add(List<Header> headers, String name, String value) {
    headers.add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8)));
  }

  private static String stackTrace(Throwable cause) {
    StringWriter text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    StringBuffer trace = text.getBuffer();
    return trace.substring(0, Math.min(trace.length(), STACKTRACE_CHARS_MAX));
  }
}
