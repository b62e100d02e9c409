package org.wirewatch.bench.duplicate;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.wirewatch.enrich.dedupe.DuplicateSettings;
import org.wirewatch.enrich.dedupe.NearDuplicates;
import org.wirewatch.enrich.dedupe.RememberedArticles;
import org.wirewatch.wire.EnrichedArticle;

/**
 * What an article costs when a window is full: the store is RocksDB with as little memory as the
 * service gives it. The articles are texts of which most words were changed for other common words
 * of the collection; one in four repeats an earlier one, cut or edited.
 */
public final class DuplicateWindow {
  private static final long CACHE_BYTES = 48L << 20;
  private static final int MEASURED = 20_000;
  private static final double REPEATED = 0.25;
  private static final double KEPT = 0.4;

  private final List<String[]> texts;
  private final String[] vocabulary;

  /** Varies the texts given. */
  public DuplicateWindow(List<String> texts) {
    this.texts = texts.stream().map(text -> text.split("\\s+")).toList();
    this.vocabulary = this.texts.stream().flatMap(Arrays::stream).sorted().toArray(String[]::new);
  }

  /**
   * Figures.
   *
   * @param words mean of an article
   * @param heapBytes of the index, an article
   * @param storedBytes in the store, an article
   * @param millis CPU time of one article, mean of those that come when the window is full
   * @param slowMillis that only one in a hundred takes longer than
   * @param restoreSeconds to bring the index back from the store
   */
  public record Cost(
      int articles,
      double words,
      double heapBytes,
      double storedBytes,
      double millis,
      double slowMillis,
      double restoreSeconds) {}

  /** Fills a window with so many articles and measures those that come then. */
  public Cost measure(int articles) throws IOException {
    DuplicateSettings settings = new DuplicateSettings(Duration.ofDays(7), articles, 1L << 40);
    Path folder = Files.createTempDirectory("duplicates");
    try (Store store = new Store(folder)) {
      NearDuplicates duplicates = new NearDuplicates(settings, store);
      long words = 0;
      for (int i = 0; i < articles; i++) {
        EnrichedArticle article = article(i);
        words += article.text().chars().filter(c -> c == ' ').count() + 1;
        duplicates.find(article, at(i));
      }
      long[] nanos = new long[MEASURED];
      for (int i = 0; i < MEASURED; i++) {
        EnrichedArticle article = article(articles + i);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        duplicates.find(article, at(articles + i));
        nanos[i] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      }
      double heap = (double) duplicates.heapBytes() / duplicates.remembered();
      double stored = (double) duplicates.storedBytes() / duplicates.remembered();
      duplicates = null;
      long start = System.nanoTime();
      int restored = new NearDuplicates(settings, store).remembered();
      double seconds = (System.nanoTime() - start) / 1e9;
      Arrays.sort(nanos);
      return new Cost(
          restored,
          (double) words / articles,
          heap,
          stored,
          Arrays.stream(nanos).average().orElse(0) / 1e6,
          nanos[MEASURED * 99 / 100] / 1e6,
          seconds);
    }
  }

  private EnrichedArticle article(int number) {
    Random random = new Random(number);
    boolean repeats = number > 0 && random.nextDouble() < REPEATED;
    String[] words = repeats ? words(random.nextInt(number)) : words(number);
    if (repeats) {
      int cut = words.length / 3 + random.nextInt(words.length * 2 / 3 + 1);
      words = Arrays.copyOf(words, Math.min(words.length, cut));
      for (int k = words.length / 20; k > 0; k--) {
        words[random.nextInt(words.length)] = vocabulary[random.nextInt(vocabulary.length)];
      }
    }
    return LabelledArticle.article("article" + number, "", String.join(" ", words));
  }

  private String[] words(int number) {
    Random random = new Random(number * 0x9E3779B9L);
    String[] words = texts.get(random.nextInt(texts.size())).clone();
    for (int i = 0; i < words.length; i++) {
      if (random.nextDouble() > KEPT) {
        words[i] = vocabulary[random.nextInt(vocabulary.length)];
      }
    }
    return words;
  }

  private static Instant at(int number) {
    return Instant.EPOCH.plusMillis(500L * number);
  }

  /** RocksDB in a folder. */
  private static final class Store implements RememberedArticles, AutoCloseable {
    private final RocksDB db;
    private final Path folder;

    Store(Path folder) throws IOException {
      this.folder = folder;
      RocksDB.loadLibrary();
      BlockBasedTableConfig table =
          new BlockBasedTableConfig()
              .setBlockCache(new LRUCache(CACHE_BYTES))
              .setFilterPolicy(new BloomFilter());
      try {
        db =
            RocksDB.open(
                new Options().setCreateIfMissing(true).setTableFormatConfig(table),
                folder.toString());
      } catch (RocksDBException e) {
        throw new IOException(e);
      }
    }

    @Override
    public byte[] get(long number) {
      try {
        return db.get(key(number));
      } catch (RocksDBException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void put(long number, byte[] article) {
      try {
        db.put(key(number), article);
      } catch (RocksDBException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void remove(long number) {
      try {
        db.delete(key(number));
      } catch (RocksDBException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void forEach(BiConsumer<Long, byte[]> action) {
      try (RocksIterator all = db.newIterator()) {
        for (all.seekToFirst(); all.isValid(); all.next()) {
          action.accept(ByteBuffer.wrap(all.key()).getLong(), all.value());
        }
      }
    }

    @Override
    public void close() throws IOException {
      db.close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }

    private static byte[] key(long number) {
      return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }
  }
}
