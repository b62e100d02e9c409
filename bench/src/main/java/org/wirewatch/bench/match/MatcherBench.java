package org.wirewatch.bench.match;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * highlights, spans included; heap of a query; time until a changed query is matched. With {@code
 * ours}, without lucene-monitor.
 */
public final class MatcherBench {
  private static final Path TEXT = Path.of("../shared/data/ner/voa_text.txt");
  private static final long SEED = 20_260_301;
  private static final int PASSES = 4;
  private static final int REGISTERED_AT_ONCE = 5_000;
  private static final int LEARNED = 500;
  private static final int COMPARED = 100;
  private static final int CHANGES = 5_000;
  private static final long WARM_UP_NANOS = 3_000_000_000L;
  private static final long MEASURED_NANOS = 13_000_000_000L;

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
        "| queries | matches an article | ours, docs/cpu-s | lucene-monitor | ratio | ours, heap a"
            + " query | lucene-monitor | ours, loaded | changed query live, p50 / p99 / max |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    MatcherBench bench = new MatcherBench(NewsSample.read(TEXT), beside);
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

  private void measure(int count) throws Exception {
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
    Speed ours = speed(article -> ids(stored, article));
    List<Set<String>> expected = new ArrayList<>();
    for (EnrichedArticle article : articles.subList(0, COMPARED)) {
      expected.add(ids(stored, article));
    }
    double[] changes = changes(stored, count, random);
    System.out.printf(
        Locale.ROOT, "| %,d | %.1f | %,.0f |", count, ours.matches(), ours.articlesPerCpuSecond());
    double[] theirs = beside ? monitor(count, expected) : null;
    System.out.printf(
        Locale.ROOT,
        " %s | %s | %.0f B | %s | %.1f s | %.2f / %.2f / %.1f ms |%n",
        theirs == null ? "" : String.format(Locale.ROOT, "%,.1f", theirs[0]),
        theirs == null
            ? ""
            : String.format(Locale.ROOT, "%.1f", ours.articlesPerCpuSecond() / theirs[0]),
        heap,
        theirs == null ? "" : String.format(Locale.ROOT, "%,.0f B", theirs[1]),
        loadedSeconds,
        changes[CHANGES / 2],
        changes[CHANGES * 99 / 100],
        changes[CHANGES - 1]);
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

  /** Articles per second of CPU and heap per query. */
  private double[] monitor(int count, List<Set<String>> expected) throws Exception {
    long before = usedHeap();
    try (Monitor monitor =
        new Monitor(
            ArticleDocument.analyzer(),
            new MultipassTermFilteredPresearcher(
                PASSES, 0.0f, TermWeightor.DEFAULT, List.of(), Set.of()),
            new MonitorConfiguration())) {
      Random random = new Random(SEED);
      List<MonitorQuery> batch = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        batch.add(new MonitorQuery("q" + i, query(random).lucene()));
        if (batch.size() == REGISTERED_AT_ONCE || i == count - 1) {
          monitor.register(batch);
          batch.clear();
        }
      }
      double heap = (double) (usedHeap() - before) / count;
      for (int i = 0; i < expected.size(); i++) {
        if (!ids(monitor, articles.get(i)).equals(expected.get(i))) {
          throw new IllegalStateException("other matches: " + articles.get(i).title());
        }
      }
      return new double[] {speed(article -> ids(monitor, article)).articlesPerCpuSecond(), heap};
    }
  }

  private Speed speed(Engine engine) throws IOException {
    long cpuStart = 0;
    int done = 0;
    long matches = 0;
    long warm = System.nanoTime() + WARM_UP_NANOS;
    boolean measuring = false;
    for (int i = 0; ; i++) {
      if (!measuring && System.nanoTime() > warm) {
        measuring = true;
        cpuStart = cpuNanos();
      }
      int found = engine.match(articles.get(i % articles.size())).size();
      if (measuring) {
        done++;
        matches += found;
        if (cpuNanos() - cpuStart > MEASURED_NANOS) {
          return new Speed(done * 1e9 / (cpuNanos() - cpuStart), (double) matches / done);
        }
      }
    }
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
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
