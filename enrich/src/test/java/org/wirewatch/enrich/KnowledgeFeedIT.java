package org.wirewatch.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wirewatch.testkit.Articles.anArticle;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.query.NewsQuery;
import org.wirewatch.query.QueryException;
import org.wirewatch.query.QueryMatcher;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.testkit.TopicClient;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.DeadLetter;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Entity;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.KnownEntity;
import org.wirewatch.wire.Reason;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.TopicReader;

class KnowledgeFeedIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration LIVE = Duration.ofSeconds(2);

  @TempDir Path folder;
  private final KafkaSettings kafka = KafkaFixture.shared().settings();

  private int days;

  @Test
  void followsTheTopicOverTheBaseBelow() throws Exception {
    // Given: what was there before the start, among it a bad record
    KnowledgeBase below = KnowledgeBase.of(List.of(person("ann-hale", "Ann Hale")));
    try (TopicClient client = new TopicClient(kafka)) {
      client.send(Topic.ENTITIES, "bo-lind", person("bo-lind", "Bo Lind"));
      client.sendBytes(Topic.ENTITIES, "bad", "{\"name\": 7".getBytes(StandardCharsets.UTF_8));
      client.send(Topic.ENTITIES, "not-it", person("cy-moss", "Cy Moss"));
      for (int start = 0; start < 2; start++) {
        try (KnowledgeFeed feed = new KnowledgeFeed(kafka, below, new SimpleMeterRegistry())) {
          feed.start();
          // Then: all of it is there once loaded, the bad ones are put aside
          assertThat(feed.awaitLoaded(DEADLINE)).isTrue();
          assertThat(feed.get().named("Bo Lind")).hasSize(1);
          assertThat(feed.get().named("Ann Hale")).hasSize(1);
          assertThat(feed.get().named("Cy Moss")).isEmpty();
          // When: changed, then taken back
          client.send(Topic.ENTITIES, "ann-hale", person("ann-hale", "Ann Hale", "The Gale"));
          await().atMost(LIVE).until(() -> !feed.get().named("The Gale").isEmpty());
          client.sendBytes(Topic.ENTITIES, "ann-hale", null);
          await().atMost(LIVE).until(() -> feed.get().named("The Gale").isEmpty());
          assertThat(feed.get().named("Ann Hale")).hasSize(1);
          assertThat(feed.live()).isTrue();
        }
      }
      // Then: after two starts each bad record was reported once
      List<ConsumerRecord<byte[], byte[]>> letters = letters();
      assertThat(letters)
          .extracting(letter -> new String(letter.key(), StandardCharsets.UTF_8))
          .containsExactlyInAnyOrder("bad", "not-it");
      assertThat(letters)
          .allSatisfy(
              letter -> {
                assertThat(header(letter, DeadLetter.REASON))
                    .isEqualTo(Reason.UNREADABLE_RECORD.name());
                assertThat(header(letter, DeadLetter.TOPIC)).isEqualTo(kafka.name(Topic.ENTITIES));
              });
    }
  }

  @Test
  void usesWhatWasAddedForTheNextArticles() throws Exception {
    try (TopicClient client = new TopicClient(kafka);
        EnrichService enrich = started()) {
      // Given: an article on somebody unknown
      EnrichedArticle before = annotated(client, "Halvard Quint");
      Entity unknown = named(before, "Halvard Quint");
      assertThat(unknown.known()).isFalse();

      // When: the desk adds somebody, and says that the unknown one is the same
      client.send(Topic.ENTITIES, "harry-quint", person("harry-quint", "Harry Quint", "Hal Quint"));
      client.send(
          Topic.ENTITIES,
          unknown.id(),
          person(unknown.id(), "Halvard Quint").redirectedTo("harry-quint", Instant.now()));

      // Then: articles from then on have the id of the target by each of the names
      await().atMost(DEADLINE).until(() -> linked(annotated(client, "Halvard Quint")));
      EnrichedArticle byAlias = annotated(client, "Hal Quint");
      assertThat(byAlias.entities())
          .filteredOn(entity -> entity.id().equals("harry-quint"))
          .singleElement()
          .satisfies(entity -> assertThat(entity.known()).isTrue())
          .satisfies(entity -> assertThat(entity.formerIds()).containsExactly(unknown.id()));
      // Then: a subscription by either id finds the new article, the old id the old one
      assertThat(matches("person:" + unknown.id(), byAlias)).isTrue();
      assertThat(matches("person:harry-quint", byAlias)).isTrue();
      assertThat(matches("person:" + unknown.id(), before)).isTrue();
      assertThat(enrich.live()).isTrue();
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

  private EnrichedArticle annotated(TopicClient client, String name) {
    Article article =
        anArticle()
            .withTitle("Ferry company names a new chief executive")
            .withText(
                name
                    + ", the chief executive of the ferry company, said on Monday that no jobs"
                    + " would be lost. The board had met "
                    + ++days
                    + " days before.")
            .build();
    client.send(Topic.ARTICLES, article.articleId(), article);
    return client
        .readUntil(
            Topic.ENRICHED_ARTICLES,
            EnrichedArticle.class,
            DEADLINE,
            all -> all.getLast().articleId().equals(article.articleId()))
        .getLast();
  }

  private static Entity named(EnrichedArticle article, String name) {
    return article.entities().stream()
        .filter(entity -> entity.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not found in " + article.mentions()));
  }

  private static boolean linked(EnrichedArticle article) {
    return article.entities().stream().anyMatch(entity -> entity.id().equals("harry-quint"));
  }

  private static boolean matches(String query, EnrichedArticle article) throws QueryException {
    return QueryMatcher.match(NewsQuery.parse(query), article).isPresent();
  }

  private List<ConsumerRecord<byte[], byte[]>> letters() {
    List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
    TopicReader.readAll(kafka, Topic.DEAD_LETTERS, letters::add);
    return letters;
  }

  private static KnownEntity person(String id, String name, String... aliases) {
    return new KnownEntity(
        1,
        id,
        EntityType.PERSON,
        name,
        "executive",
        null,
        List.of(aliases),
        null,
        null,
        List.of(),
        List.of(),
        null,
        Instant.now());
  }

  private static String header(ConsumerRecord<?, byte[]> record, String name) {
    return DeadLetter.header(record.headers(), name);
  }
}
