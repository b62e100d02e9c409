package org.wirewatch.enrich;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.wirewatch.enrich.dedupe.ContentHash;
import org.wirewatch.enrich.dedupe.Distinct;
import org.wirewatch.enrich.dedupe.DuplicateFilter;
import org.wirewatch.enrich.dedupe.NearDuplicateStep;
import org.wirewatch.enrich.story.Assigned;
import org.wirewatch.enrich.story.StoryStep;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.JsonSerde;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Story;
import org.wirewatch.wire.Topic;

/**
 * What happens to an article: articles in, enriched articles and their stories out.
 *
 * <pre>
 * articles ─► by content ─► drop exact duplicates ─► annotate ─► one writer ┐
 *                           (store: seen-content)   (stateless)             │
 *                   ┌───────────────────────────────────────────────────────┘
 *                   └─► mark near duplicates ──► assign story ─┬─► enriched-articles
 *                       (store: near-duplicates) (stores:      └─► stories
 *                                                 open-stories,
 *                                                 story-articles,
 *                                                 story-records)
 * </pre>
 *
 * The key stays the article's id throughout. A record that cannot be read or processed becomes a
 * dead letter ({@link ArticleDeadLetters}) and the stream goes on.
 */
final class EnrichTopology {
  static final String BY_CONTENT = "by-content";

  private static final Serde<String> ID = Serdes.String();
  private static final Serde<Article> ARTICLE = JsonSerde.of(Article.class);
  private static final Serde<Annotated> ANNOTATED = JsonSerde.of(Annotated.class);
  private static final Serde<EnrichedArticle> ENRICHED = JsonSerde.of(EnrichedArticle.class);
  private static final Serde<Story> STORY = JsonSerde.of(Story.class);

  private EnrichTopology() {}

  /**
   * Builds it.
   *
   * @param annotate pure; what it throws makes the article a dead letter
   */
  static Topology build(
      EnrichConfig config,
      KafkaSettings kafka,
      Function<Distinct, Annotated> annotate,
      MeterRegistry metrics,
      InstantSource clock) {
    StreamsBuilder builder = new StreamsBuilder();
    EnrichMetrics measured = new EnrichMetrics(metrics, clock);

    KStream<String, Assigned> assigned =
        builder.stream(kafka.name(Topic.ARTICLES), Consumed.with(ID, ARTICLE).withName("articles"))
            .filter((id, article) -> article != null, Named.as("drop-tombstones"))
            .processValues(Origin::new, Named.as("note-origin"))
            .repartition(byContent())
            .processValues(
                DuplicateFilter.within(config.window(), metrics), Named.as("drop-exact-duplicates"))
            .mapValues(
                distinct -> measured.annotating(() -> annotate.apply(distinct)),
                Named.as("annotate"))
            .repartition(toOneWriter())
            .processValues(
                NearDuplicateStep.with(config.duplicates(), metrics),
                Named.as("mark-near-duplicates"))
            .processValues(StoryStep.with(config.stories()), Named.as("assign-story"))
            .peek((id, result) -> measured.enriched(result.article()), Named.as("measure"));

    assigned
        .mapValues(Assigned::article, Named.as("article"))
        .to(
            kafka.name(Topic.ENRICHED_ARTICLES),
            Produced.with(ID, ENRICHED).withName("enriched-articles"));
    assigned
        .flatMapValues(Assigned::stories, Named.as("changed-stories"))
        .selectKey((id, story) -> story.storyId(), Named.as("by-story"))
        .to(kafka.name(Topic.STORIES), Produced.with(ID, STORY).withName("stories"));
    return builder.build();
  }

  /** Articles with the same content meet in one partition. */
  private static Repartitioned<String, Article> byContent() {
    return Repartitioned.with(ID, ARTICLE)
        .withName(BY_CONTENT)
        .withStreamPartitioner(
            (topic, id, article, partitions) ->
                Optional.of(Set.of(Math.floorMod(ContentHash.of(article).hashCode(), partitions))));
  }

  /** Stories have one writer. See docs/decisions/0006-one-story-writer.md. */
  private static Repartitioned<String, Annotated> toOneWriter() {
    return Repartitioned.with(ID, ANNOTATED).withName("to-story-writer").withNumberOfPartitions(1);
  }
}
