package org.wirewatch.bench.duplicate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.wirewatch.wire.EnrichedArticle.Duplicate;
import org.wirewatch.wire.EnrichedArticle.DuplicateKind;

/** All ways on the same articles, each with a threshold chosen on the choosing half. */
public final class DuplicateTrial {
  private static final int ROUNDS = 3;

  private final List<LabelledArticle> stream;
  private final Set<String> ignored;
  private final Map<String, Supplier<DuplicateFinder>> ways = new LinkedHashMap<>();

  /** Chooses the thresholds. */
  public DuplicateTrial(List<LabelledArticle> stream, Set<String> ignored) {
    this.stream = stream;
    this.ignored = ignored;
    double minHash = chosen(SharedShingles::minHash);
    double containment = chosen(SharedShingles::containment);
    ways.put("SimHash, at most 3 bits", SimHash::new);
    ways.put(
        "MinHash, 3-word shingles, from %.2f".formatted(minHash),
        () -> SharedShingles.minHash(minHash));
    ways.put(
        "sampled containment, from %.2f".formatted(containment),
        () -> SharedShingles.containment(containment));
    ways.put("**Wirewatch**", Ours::new);
  }

  /**
   * One way on a stream.
   *
   * @param chosen on the half on which thresholds were chosen
   * @param articlesPerSecond the best of three rounds
   * @param bytes that are kept of an article
   */
  public record Row(
      DuplicateScore all,
      DuplicateScore chosen,
      DuplicateScore heldOut,
      double articlesPerSecond,
      double bytes) {}

  /** Each way on the development stream. */
  public Map<String, Row> stream() {
    Map<String, Row> rows = new LinkedHashMap<>();
    ways.forEach((name, way) -> rows.put(name, row(stream, way, ignored)));
    return rows;
  }

  /** Each way on the stream with updates in random places. */
  public Map<String, Row> updates() {
    List<LabelledArticle> updates = UpdatedTexts.of(stream);
    Random random = new Random(1);
    Map<LabelledArticle, Double> places = new HashMap<>();
    for (int i = 0; i < stream.size(); i++) {
      places.put(stream.get(i), (double) i);
    }
    updates.forEach(update -> places.put(update, random.nextDouble() * stream.size()));
    List<LabelledArticle> all = new ArrayList<>(stream);
    all.addAll(updates);
    all.sort(Comparator.comparingDouble(places::get));
    Map<String, Row> rows = new LinkedHashMap<>();
    ways.forEach((name, way) -> rows.put(name, row(all, way, ignored)));
    return rows;
  }

  /** For each way the updates called duplicates when only the original is known, and all. */
  public Map<String, int[]> updatesAlone() {
    Map<String, int[]> rows = new LinkedHashMap<>();
    ways.forEach((name, way) -> rows.put(name, updatesAlone(way)));
    return rows;
  }

  private int[] updatesAlone(Supplier<DuplicateFinder> way) {
    Map<String, LabelledArticle> byId = new HashMap<>();
    stream.forEach(article -> byId.put(article.id(), article));
    List<LabelledArticle> updates = UpdatedTexts.of(stream);
    int mistaken = 0;
    for (LabelledArticle update : updates) {
      DuplicateFinder finder = way.get();
      finder.find(byId.get(update.base()).article());
      mistaken += finder.find(update.article()) == null ? 0 : 1;
    }
    return new int[] {mistaken, updates.size()};
  }

  /** Each way on hard cases. */
  public Map<String, Row> hardCases(List<LabelledArticle> cases) {
    Map<String, Row> rows = new LinkedHashMap<>();
    ways.forEach((name, way) -> rows.put(name, row(cases, way, Set.of())));
    return rows;
  }

  /** How often ours says the kind that a case has, and how many it has found, by kind. */
  public static Map<String, int[]> kinds(List<LabelledArticle> cases) {
    Map<String, int[]> kinds = new LinkedHashMap<>();
    Ours ours = new Ours();
    for (LabelledArticle article : cases) {
      DuplicateKind found = ours.duplicate(article.article()).map(Duplicate::kind).orElse(null);
      int[] counts = kinds.computeIfAbsent(article.kind(), kind -> new int[3]);
      counts[0]++;
      counts[1] += found != null && found.name().equalsIgnoreCase(article.kind()) ? 1 : 0;
      counts[2] += found == null ? 1 : 0;
    }
    return kinds;
  }

  private static Row row(
      List<LabelledArticle> articles, Supplier<DuplicateFinder> way, Set<String> ignored) {
    double seconds = Double.MAX_VALUE;
    double bytes = 0;
    Map<String, String> clusters = Map.of();
    for (int round = 0; round < ROUNDS; round++) {
      DuplicateFinder finder = way.get();
      long start = System.nanoTime();
      clusters = clusters(articles, finder);
      seconds = Math.min(seconds, (System.nanoTime() - start) / 1e9);
      bytes = (double) finder.bytes() / articles.size();
    }
    List<LabelledArticle> chosen = articles.stream().filter(LabelledArticle::chosenOn).toList();
    List<LabelledArticle> heldOut = articles.stream().filter(a -> !a.chosenOn()).toList();
    return new Row(
        DuplicateScore.of(articles, clusters, ignored),
        DuplicateScore.of(chosen, clusters, ignored),
        DuplicateScore.of(heldOut, clusters, ignored),
        articles.size() / seconds,
        bytes);
  }

  private static Map<String, String> clusters(
      List<LabelledArticle> articles, DuplicateFinder finder) {
    Map<String, String> clusters = new HashMap<>();
    for (LabelledArticle article : articles) {
      String of = finder.find(article.article());
      clusters.put(article.id(), of == null ? article.id() : clusters.getOrDefault(of, of));
    }
    return clusters;
  }

  private double chosen(java.util.function.DoubleFunction<DuplicateFinder> way) {
    List<LabelledArticle> half = stream.stream().filter(LabelledArticle::chosenOn).toList();
    double best = 0;
    double highest = -1;
    for (int percent = 20; percent <= 90; percent += 5) {
      double threshold = percent / 100.0;
      Map<String, String> clusters = clusters(half, way.apply(threshold));
      double f1 = DuplicateScore.of(half, clusters, ignored).f1();
      if (f1 > highest) {
        highest = f1;
        best = threshold;
      }
    }
    return best;
  }
}
