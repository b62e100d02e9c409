package org.wirewatch.enrich.story;

import java.time.Duration;
import java.time.Instant;
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
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.JsonSerde;

/**
 * The one writer of stories: runs {@link StoryAssigner} and keeps its open stories in a store. All
 * articles must come through one partition.
 */
public final class StoryStep implements FixedKeyProcessor<String, Annotated, Assigned> {
  private static final String STORE = "open-stories";
  private static final Duration CLOSING_INTERVAL = Duration.ofHours(1);

  private final StoryAssigner assigner;
  private FixedKeyProcessorContext<String, Assigned> context;
  private KeyValueStore<String, StoryState> store;

  private StoryStep(StorySettings settings) {
    assigner = new StoryAssigner(settings);
  }

  /** The step and its store. */
  public static FixedKeyProcessorSupplier<String, Annotated, Assigned> with(
      StorySettings settings) {
    return new FixedKeyProcessorSupplier<>() {
      @Override
      public StoryStep get() {
        return new StoryStep(settings);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(STORE),
                    Serdes.String(),
                    JsonSerde.of(StoryState.class))
                .withCachingDisabled());
      }
    };
  }

  @Override
  public void init(FixedKeyProcessorContext<String, Assigned> context) {
    this.context = context;
    this.store = context.getStateStore(STORE);
    try (KeyValueIterator<String, StoryState> stories = store.all()) {
      stories.forEachRemaining(story -> assigner.restore(story.value));
    }
    context.schedule(CLOSING_INTERVAL, PunctuationType.STREAM_TIME, this::close);
  }

  @Override
  public void process(FixedKeyRecord<String, Annotated> record) {
    EnrichedArticle article = record.value().article();
    StoryState state = assigner.decide(article, Instant.ofEpochMilli(record.timestamp()));
    store.put(state.id(), state);
    context.forward(record.withValue(new Assigned(article.inStory(state.id()), state.story())));
  }

  private void close(long streamTimeMs) {
    assigner.close(Instant.ofEpochMilli(streamTimeMs)).forEach(store::delete);
  }
}
