package org.wirewatch.enrich;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.DeadLetter;

/** Notes in the headers where a record stood, so that a later step's dead letter can name it. */
final class Origin implements FixedKeyProcessor<String, Article, Article> {
  private static final String PARTITION = "wirewatch.source.partition";
  private static final String OFFSET = "wirewatch.source.offset";

  private FixedKeyProcessorContext<String, Article> context;

  @Override
  public void init(FixedKeyProcessorContext<String, Article> context) {
    this.context = context;
  }

  @Override
  public void process(FixedKeyRecord<String, Article> record) {
    context
        .recordMetadata()
        .ifPresent(
            source -> {
              put(record.headers(), PARTITION, source.partition());
              put(record.headers(), OFFSET, source.offset());
            });
    context.forward(record);
  }

  static int partition(Headers headers, int otherwise) {
    String noted = DeadLetter.header(headers, PARTITION);
    return noted == null ? otherwise : Integer.parseInt(noted);
  }

  static long offset(Headers headers, long otherwise) {
    String noted = DeadLetter.header(headers, OFFSET);
    return noted == null ? otherwise : Long.parseLong(noted);
  }

  private static void put(Headers headers, String name, long number) {
    headers.remove(name).add(name, Long.toString(number).getBytes(StandardCharsets.UTF_8));
  }
}
