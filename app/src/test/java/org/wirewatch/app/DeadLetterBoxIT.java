package org.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.wirewatch.app.DeadLetterBox.Letter;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.testkit.TopicClient;
import org.wirewatch.wire.DeadLetter;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Reason;
import org.wirewatch.wire.Topic;

class DeadLetterBoxIT {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private final KafkaSettings kafka = KafkaFixture.shared().settings();
  private final DeadLetterBox box = new DeadLetterBox(kafka);

  @Test
  void listsWithTheCause() throws Exception {
    // Given
    bury(Reason.PROCESSING_FAILED, "a1", "poison");
    bury(Reason.FETCH_FAILED, "host", "{}");

    // When
    List<Letter> found =
        box.find(letter -> "FETCH_FAILED".equals(letter.header(DeadLetter.REASON)));

    // Then
    assertThat(found)
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.summary().get("message").asText()).isEqualTo("it failed");
              assertThat(letter.summary().get("key").asText()).isEqualTo("host");
              assertThat(letter.body()).isEqualTo("{}");
            });
  }

  @Test
  void replaysTheOriginalBytes() throws Exception {
    // Given
    bury(Reason.PROCESSING_FAILED, "a1", "poison");

    // When
    box.replay(box.find(letter -> true));

    // Then
    try (TopicClient client = new TopicClient(kafka)) {
      var records = client.readRecordsUntil(Topic.ARTICLES, DEADLINE, record -> true);
      assertThat(records).hasSize(1);
      assertThat(records.getFirst().key()).isEqualTo("a1");
      assertThat(new String(records.getFirst().value(), StandardCharsets.UTF_8))
          .isEqualTo("poison");
      assertThat(DeadLetter.header(records.getFirst().headers(), DeadLetterBox.REPLAYED_FROM))
          .matches("\\d+\\.0");
    }
  }

  private void bury(Reason reason, String key, String value) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            kafka.properties(Map.of()), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(
              DeadLetter.record(
                  kafka.name(Topic.DEAD_LETTERS),
                  "enrich",
                  reason,
                  "it failed",
                  new IllegalStateException("it failed"),
                  kafka.name(Topic.ARTICLES),
                  0,
                  7,
                  key.getBytes(StandardCharsets.UTF_8),
                  value.getBytes(StandardCharsets.UTF_8)))
          .get();
    }
  }
}
