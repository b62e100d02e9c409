package org.wirewatch.enrich.dedupe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.wirewatch.enrich.dedupe.SeenContent.Verdict;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.JsonSerde;

/**
 * Step of the topology that lets an article pass unless its content was seen within the window.
 * Time is that of the records, so a replay decides alike. Must see all articles with one content:
 * the topic before it is partitioned by {@link ContentHash}.
 */
public final class DuplicateFilter implements FixedKeyProcessor<String, Article, Distinct> {
  private static final String STORE = "seen-content";

  private final Duration window;
  private final Counter repeats;
  private FixedKeyProcessorContext<String, Distinct> context;
  private WindowStore<String, SeenContent> store;

  private DuplicateFilter(Duration window, MeterRegistry metrics) {
    this.window = window;
    this.repeats = duplicates(metrics, "dropped");
  }

  /** The step and its store. */
  public static FixedKeyProcessorSupplier<String, Article, Distinct> within(
      Duration window, MeterRegistry metrics) {
    return new FixedKeyProcessorSupplier<>() {
      @Override
      public DuplicateFilter get() {
        return new DuplicateFilter(window, metrics);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(
            Stores.windowStoreBuilder(
                    Stores.persistentWindowStore(STORE, window, window, false),
                    Serdes.String(),
                    JsonSerde.of(SeenContent.class))
                .withCachingDisabled());
      }
    };
  }

  @Override
  public void init(FixedKeyProcessorContext<String, Distinct> context) {
    this.context = context;
    this.store = context.getStateStore(STORE);
  }

  @Override
  public void process(FixedKeyRecord<String, Article> record) {
    Article article = record.value();
    String hash = ContentHash.of(article);
    SeenContent seen = latest(hash, record.timestamp());
    if (seen == null) {
      store.put(hash, SeenContent.by(article, record.timestamp()), record.timestamp());
      context.forward(record.withValue(new Distinct(article, hash, null)));
      return;
    }
    switch (seen.judge(article)) {
      case Verdict.Original() -> pass(record, hash, seen, null);
      case Verdict.Copy(String originalId) -> pass(record, hash, seen, originalId);
      case Verdict.Repeat(String originalId) -> repeats.increment();
    }
  }

  private void pass(
      FixedKeyRecord<String, Article> record, String hash, SeenContent seen, String duplicateOf) {
    store.put(hash, seen.with(record.value()), seen.firstSeenMs());
    context.forward(record.withValue(new Distinct(record.value(), hash, duplicateOf)));
  }

  private SeenContent latest(String hash, long atMs) {
    SeenContent latest = null;
    try (WindowStoreIterator<SeenContent> found =
        store.fetch(hash, Math.max(0, atMs - window.toMillis()), atMs + window.toMillis())) {
      while (found.hasNext()) {
        latest = found.next().value;
      }
    }
    return latest;
  }

  /** Counts articles of one result: {@code dropped} here, or the kind that they are marked as. */
  static Counter duplicates(MeterRegistry metrics, String result) {
    return Counter.builder("wirewatch.enrich.duplicates")
        .description("Articles that repeat or update an earlier one: dropped, or passed on marked.")
        .tag("result", result)
        .register(metrics);
  }
}
