package org.wirewatch.bench.match;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.monitor.HighlightsMatch;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.TermWeightor;
import org.wirewatch.query.ArticleDocument;
import org.wirewatch.query.NewsQuery;
import org.wirewatch.query.QueryException;
import org.wirewatch.query.StoredQueries;
import org.wirewatch.wire.EnrichedArticle;

/**
 * {@code bench/run match.MatcherBench [ours] [QUERIES…]}: articles per second of CPU against so
 * many stored queries (10,000 and 100,000), ours and lucene-monitor with its best presearcher and
 * highlights, its index in memory, spans included; heap of a query; time until a changed query is
 * matched. With {@code ours}, without lucene-monitor.
 *
 * <p>Each side is used once before anything is measured, so that neither pays for what both share,
 * and the queries of one are released before the heap of the other is measured. A million queries
 * take lucene-monitor some 6 GB: {@code WIREWATCH_HEAP=10g}. What it does not load in {@link
 * #LOADING} of CPU time is told as not finished.
 */
public final class MatcherBench {
  private static final Path TEXT = Path.of("../shared/data/ner/voa_text.txt");
  private static final long SEED = 20_260_301;
  private static final int PASSES = 4;
  private static final int REGISTERED_AT_ONCE = 5_000;
  private static final int LEARNED = 500;

  /** Articles on which both must find the same; of more than {@link #MANY} queries, a few. */
  private static final int COMPARED = 100;

  private static final int COMPARED_OF_MANY = 5;
  private static final int MANY = 200_000;
  private static final int CHANGES = 5_000;
  private static final int COLLECTIONS = 5;
  private static final long WARM_UP_NANOS = 2_000_000_000L;
  private static final long MEASURED_NANOS = 8_000_000_000L;
  private static final Duration LOADING = Duration.ofMinutes(20);

  private final NewsSample sample;
  private final List<EnrichedArticle> learned;
  private final List<EnrichedArticle> articles;
  private final boolean beside;

  private MatcherBench(NewsSample sample, boolean beside) {
    this.sample = sample;
    this.learned = sample.articles().subList(0, LEARNED);
    this.articles = sample.articles().subList(LEARNED, sample.articles().size());
    this.beside = beside;
  }

  /** Prints one row for each number of queries. */
  public static void main(String[] arguments) throws Exception {
    if (!Files.exists(TEXT)) {
      System.out.println("skipped: no news at " + TEXT);
      return;
    }
    List<String> sizes = new ArrayList<>(Arrays.asList(arguments));
    boolean beside = !sizes.remove("ours");
    if (sizes.isEmpty()) {
      sizes = List.of("10000", "100000");
    }
    System.out.println(
        "| queries | matches an article | ours, docs/cpu-s | ours, heap a query | ours, loaded"
            + " | changed query live, p50 / p99 / max | lucene-monitor, docs/cpu-s | ratio"
            + " | lucene-monitor, heap a query | loaded |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|");
    MatcherBench bench = new MatcherBench(NewsSample.read(TEXT), beside);
    bench.useOnce();
    for (String size : sizes) {
      bench.measure(Integer.parseInt(size));
    }
  }

  /** What one engine needed. */
  private record Speed(double articlesPerCpuSecond, double matches) {}

  /** An engine's match of one article. */
  private interface Engine {
    Set<String> match(EnrichedArticle article) throws IOException;
  }

  /** Loads the classes and tables of both, which belong to no query. */
  private void useOnce() throws Exception {
    Random random = new Random(SEED);
    StoredQueries stored = new StoredQueries(suspended -> System.out.println(suspended));
    stored.put("q", query(random));
    ids(stored, articles.getFirst());
    if (beside) {
      try (Monitor monitor = inMemory()) {
        monitor.register(new MonitorQuery("q", query(random).lucene()));
        ids(monitor, articles.getFirst());
      }
    }
  }

  private void measure(int count) throws Exception {
    List<Set<String>> expected = new ArrayList<>();
    double ours = ours(count, expected);
    System.out.println(beside ? monitor(count, expected, ours) : "");
  }

  /** Prints what ours did, which is released afterwards; gives articles per second of CPU. */
  private double ours(int count, List<Set<String>> expected) throws Exception {
    long before = usedHeap();
    long start = System.nanoTime();
    StoredQueries stored = new StoredQueries(suspended -> System.out.println(suspended));
    learned.forEach(stored::match);
    Random random = new Random(SEED);
    for (int i = 0; i < count; i++) {
      stored.put("q" + i, query(random));
    }
    double loadedSeconds = (System.nanoTime() - start) / 1e9;
    double heap = (double) (usedHeap() - before) / count;
    Speed speed = speed(article -> ids(stored, article));
    int compared = count > MANY ? COMPARED_OF_MANY : COMPARED;
    for (EnrichedArticle article : articles.subList(0, compared)) {
      expected.add(ids(stored, article));
    }
    double[] changes = changes(stored, count, random);
    System.out.printf(
        Locale.ROOT,
        "| %,d | %.1f | %,.0f | %.0f B | %.1f s | %.2f / %.2f / %.1f ms |",
        count,
        speed.matches(),
        speed.articlesPerCpuSecond(),
        heap,
        loadedSeconds,
        changes[CHANGES / 2],
        changes[CHANGES * 99 / 100],
        changes[CHANGES - 1]);
    return speed.articlesPerCpuSecond();
  }

  /** Milliseconds until a replaced query is matched, ascending, while another thread matches. */
  private double[] changes(StoredQueries stored, int count, Random random) throws Exception {
    List<NewsQuery> queries = new ArrayList<>();
    for (int i = 0; i < CHANGES; i++) {
      queries.add(query(random));
    }
    AtomicBoolean done = new AtomicBoolean();
    Thread matching =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 0; !done.get(); i++) {
                    stored.match(articles.get(i % articles.size()));
                  }
                });
    double[] millis = new double[CHANGES];
    for (int i = 0; i < CHANGES; i++) {
      String id = "q" + random.nextInt(count);
      long start = System.nanoTime();
      stored.put(id, queries.get(i));
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    done.set(true);
    matching.join();
    Arrays.sort(millis);
    return millis;
  }

  /** Measures lucene-monitor on the same queries and articles; gives the rest of the row. */
  private String monitor(int count, List<Set<String>> expected, double ours) throws Exception {
    long before = usedHeap();
    long start = System.nanoTime();
    try (Monitor monitor = inMemory()) {
      int loaded = load(monitor, count, cpuNanos() + LOADING.toNanos());
      double seconds = (System.nanoTime() - start) / 1e9;
      if (loaded < count) {
        return String.format(
            Locale.ROOT, " not finished: %,d queries loaded in %.0f s ||||", loaded, seconds);
      }
      double heap = (double) (usedHeap() - before) / count;
      for (int i = 0; i < expected.size(); i++) {
        if (!ids(monitor, articles.get(i)).equals(expected.get(i))) {
          throw new IllegalStateException("other matches: " + articles.get(i).title());
        }
      }
      double theirs = speed(article -> ids(monitor, article)).articlesPerCpuSecond();
      return String.format(
          Locale.ROOT, " %,.1f | %.1f | %,.0f B | %.1f s |", theirs, ours / theirs, heap, seconds);
    }
  }

  /** Its index is in memory, as by default. */
  private static Monitor inMemory() throws IOException {
    return new Monitor(
        ArticleDocument.analyzer(),
        new MultipassTermFilteredPresearcher(
            PASSES, 0.0f, TermWeightor.DEFAULT, List.of(), Set.of()),
        new MonitorConfiguration());
  }

  /** Registers the queries in batches until a CPU time; gives how many. */
  private int load(Monitor monitor, int count, long untilCpuNanos) throws IOException {
    Random random = new Random(SEED);
    for (int loaded = 0; loaded < count; ) {
      if (cpuNanos() > untilCpuNanos) {
        return loaded;
      }
      List<MonitorQuery> batch = new ArrayList<>();
      for (; batch.size() < REGISTERED_AT_ONCE && loaded < count; loaded++) {
        batch.add(new MonitorQuery("q" + loaded, query(random).lucene()));
      }
      monitor.register(batch);
    }
    return count;
  }

  private Speed speed(Engine engine) throws IOException {
    int next = 0;
    for (long start = cpuNanos(); cpuNanos() - start < WARM_UP_NANOS; next++) {
      engine.match(articles.get(next % articles.size()));
    }
    int done = 0;
    long matches = 0;
    long start = cpuNanos();
    for (; cpuNanos() - start < MEASURED_NANOS; next++) {
      matches += engine.match(articles.get(next % articles.size())).size();
      done++;
    }
    return new Speed(done * 1e9 / (cpuNanos() - start), (double) matches / done);
  }

  private static Set<String> ids(StoredQueries stored, EnrichedArticle article) {
    Set<String> ids = new TreeSet<>();
    stored.match(article).forEach(matched -> ids.add(matched.id()));
    return ids;
  }

  private static Set<String> ids(Monitor monitor, EnrichedArticle article) throws IOException {
    Set<String> ids = new TreeSet<>();
    monitor
        .match(ArticleDocument.of(article), HighlightsMatch.MATCHER)
        .getMatches()
        .forEach(match -> ids.add(match.getQueryId()));
    return ids;
  }

  private NewsQuery query(Random random) {
    while (true) {
      try {
        return NewsQuery.parse(sample.query(random));
      } catch (QueryException refused) {
        // a word and its opposite, by chance
      }
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
