package org.wirewatch.enrich.dedupe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serdes;
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
import org.wirewatch.wire.EnrichedArticle.Duplicate;
import org.wirewatch.wire.EnrichedArticle.DuplicateKind;

/**
 * Step of the topology that marks near duplicates and updates by {@link NearDuplicates}. All
 * articles must come through one partition. Time is that of the records, so a replay marks alike.
 */
public final class NearDuplicateStep implements FixedKeyProcessor<String, Annotated, Annotated> {
  private static final String STORE = "near-duplicates";

  private final DuplicateSettings settings;
  private final Map<DuplicateKind, Counter> counters = new EnumMap<>(DuplicateKind.class);
  private FixedKeyProcessorContext<String, Annotated> context;
  private NearDuplicates duplicates;

  private NearDuplicateStep(DuplicateSettings settings, MeterRegistry metrics) {
    this.settings = settings;
    for (DuplicateKind kind : DuplicateKind.values()) {
      counters.put(kind, DuplicateFilter.duplicates(metrics, kind.name().toLowerCase(Locale.ROOT)));
    }
  }

  /** The step and its store. */
  public static FixedKeyProcessorSupplier<String, Annotated, Annotated> with(
      DuplicateSettings settings, MeterRegistry metrics) {
    return new FixedKeyProcessorSupplier<>() {
      @Override
      public NearDuplicateStep get() {
        return new NearDuplicateStep(settings, metrics);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(STORE), Serdes.Long(), Serdes.ByteArray())
                .withCachingDisabled());
      }
    };
  }

  @Override
  public void init(FixedKeyProcessorContext<String, Annotated> context) {
    this.context = context;
    KeyValueStore<Long, byte[]> store = context.getStateStore(STORE);
    duplicates = new NearDuplicates(settings, new Stored(store));
  }

  @Override
  public void process(FixedKeyRecord<String, Annotated> record) {
    EnrichedArticle article = record.value().article();
    Duplicate found =
        duplicates.find(article, Instant.ofEpochMilli(record.timestamp())).orElse(null);
    if (found == null) {
      context.forward(record);
      return;
    }
    counters.get(found.kind()).increment();
    context.forward(record.withValue(record.value().with(article.repeating(found))));
  }

  /** What is remembered, in the step's store. */
  private record Stored(KeyValueStore<Long, byte[]> store) implements RememberedArticles {
    @Override
    public byte[] get(long number) {
      return store.get(number);
    }

    @Override
    public void put(long number, byte[] article) {
      store.put(number, article);
    }

    @Override
    public void remove(long number) {
      store.delete(number);
    }

    @Override
    public void forEach(BiConsumer<Long, byte[]> action) {
      try (KeyValueIterator<Long, byte[]> all = store.all()) {
        all.forEachRemaining(entry -> action.accept(entry.key, entry.value));
      }
    }
  }
}
