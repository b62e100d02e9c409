package org.wirewatch.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wirewatch.testkit.Articles.anArticle;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.testkit.TopicClient;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.DeadLetter;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.TopicScore;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.TopicDefinition;
import org.wirewatch.wire.TopicOverlay;
import org.wirewatch.wire.TopicReader;

class TopicFeedIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  /** Ids of the subjects of the IPTC, which are not defined in the topic. */
  private static final String SUBJECTS = "iptc:";

  private static final TopicDefinition VOLCANOES =
      new TopicDefinition(
          "volcanoes",
          "Volcanoes",
          "Eruptions of volcanoes: lava, ash clouds, evacuations near the crater.",
          null,
          List.of(),
          List.of());
  private static final TopicDefinition CHESS =
      new TopicDefinition(
          "chess",
          "Chess",
          "Chess tournaments, grandmasters, openings and endgames.",
          null,
          List.of(),
          List.of());

  @TempDir Path folder;
  private final KafkaSettings kafka = KafkaFixture.shared().settings();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  private int articles;

  @Test
  void followsTheTopicOverTheDefinitionsBelow() throws Exception {
    TopicOverlay.Origin file = TopicOverlay.Origin.FILE;
    try (TopicClient client = new TopicClient(kafka)) {
      // Given: what was there before the start, among it bad records
      client.send(Topic.TOPICS, "chess", CHESS);
      client.sendBytes(Topic.TOPICS, "bad", "{\"name\": 7".getBytes(UTF_8));
      client.sendBytes(
          Topic.TOPICS, "worse", "{\"id\":\"worse\",\"positives\":[\" \"]}".getBytes(UTF_8));
      client.send(Topic.TOPICS, "not-it", VOLCANOES);
      for (int start = 0; start < 2; start++) {
        TopicOverlay below = new TopicOverlay(file, List.of(VOLCANOES));
        try (TopicFeed feed = new TopicFeed(kafka, below, new SimpleMeterRegistry())) {
          feed.start();
          // Then: all of it is there once loaded, the bad ones are put aside
          assertThat(feed.awaitLoaded(DEADLINE)).isTrue();
          assertThat(scored(feed)).containsExactlyInAnyOrder("volcanoes", "chess");
          // When: switched off, then reset
          client.send(Topic.TOPICS, "volcanoes", VOLCANOES.disabled(true));
          await().atMost(DEADLINE).until(() -> scored(feed).equals(List.of("chess")));
          client.sendBytes(Topic.TOPICS, "volcanoes", null);
          await().atMost(DEADLINE).until(() -> scored(feed).size() == 2);
          assertThat(feed.live()).isTrue();
        }
      }
      // Then: after two starts each bad record was reported once, with its fault
      List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
      TopicReader.readAll(kafka, Topic.DEAD_LETTERS, letters::add);
      assertThat(letters)
          .extracting(letter -> new String(letter.key(), UTF_8))
          .containsExactlyInAnyOrder("bad", "worse", "not-it");
      assertThat(letters)
          .extracting(letter -> DeadLetter.header(letter.headers(), DeadLetter.MESSAGE))
          .contains("positives: an empty text", "id: not the key of the record");
    }
  }

  @Test
  void scoresTheNextArticlesByWhatWasEdited() throws Exception {
    try (TopicClient client = new TopicClient(kafka)) {
      try (EnrichService enrich = started()) {
        assertThat(topics(client)).containsExactly("volcanoes");
        // When: edited, so that it speaks of something else
        client.send(Topic.TOPICS, "volcanoes", described(VOLCANOES, CHESS.description()));
        client.send(Topic.TOPICS, "eruptions", described("eruptions", VOLCANOES.description()));
        // Then
        await().atMost(DEADLINE).until(() -> topics(client).equals(List.of("eruptions")));
        // When: one becomes faulty
        client.send(
            Topic.TOPICS,
            "eruptions",
            new TopicDefinition("eruptions", null, "x", "lava AND (", null, null));
        client.send(Topic.TOPICS, "lava", described("lava", VOLCANOES.description()));
        // Then: it is left out, the others go on
        await().atMost(DEADLINE).until(() -> topics(client).equals(List.of("lava")));
        assertThat(count("faulty")).isEqualTo(1);
        assertThat(count("scored")).isEqualTo(2);
        assertThat(enrich.live()).isTrue();
      }
      // When: started again
      try (EnrichService enrich = started()) {
        // Then: as before, from the first article on
        assertThat(topics(client)).containsExactly("lava");
        // When: taken back
        client.sendBytes(Topic.TOPICS, "volcanoes", null);
        client.sendBytes(Topic.TOPICS, "lava", null);
        // Then: the file counts again
        await().atMost(DEADLINE).until(() -> topics(client).equals(List.of("volcanoes")));
        assertThat(enrich.ready()).isTrue();
      }
    }
  }

  private double count(String state) {
    return metrics.get("wirewatch.enrich.topics").tag("state", state).gauge().value();
  }

  private EnrichService started() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("topics.yaml"),
            "- id: volcanoes\n  description: '" + VOLCANOES.description() + "'\n");
    EnrichConfig one = EnrichConfig.defaults();
    EnrichConfig config =
        new EnrichConfig(
            one.instanceId(),
            folder,
            one.threads(),
            one.window(),
            one.commitInterval(),
            file,
            null,
            one.duplicatesMax(),
            one.rocksDbBytesMax());
    metrics.clear();
    EnrichService service = new EnrichService(config, kafka, metrics, InstantSource.system());
    service.start();
    await().atMost(DEADLINE).until(service::ready);
    return service;
  }

  /** Topics of a new article on a volcano. */
  private List<String> topics(TopicClient client) {
    Article article =
        anArticle()
            .withTitle("Ash cloud closes airport number " + ++articles)
            .withText(
                "The volcano erupted at dawn; lava reached "
                    + articles
                    + " evacuated villages near the crater.")
            .build();
    client.send(Topic.ARTICLES, article.articleId(), article);
    return client
        .readUntil(
            Topic.ENRICHED_ARTICLES,
            EnrichedArticle.class,
            DEADLINE,
            all -> all.getLast().articleId().equals(article.articleId()))
        .getLast()
        .topics()
        .stream()
        .map(TopicScore::id)
        .filter(id -> !id.startsWith(SUBJECTS))
        .toList();
  }

  private static List<String> scored(TopicFeed feed) {
    EnrichedArticle any = anArticle().enriched();
    return feed.get().topics(any, null, 0).stream().map(TopicScore::id).toList();
  }

  private static TopicDefinition described(String id, String description) {
    return new TopicDefinition(id, null, description, null, null, null);
  }

  private static TopicDefinition described(TopicDefinition topic, String description) {
    return described(topic.id(), description);
  }
}
