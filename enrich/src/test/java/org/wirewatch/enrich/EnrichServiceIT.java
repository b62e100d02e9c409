package org.wirewatch.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wirewatch.testkit.Articles.anArticle;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.testkit.TopicClient;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.DeadLetter;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.DuplicateKind;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Reason;
import org.wirewatch.wire.Story;
import org.wirewatch.wire.Topic;

class EnrichServiceIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final String HARBOUR =
      "Workers at the Port of Brackwater stopped unloading ships on Monday after talks over night"
          + " shifts broke down, the dockers' association said.";

  @TempDir Path folder;
  private final KafkaSettings kafka = KafkaFixture.shared().settings();

  @Test
  void enrichesOnceAndKeepsItsStateOverARestart() {
    Article original = harbour("The Brackwater Post", "https://post.example/a");
    Article copy = harbour("Coast Radio", "https://coast.example/x");
    Article edited = edited(original, "https://gazette.example/y");
    Article last = anArticle().withTitle("Rain").withText("It rained in the hills.").build();
    try (TopicClient client = new TopicClient(kafka)) {
      try (EnrichService enrich = started()) {
        client.send(Topic.ARTICLES, original.articleId(), original);
        client.read(Topic.ENRICHED_ARTICLES, EnrichedArticle.class, 1, DEADLINE);
        assertThat(enrich.live()).isTrue();
      }

      try (EnrichService enrich = started()) {
        client.send(Topic.ARTICLES, original.articleId(), original);
        client.send(Topic.ARTICLES, copy.articleId(), copy);
        client.send(Topic.ARTICLES, edited.articleId(), edited);
        client.send(Topic.ARTICLES, last.articleId(), last);
        client.read(Topic.ENRICHED_ARTICLES, EnrichedArticle.class, 4, DEADLINE);
        assertThat(enrich.ready()).isTrue();
      }

      Map<String, EnrichedArticle> byId =
          client.readAll(Topic.ENRICHED_ARTICLES, EnrichedArticle.class).stream()
              .collect(Collectors.toMap(EnrichedArticle::articleId, article -> article));
      assertThat(byId)
          .containsOnlyKeys(
              original.articleId(), copy.articleId(), edited.articleId(), last.articleId());
      assertThat(byId.get(edited.articleId()).duplicateOf()).isEqualTo(original.articleId());
      assertThat(byId.get(edited.articleId()).duplicate().kind()).isEqualTo(DuplicateKind.EDITED);
      EnrichedArticle marked = byId.get(copy.articleId());
      assertThat(marked.duplicateOf()).isEqualTo(original.articleId());
      assertThat(marked.storyId()).isEqualTo(byId.get(original.articleId()).storyId());
      assertThat(client.readAll(Topic.STORIES, Story.class))
          .filteredOn(story -> story.storyId().equals(marked.storyId()))
          .last()
          .extracting(Story::articleCount)
          .isEqualTo(3);
    }
  }

  @Test
  void putsAnUnreadableRecordAsideAndGoesOn() {
    byte[] bad = "{\"article_id\": 7".getBytes(StandardCharsets.UTF_8);
    Article good = harbour("The Brackwater Post", "https://post.example/a");
    try (TopicClient client = new TopicClient(kafka);
        EnrichService enrich = started()) {
      client.sendBytes(Topic.ARTICLES, "bad", bad);

      ConsumerRecord<String, byte[]> letter =
          client.readRecordsUntil(Topic.DEAD_LETTERS, DEADLINE, record -> true).getFirst();
      assertThat(letter.key()).isEqualTo("bad");
      assertThat(letter.value()).isEqualTo(bad);
      assertThat(header(letter, DeadLetter.REASON)).isEqualTo(Reason.UNREADABLE_RECORD.name());
      assertThat(header(letter, DeadLetter.TOPIC)).isEqualTo(kafka.name(Topic.ARTICLES));
      client.send(Topic.ARTICLES, good.articleId(), good);
      client.read(Topic.ENRICHED_ARTICLES, EnrichedArticle.class, 1, DEADLINE);
      assertThat(enrich.ready()).isTrue();
    }
  }

  @Test
  void putsAnArticleThatCannotBeAnnotatedAsideWithItsPlaceAndGoesOn() throws Exception {
    Article bad = anArticle().withTitle("makes the annotator fail").build();
    Article good = harbour("The Brackwater Post", "https://post.example/a");
    Annotator annotator = Annotator.load(List.of());
    EnrichConfig config = EnrichConfig.defaults().withStateDir(folder);
    var topology =
        EnrichTopology.build(
            config,
            kafka,
            distinct -> {
              if (distinct.article().title().equals(bad.title())) {
                throw new IllegalStateException("no annotation for this one");
              }
              return annotator.annotated(distinct.article());
            },
            new SimpleMeterRegistry(),
            InstantSource.system());
    try (TopicClient client = new TopicClient(kafka);
        KafkaStreams streams =
            new KafkaStreams(topology, EnrichService.properties(config, kafka))) {
      streams.start();
      client.send(Topic.ARTICLES, bad.articleId(), bad);

      ConsumerRecord<String, byte[]> letter =
          client.readRecordsUntil(Topic.DEAD_LETTERS, DEADLINE, record -> true).getFirst();
      assertThat(letter.key()).isEqualTo(bad.articleId());
      assertThat(Json.read(letter.value(), Article.class)).isEqualTo(bad);
      assertThat(header(letter, DeadLetter.REASON)).isEqualTo(Reason.PROCESSING_FAILED.name());
      assertThat(header(letter, DeadLetter.TOPIC)).isEqualTo(kafka.name(Topic.ARTICLES));
      assertThat(header(letter, DeadLetter.OFFSET)).isEqualTo("0");
      assertThat(header(letter, DeadLetter.MESSAGE)).contains("no annotation for this one");
      client.send(Topic.ARTICLES, good.articleId(), good);
      client.read(Topic.ENRICHED_ARTICLES, EnrichedArticle.class, 1, DEADLINE);
    }
  }

  private EnrichService started() {
    EnrichService service =
        new EnrichService(
            EnrichConfig.defaults().withStateDir(folder),
            kafka,
            new SimpleMeterRegistry(),
            InstantSource.system());
    service.start();
    await().atMost(DEADLINE).until(service::ready);
    return service;
  }

  private static Article harbour(String outlet, String url) {
    return anArticle()
        .withOutlet(outlet)
        .withUrl(url)
        .withTitle("Port stands still")
        .withText(HARBOUR)
        .build();
  }

  private static Article edited(Article article, String url) {
    return anArticle()
        .withOutlet("Gazette")
        .withUrl(url)
        .withTitle("No ships unloaded")
        .withText(article.text().replace("broke down", "failed"))
        .build();
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return DeadLetter.header(record.headers(), name);
  }
}
