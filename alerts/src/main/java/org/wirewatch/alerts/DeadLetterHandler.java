package org.wirewatch.alerts;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.wire.DeadLetter;
import org.wirewatch.wire.Reason;

/**
 * Makes a record that cannot be read or processed a dead letter, inside the transaction (KIP-1034),
 * and goes on. Made by Kafka Streams through reflection.
 */
public final class DeadLetterHandler
    implements DeserializationExceptionHandler, ProcessingExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);

  /** Configuration key: full name of the dead-letter topic. */
  static final String DEAD_LETTERS = "wirewatch.dead.letters";

  private String deadLetters;

  @Override
  public void configure(Map<String, ?> config) {
    deadLetters = (String) config.get(DEAD_LETTERS);
  }

  @Override
  public DeserializationExceptionHandler.Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception cause) {
    return DeserializationExceptionHandler.Response.resume(
        List.of(letter(context, Reason.UNREADABLE_RECORD, cause, record.key(), record.value())));
  }

  @Override
  public ProcessingExceptionHandler.Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception cause) {
    return ProcessingExceptionHandler.Response.resume(
        List.of(
            letter(
                context,
                Reason.PROCESSING_FAILED,
                cause,
                context.sourceRawKey(),
                context.sourceRawValue())));
  }

  private ProducerRecord<byte[], byte[]> letter(
      ErrorHandlerContext context, Reason reason, Exception cause, byte[] key, byte[] value) {
    LOG.warn(
        "dead letter: reason={} topic={} partition={} offset={} cause={}",
        reason,
        context.topic(),
        context.partition(),
        context.offset(),
        cause.toString());
    return DeadLetter.record(
        deadLetters,
        AlertsService.NAME,
        reason,
        cause.getMessage(),
        cause,
        context.topic(),
        context.partition(),
        context.offset(),
        key,
        value);
  }
}
