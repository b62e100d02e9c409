package org.wirewatch.bench.match;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.monitor.HighlightsMatch;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.monitor.TermWeightor;
import org.wirewatch.query.ArticleDocument;
import org.wirewatch.query.NewsQuery;
import org.wirewatch.query.QueryException;
import org.wirewatch.query.StoredQueries;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Json;

/**
 * {@code bench/run match.MatcherBench [QUERIES…]}: articles per second of CPU against so many
 * stored queries (10,000 and 100,000), ours and lucene-monitor with highlights, its index in
 * memory, spans included; heap of a query; time until a changed query is matched. Two of
 * lucene-monitor's presearchers are measured, its best and its usual one, which loads faster.
 *
 * <p>Each engine runs in a JVM of its own with the options of this one, so that none is compiled
 * for the other's use, and has matched one article before anything is measured. All must find the
 * same in some articles. A million queries take lucene-monitor some 6 GB: {@code
 * WIREWATCH_HEAP=10g}. What it does not load in {@link #LOADING} of CPU time is told as not
 * finished.
 */
public final class MatcherBench {
  private static final Path TEXT = Path.of("../shared/data/ner/voa_text.txt");
  private static final long SEED = 20_260_301;
  private static final int PASSES = 4;
  private static final int REGISTERED_AT_ONCE = 5_000;
  private static final int LEARNED = 500;

  /** Articles on which all must find the same; of more than {@link #MANY} queries, a few. */
  private static final int COMPARED = 100;

  private static final int COMPARED_OF_MANY = 5;
  private static final int MANY = 200_000;
  private static final int CHANGES = 5_000;
  private static final int COLLECTIONS = 5;
  private static final long WARM_UP_NANOS = 2_000_000_000L;
  private static final long MEASURED_NANOS = 8_000_000_000L;
  private static final Duration LOADING = Duration.ofMinutes(20);
  private static final String FIGURES = "figures: ";

  private final NewsSample sample;
  private final List<EnrichedArticle> learned;
  private final List<EnrichedArticle> articles;

  private MatcherBench(NewsSample sample) {
    this.sample = sample;
    this.learned = sample.articles().subList(0, LEARNED);
    this.articles = sample.articles().subList(LEARNED, sample.articles().size());
  }

  /** Prints one row for each number of queries and engine; of one engine when its name is given. */
  public static void main(String[] arguments) throws Exception {
    if (!Files.exists(TEXT)) {
      System.out.println("skipped: no news at " + TEXT);
      return;
    }
    if (arguments.length == 2 && Kind.named(arguments[0]).isPresent()) {
      Figures figures =
          new MatcherBench(NewsSample.read(TEXT))
              .measure(Kind.named(arguments[0]).get(), Integer.parseInt(arguments[1]));
      System.out.println(FIGURES + Json.write(figures));
      return;
    }
    System.out.println(
        "| queries | engine | matches an article | docs/cpu-s | ours is faster by | heap a query"
            + " | loaded | changed query live, p50 / p99 / max |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    List<String> sizes =
        arguments.length == 0 ? List.of("10000", "100000") : Arrays.asList(arguments);
    for (String size : sizes) {
      Figures ours = null;
      for (Kind kind : Kind.values()) {
        Figures figures = inItsOwnJvm(kind, size);
        ours = kind == Kind.OURS ? figures : ours;
        System.out.println(row(size, kind, figures, ours));
      }
    }
  }

  /** What is measured. */
  private enum Kind {
    OURS("ours"),
    MULTIPASS("lucene-monitor, multipass"),
    TERM_FILTERED("lucene-monitor, term-filtered");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    static Optional<Kind> named(String name) {
      return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }
  }

  /**
   * What one engine needed.
   *
   * @param loaded queries; fewer than asked for if that took too long, then nothing else is known
   * @param changes milliseconds until a changed query is matched: p50, p99, longest; null if not
   *     measured
   * @param found of what it found in the articles that are compared, the hash
   */
  private record Figures(
      int loaded,
      double loadedSeconds,
      double heapBytes,
      double articlesPerCpuSecond,
      double matches,
      List<Double> changes,
      int found) {}

  private static Figures inItsOwnJvm(Kind kind, String size) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(MatcherBench.class.getName(), kind.name(), size));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader out = process.inputReader()) {
      String last =
          out.lines()
              .filter(line -> line.startsWith(FIGURES))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException(kind + " of " + size + ": no figures"));
      process.waitFor();
      return Json.mapper().readValue(last.substring(FIGURES.length()), Figures.class);
    } finally {
      process.destroy();
    }
  }

  private static String row(String size, Kind kind, Figures figures, Figures ours) {
    int queries = Integer.parseInt(size);
    if (figures.loaded() < queries) {
      return String.format(
          Locale.ROOT,
          "| %,d | %s | not finished: %,d queries in %.0f s |||||",
          queries,
          kind.label,
          figures.loaded(),
          figures.loadedSeconds());
    }
    if (figures.found() != ours.found()) {
      throw new IllegalStateException("other matches than ours: " + kind.label);
    }
    double ratio = ours.articlesPerCpuSecond() / figures.articlesPerCpuSecond();
    List<Double> changes = figures.changes();
    return String.format(
        Locale.ROOT,
        "| %,d | %s | %.1f | %,.1f | %s | %,.0f B | %.1f s | %s |",
        queries,
        kind.label,
        figures.matches(),
        figures.articlesPerCpuSecond(),
        kind == Kind.OURS ? "" : String.format(Locale.ROOT, "%.1f", ratio),
        figures.heapBytes(),
        figures.loadedSeconds(),
        changes == null
            ? ""
            : String.format(
                Locale.ROOT,
                "%.2f / %.2f / %.1f ms",
                changes.get(0),
                changes.get(1),
                changes.get(2)));
  }

  private Figures measure(Kind kind, int count) throws Exception {
    return kind == Kind.OURS ? ours(count) : monitor(kind, count);
  }

  private Figures ours(int count) throws Exception {
    Random random = new Random(SEED);
    StoredQueries once = new StoredQueries(suspended -> System.out.println(suspended));
    once.put("q", query(random));
    once.match(articles.getFirst());
    long before = usedHeap();
    long start = System.nanoTime();
    StoredQueries stored = new StoredQueries(suspended -> System.out.println(suspended));
    learned.forEach(stored::match);
    random.setSeed(SEED);
    for (int i = 0; i < count; i++) {
      stored.put("q" + i, query(random));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double heap = (double) (usedHeap() - before) / count;
    int found =
        found(
            count,
            article -> stored.match(article).stream().map(StoredQueries.Matched::id).toList());
    Speed speed = speed(article -> stored.match(article).size());
    return new Figures(
        count,
        seconds,
        heap,
        speed.articlesPerCpuSecond(),
        speed.matches(),
        changes(stored, count, random),
        found);
  }

  /** Milliseconds until a replaced query is matched while another thread matches. */
  private List<Double> changes(StoredQueries stored, int count, Random random) throws Exception {
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
    return List.of(millis[CHANGES / 2], millis[CHANGES * 99 / 100], millis[CHANGES - 1]);
  }

  private Figures monitor(Kind kind, int count) throws Exception {
    try (Monitor once = inMemory(kind)) {
      once.register(new MonitorQuery("q", query(new Random(SEED)).lucene()));
      once.match(ArticleDocument.of(articles.getFirst()), HighlightsMatch.MATCHER);
    }
    long before = usedHeap();
    long start = System.nanoTime();
    try (Monitor monitor = inMemory(kind)) {
      int loaded = load(monitor, count, cpuNanos() + LOADING.toNanos());
      double seconds = (System.nanoTime() - start) / 1e9;
      if (loaded < count) {
        return new Figures(loaded, seconds, 0, 0, 0, null, 0);
      }
      double heap = (double) (usedHeap() - before) / count;
      int found =
          found(
              count,
              article ->
                  matches(monitor, article).getMatches().stream()
                      .map(HighlightsMatch::getQueryId)
                      .toList());
      Speed speed = speed(article -> matches(monitor, article).getMatchCount());
      return new Figures(
          count, seconds, heap, speed.articlesPerCpuSecond(), speed.matches(), null, found);
    }
  }

  private static MatchingQueries<HighlightsMatch> matches(Monitor monitor, EnrichedArticle article)
      throws IOException {
    return monitor.match(ArticleDocument.of(article), HighlightsMatch.MATCHER);
  }

  /** Its index is in memory, as by default. */
  private static Monitor inMemory(Kind kind) throws IOException {
    return new Monitor(
        ArticleDocument.analyzer(),
        kind == Kind.MULTIPASS
            ? new MultipassTermFilteredPresearcher(
                PASSES, 0.0f, TermWeightor.DEFAULT, List.of(), Set.of())
            : new TermFilteredPresearcher(),
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

  /** An engine on one article. */
  private interface Engine<T> {
    T match(EnrichedArticle article) throws IOException;
  }

  private int found(int count, Engine<List<String>> engine) throws IOException {
    List<Set<String>> found = new ArrayList<>();
    for (EnrichedArticle article :
        articles.subList(0, count > MANY ? COMPARED_OF_MANY : COMPARED)) {
      found.add(new TreeSet<>(engine.match(article)));
    }
    return found.hashCode();
  }

  private record Speed(double articlesPerCpuSecond, double matches) {}

  private Speed speed(Engine<Integer> engine) throws IOException {
    int next = 0;
    for (long start = cpuNanos(); cpuNanos() - start < WARM_UP_NANOS; next++) {
      engine.match(articles.get(next % articles.size()));
    }
    int done = 0;
    long matches = 0;
    long start = cpuNanos();
    for (; cpuNanos() - start < MEASURED_NANOS; next++) {
      matches += engine.match(articles.get(next % articles.size()));
      done++;
    }
    return new Speed(done * 1e9 / (cpuNanos() - start), (double) matches / done);
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
