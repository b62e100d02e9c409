package org.wirewatch.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.wirewatch.wire.DeadLetter;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.TopicReader;

/** Reads the dead-letter topic and puts records back where they came from. One thread. */
public final class DeadLetterBox {
  /** Header of a replayed record: the dead letter's id. */
  public static final String REPLAYED_FROM = "wirewatch.replayed-from";

  private final KafkaSettings kafka;

  public DeadLetterBox(KafkaSettings kafka) {
    this.kafka = kafka;
  }

  /** One dead letter; the id is {@code partition.offset} in the dead-letter topic. */
  public record Letter(ConsumerRecord<byte[], byte[]> source) {
    public String id() {
      return source.partition() + "." + source.offset();
    }

    public String header(String name) {
      return DeadLetter.header(source.headers(), name);
    }

    /** One line: everything but the body. */
    public ObjectNode summary() {
      ObjectNode line = Json.mapper().createObjectNode();
      line.put("id", id());
      line.put("at", Instant.ofEpochMilli(source.timestamp()).toString());
      line.put("service", header(DeadLetter.SERVICE));
      line.put("reason", header(DeadLetter.REASON));
      line.put("message", header(DeadLetter.MESSAGE));
      line.put("topic", header(DeadLetter.TOPIC));
      line.put("partition", header(DeadLetter.PARTITION));
      line.put("offset", header(DeadLetter.OFFSET));
      line.put("key", text(source.key()));
      return line;
    }

    /** The original bytes as text, as far as they are text, without secrets. */
    public String body() {
      return DeadLetter.shown(source.value());
    }

    private static String text(byte[] bytes) {
      return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** All dead letters that meet the condition, oldest first in each partition. */
  public List<Letter> find(Predicate<Letter> condition) {
    List<Letter> letters = new ArrayList<>();
    TopicReader.readAll(
        kafka,
        Topic.DEAD_LETTERS,
        record -> {
          Letter letter = new Letter(record);
          if (condition.test(letter)) {
            letters.add(letter);
          }
        });
    return letters;
  }

  /**
   * Writes records back to the topics they came from, in one transaction: all or none.
   *
   * @throws IllegalArgumentException if a letter does not say where it came from
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the commit fails when a send has failed
  public void replay(Collection<Letter> letters) {
    String transaction = kafka.group("dead-letters-replay");
    try (var producer =
        new KafkaProducer<>(
            kafka.properties(Map.of("transactional.id", transaction)),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      for (Letter letter : letters) {
        producer.send(original(letter));
      }
      producer.commitTransaction();
    }
  }

  private static ProducerRecord<byte[], byte[]> original(Letter letter) {
    String topic = letter.header(DeadLetter.TOPIC);
    if (topic == null || topic.isBlank()) {
      throw new IllegalArgumentException(letter.id() + " does not say where it came from");
    }
    byte[] id = letter.id().getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(
        topic,
        null,
        letter.source().key(),
        letter.source().value(),
        List.of(new RecordHeader(REPLAYED_FROM, id)));
  }
}
