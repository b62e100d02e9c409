package org.wirewatch.ingest.fetch;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.DeadLetter;
import org.wirewatch.wire.FetchRequest;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.PageStatus;
import org.wirewatch.wire.Reason;
import org.wirewatch.wire.Topic;

/** The records that the fetch lane writes. */
final class FetchRecords {
  private final KafkaSettings kafka;

  FetchRecords(KafkaSettings kafka) {
    this.kafka = kafka;
  }

  ProducerRecord<byte[], byte[]> article(Article article) {
    return new ProducerRecord<>(
        kafka.name(Topic.ARTICLES), bytes(article.articleId()), Json.bytes(article));
  }

  /** Into the partition of the host's requests, whatever the key would hash to. */
  ProducerRecord<byte[], byte[]> status(int partition, PageStatus status) {
    return new ProducerRecord<>(
        statusTopic(), partition, bytes(status.url().toString()), Json.bytes(status));
  }

  ProducerRecord<byte[], byte[]> forgotten(int partition, PageStatus status) {
    return new ProducerRecord<>(statusTopic(), partition, bytes(status.url().toString()), null);
  }

  String statusTopic() {
    return kafka.name(Topic.PAGE_STATUS);
  }

  ProducerRecord<byte[], byte[]> requeued(
      ConsumerRecord<byte[], byte[]> record, FetchRequest request) {
    return new ProducerRecord<>(
        kafka.name(Topic.FETCH_REQUESTS), record.key(), Json.bytes(request));
  }

  ProducerRecord<byte[], byte[]> deadLetter(
      ConsumerRecord<byte[], byte[]> record, Reason reason, String message, Throwable cause) {
    return DeadLetter.record(
        kafka.name(Topic.DEAD_LETTERS),
        "ingest",
        reason,
        message,
        cause,
        record.topic(),
        record.partition(),
        record.offset(),
        record.key(),
        record.value());
  }

  ProducerRecord<byte[], byte[]> deadLetter(
      ConsumerRecord<byte[], byte[]> record, PageOutcome.GivenUp up) {
    var letter = deadLetter(record, up.reason(), up.cause(), null);
    if (up.raw() != null) {
      letter.headers().add(DeadLetter.RAW, bytes(up.raw().toString()));
    }
    return letter;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
