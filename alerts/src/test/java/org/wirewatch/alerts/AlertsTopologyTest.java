package org.wirewatch.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.testkit.Articles.anArticle;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.alerts.match.SubscriptionMatcher;
import org.wirewatch.query.QueryException;
import org.wirewatch.testkit.Articles;
import org.wirewatch.wire.DeadLetter;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.JsonSerde;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Reason;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Topic;

class AlertsTopologyTest {
  private static final KafkaSettings KAFKA = new KafkaSettings("none:9092", "test.", 1, Map.of());

  @TempDir Path folder;
  private final SubscriptionMatcher matcher = new SubscriptionMatcher();
  private Instant now = Instant.parse("2026-03-02T09:00:00Z");
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> articles;
  private TestOutputTopic<String, Notification> notifications;
  private TestOutputTopic<byte[], byte[]> deadLetters;

  @BeforeEach
  void start() {
    AlertsConfig config = AlertsConfig.defaults().withStateDir(folder);
    // the driver drops dead letters that are written before a transaction's first output
    Properties properties = AlertsService.properties(config, KAFKA);
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    driver =
        new TopologyTestDriver(
            AlertsTopology.build(config, KAFKA, matcher, new SimpleMeterRegistry(), () -> now),
            properties,
            now);
    articles =
        driver.createInputTopic(
            KAFKA.name(Topic.ENRICHED_ARTICLES), new StringSerializer(), new ByteArraySerializer());
    notifications =
        driver.createOutputTopic(
            KAFKA.name(Topic.NOTIFICATIONS),
            new StringDeserializer(),
            JsonSerde.of(Notification.class).deserializer());
    deadLetters =
        driver.createOutputTopic(
            KAFKA.name(Topic.DEAD_LETTERS),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void isAsItWasWhenItsStateWasWritten() throws IOException {
    var topology =
        AlertsTopology.build(
            AlertsConfig.defaults(), KAFKA, matcher, new SimpleMeterRegistry(), () -> now);
    try (var expected = getClass().getResourceAsStream("/alerts-topology.txt")) {
      assertThat(topology.describe().toString().strip())
          .as("a change here may lose state")
          .isEqualTo(new String(expected.readAllBytes(), UTF_8).strip());
    }
  }

  @Test
  void tellsEveryReceiverOnceAStory() throws QueryException {
    matcher.upsert(
        TestSubscriptions.of(
            "s",
            "\"open letter\"",
            TestSubscriptions.webhook("hook", "https://hook.example/"),
            TestSubscriptions.mail("me", "me@mail.example")));

    pipe(letter().inStory("story-1"));
    pipe(letter().inStory("story-1"));
    pipe(letter().inStory("story-2"));
    pipe(anArticle().inStory("story-3"));

    var sent = notifications.readKeyValuesToList();
    assertThat(sent).extracting(pair -> pair.key).containsExactly("hook", "me", "hook", "me");
    assertThat(sent)
        .extracting(pair -> pair.value.storyId())
        .containsExactly("story-1", "story-1", "story-2", "story-2");
    assertThat(sent).extracting(pair -> pair.value.notificationId()).doesNotHaveDuplicates();
  }

  @Test
  void carriesTheReason() throws QueryException {
    matcher.upsert(TestSubscriptions.of("s", "\"open letter\" AND raids"));

    pipe(letter());

    Notification notification = notifications.readValue();
    assertThat(notification.receiver().channel()).isEqualTo(Channel.DESK);
    assertThat(notification.query()).isEqualTo("\"open letter\" AND raids");
    assertThat(notification.excerpt()).isEqualTo("Workers asked about raids.");
    assertThat(notification.excerptSpans())
        .extracting(span -> notification.excerpt().substring(span.start(), span.end()))
        .containsExactly("raids");
    assertThat(notification.match().why()).contains("open letter", "raids");
    assertThat(notification.createdAt()).isEqualTo(now);
  }

  @Test
  void neverAlertsToACopyOrANewRevisionOfWhatWasAlerted() throws QueryException {
    matcher.upsert(TestSubscriptions.of("s", "raids"));
    EnrichedArticle first = letter().withUrl("https://a.example/1").inStory("one").enriched();

    pipe(first);
    pipe(letter().copyOf(first.articleId()).inStory("another"));
    pipe(letter().inStory("another"));
    pipe(letter().withUrl("https://a.example/1").withRevision(2).inStory("third"));

    assertThat(notifications.readValuesToList()).hasSize(1);
  }

  @Test
  void followsAChangedQuery() throws QueryException {
    matcher.upsert(TestSubscriptions.of("s", "hockey"));
    pipe(letter());
    matcher.upsert(TestSubscriptions.of("s", "raids"));
    pipe(letter());
    matcher.remove("s");
    pipe(letter());

    assertThat(notifications.readValuesToList())
        .extracting(Notification::query)
        .containsExactly("raids");
  }

  @Test
  void makesAPoisonRecordADeadLetterAndGoesOn() throws QueryException {
    matcher.upsert(TestSubscriptions.of("s", "raids"));
    byte[] poison = new byte[100];
    java.util.Arrays.fill(poison, (byte) 0xff);

    articles.pipeInput("poison", poison);
    articles.pipeInput("gadget", new byte[] {(byte) 0xac, (byte) 0xed, 0, 5});
    articles.pipeInput(
        "typed", "{\"@class\":\"javax.script.ScriptEngineManager\"}".getBytes(UTF_8));
    articles.pipeInput("tombstone", (byte[]) null);
    pipe(letter());

    assertThat(notifications.readValuesToList()).hasSize(1);
    var letters = deadLetters.readRecordsToList();
    assertThat(letters).hasSize(3);
    assertThat(letters.getFirst().value()).isEqualTo(poison);
    assertThat(DeadLetter.header(letters.getFirst().headers(), DeadLetter.REASON))
        .isEqualTo(Reason.UNREADABLE_RECORD.name());
    assertThat(DeadLetter.header(letters.getFirst().headers(), DeadLetter.TOPIC))
        .isEqualTo("test.enriched-articles");
  }

  @Test
  void forgetsStoriesAfterAMonth() throws QueryException {
    matcher.upsert(TestSubscriptions.of("s", "raids"));
    pipe(letter().inStory("old"));
    assertThat(stored()).isPositive();

    now = now.plus(Duration.ofDays(31));
    driver.advanceWallClockTime(Duration.ofDays(31));

    assertThat(stored()).isZero();
    pipe(letter().inStory("old"));
    assertThat(notifications.readValuesToList()).hasSize(2);
  }

  private long stored() {
    List<Object> keys = new java.util.ArrayList<>();
    try (var all = driver.getKeyValueStore("alerted-stories").all()) {
      all.forEachRemaining(entry -> keys.add(entry.key));
    }
    return keys.size();
  }

  private static Articles letter() {
    return anArticle()
        .withTitle("An open letter")
        .withText("It was sent on Monday. Workers asked about raids. More follows.");
  }

  private void pipe(Articles article) {
    pipe(article.enriched());
  }

  private void pipe(EnrichedArticle article) {
    articles.pipeInput(article.articleId(), org.wirewatch.wire.Json.bytes(article));
  }
}
