package org.wirewatch.enrich.story;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.wirewatch.enrich.Annotated;
import org.wirewatch.enrich.story.StoryRecords.Written;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.JsonSerde;
import org.wirewatch.wire.Story;

/**
 * The one writer of stories: runs {@link StoryAssigner} and keeps its open stories in stores. All
 * articles must come through one partition.
 */
public final class StoryStep implements FixedKeyProcessor<String, Annotated, Assigned> {
  private static final String STORIES = "open-stories";
  private static final String ARTICLES = "story-articles";
  private static final String RECORDS = "story-records";
  private static final Duration CLOSING_INTERVAL = Duration.ofHours(1);

  private final StoryAssigner assigner;
  private final StoryBook book;
  private FixedKeyProcessorContext<String, Assigned> context;
  private KeyValueStore<String, StoryState> stories;
  private KeyValueStore<String, ArticleTraits> articles;
  private KeyValueStore<String, Written> records;

  private StoryStep(StorySettings settings) {
    assigner = new StoryAssigner(settings, StoryModel.bundled(), new Stored());
    book =
        new StoryBook(
            new StoryRecords(assigner::weighted),
            id -> records.get(id),
            (id, written) -> records.put(id, written));
  }

  /** Writes what changes into the stores; they delete what is set to null. */
  private final class Stored implements StoryJournal {
    @Override
    public void story(String storyId, StoryState state) {
      stories.put(storyId, state);
    }

    @Override
    public void article(String articleId, ArticleTraits traits) {
      articles.put(articleId, traits);
    }
  }

  /** The step and its stores. */
  public static FixedKeyProcessorSupplier<String, Annotated, Assigned> with(
      StorySettings settings) {
    return new FixedKeyProcessorSupplier<>() {
      @Override
      public StoryStep get() {
        return new StoryStep(settings);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return new LinkedHashSet<>(
            List.of(
                store(STORIES, StoryState.class),
                store(ARTICLES, ArticleTraits.class),
                store(RECORDS, Written.class)));
      }
    };
  }

  private static <V> StoreBuilder<?> store(String name, Class<V> type) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.String(), JsonSerde.of(type))
        .withCachingDisabled();
  }

  @Override
  public void init(FixedKeyProcessorContext<String, Assigned> context) {
    this.context = context;
    this.stories = context.getStateStore(STORIES);
    this.articles = context.getStateStore(ARTICLES);
    this.records = context.getStateStore(RECORDS);
    try (KeyValueIterator<String, StoryState> all = stories.all()) {
      all.forEachRemaining(story -> assigner.restore(story.value));
    }
    try (KeyValueIterator<String, ArticleTraits> all = articles.all()) {
      all.forEachRemaining(article -> assigner.restore(article.value));
    }
    context.schedule(CLOSING_INTERVAL, PunctuationType.STREAM_TIME, this::close);
  }

  @Override
  public void process(FixedKeyRecord<String, Annotated> record) {
    Instant at = Instant.ofEpochMilli(record.timestamp());
    StoryPlace place = assigner.assign(record.value(), at);
    EnrichedArticle article = record.value().article().inStory(place.storyId());
    List<Story> written = book.write(article, at, place.changes());
    context.forward(record.withValue(new Assigned(placed(article, written), written)));
  }

  /** The article with what its story's last record says of it. */
  private static EnrichedArticle placed(EnrichedArticle article, List<Story> written) {
    return written.reversed().stream()
        .filter(story -> story.storyId().equals(article.storyId()))
        .findFirst()
        .map(story -> article.inStory(story, added(article, story)))
        .orElse(article);
  }

  /** Nothing also when the story is so long that it left the article out. */
  private static Story.Added added(EnrichedArticle article, Story story) {
    return story.timeline().stream()
        .filter(step -> step.articleId().equals(article.articleId()))
        .findFirst()
        .map(Story.Step::added)
        .orElse(Story.Added.NOTHING);
  }

  private void close(long streamTimeMs) {
    assigner.close(Instant.ofEpochMilli(streamTimeMs)).forEach(records::delete);
  }
}
