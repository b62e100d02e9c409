package org.wirewatch.streams;

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
public class DeadLetterHandler
    implements DeserializationExceptionHandler, ProcessingExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);

  /** Configuration key: full name of the dead-letter topic. */
  static final String DEAD_LETTERS = "wirewatch.dead.letters";

  /** Configuration key: the service that gives up the record. */
  static final String SERVICE = "wirewatch.service";

  private String deadLetters;
  private String service;

  /** Where a record came from, in the words of the topic catalogue. */
  public record Place(String topic, int partition, long offset) {}

  @Override
  public void configure(Map<String, ?> config) {
    deadLetters = (String) config.get(DEAD_LETTERS);
    service = (String) config.get(SERVICE);
  }

  /** The record's own place; a topology with inner topics names the place before them. */
  protected Place place(ErrorHandlerContext context) {
    return new Place(context.topic(), context.partition(), context.offset());
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
    Place place = place(context);
    LOG.warn(
        "dead letter: service={} reason={} topic={} partition={} offset={} cause={}",
        service,
        reason,
        place.topic(),
        place.partition(),
        place.offset(),
        cause.toString());
    return DeadLetter.record(
        deadLetters,
        service,
        reason,
        cause.getMessage(),
        cause,
        place.topic(),
        place.partition(),
        place.offset(),
        key,
        value);
  }
}
