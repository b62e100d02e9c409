package org.wirewatch.enrich;

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
 * and goes on. The topology's own topic before the annotation holds the articles unchanged, so what
 * fails there is reported with its place in {@code articles} and can be replayed from there.
 */
public final class DeadLetterHandler
    implements DeserializationExceptionHandler, ProcessingExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);

  static final String DEAD_LETTERS = "wirewatch.dead.letters";
  static final String ARTICLES = "wirewatch.articles";

  private String deadLetters;
  private String articles;

  @Override
  public void configure(Map<String, ?> config) {
    deadLetters = (String) config.get(DEAD_LETTERS);
    articles = (String) config.get(ARTICLES);
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
    boolean beforeStories = context.topic().endsWith(EnrichTopology.BY_CONTENT + "-repartition");
    String topic = beforeStories ? articles : context.topic();
    int partition = beforeStories ? Origin.partition(context.headers(), -1) : context.partition();
    long offset = beforeStories ? Origin.offset(context.headers(), -1) : context.offset();
    LOG.warn(
        "dead letter: reason={} topic={} partition={} offset={} cause={}",
        reason,
        topic,
        partition,
        offset,
        cause.toString());
    return DeadLetter.record(
        deadLetters,
        EnrichService.NAME,
        reason,
        cause.getMessage(),
        cause,
        topic,
        partition,
        offset,
        key,
        value);
  }
}
