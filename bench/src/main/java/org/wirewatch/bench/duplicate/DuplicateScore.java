package org.wirewatch.bench.duplicate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How clusters agree with the labels, over all pairs of articles as {@code score_neardup.py} does.
 *
 * @param precision of the pairs put together, the share that belongs together
 * @param recall of the pairs that belong together, the share put together
 * @param byKind of the articles made in one way, the share put with the one they were made from
 * @param templates share of the look-alikes put with another group
 * @param updates updates called duplicates of what they update or of its duplicates
 * @param allUpdates how many there are
 */
public record DuplicateScore(
    double precision,
    double recall,
    SortedMap<String, Double> byKind,
    double templates,
    int updates,
    int allUpdates) {

  public double f1() {
    return 2 * precision * recall / Math.max(1e-9, precision + recall);
  }

  /**
   * Scores.
   *
   * @param clusters the cluster of each article, by id
   * @param ignored pairs of groups that do not count against precision
   */
  public static DuplicateScore of(
      List<LabelledArticle> articles, Map<String, String> clusters, Set<String> ignored) {
    long right = 0;
    long wrong = 0;
    long all = 0;
    for (List<LabelledArticle> cluster : by(articles, a -> clusters.get(a.id()))) {
      for (int i = 0; i < cluster.size(); i++) {
        for (int k = i + 1; k < cluster.size(); k++) {
          String a = cluster.get(i).group();
          String b = cluster.get(k).group();
          right += a.equals(b) ? 1 : 0;
          boolean counts = !ignored.contains(a + " " + b) && !ignored.contains(b + " " + a);
          wrong += !a.equals(b) && counts ? 1 : 0;
        }
      }
    }
    Map<String, int[]> kinds = new TreeMap<>();
    for (List<LabelledArticle> group : by(articles, LabelledArticle::group)) {
      all += (long) group.size() * (group.size() - 1) / 2;
      count(group, clusters, kinds);
    }
    SortedMap<String, Double> byKind = new TreeMap<>();
    kinds.forEach((kind, counts) -> byKind.put(kind, (double) counts[0] / counts[1]));
    return new DuplicateScore(
        (double) right / Math.max(1, right + wrong),
        (double) right / Math.max(1, all),
        byKind,
        templates(articles, clusters),
        mistakenUpdates(articles, clusters),
        (int) articles.stream().filter(LabelledArticle::isUpdate).count());
  }

  private static void count(
      List<LabelledArticle> group, Map<String, String> clusters, Map<String, int[]> kinds) {
    for (LabelledArticle article : group) {
      if (group.size() < 2 || isOriginal(article) || article.isTemplate() || article.isUpdate()) {
        continue;
      }
      int[] counts = kinds.computeIfAbsent(article.kind(), kind -> new int[2]);
      counts[1]++;
      boolean found =
          group.stream()
              .anyMatch(
                  other ->
                      (isOriginal(other) || other.isUpdate())
                          && clusters.get(other.id()).equals(clusters.get(article.id())));
      counts[0] += found ? 1 : 0;
    }
  }

  private static double templates(List<LabelledArticle> articles, Map<String, String> clusters) {
    Map<String, List<LabelledArticle>> byCluster = new HashMap<>();
    articles.forEach(
        a -> byCluster.computeIfAbsent(clusters.get(a.id()), key -> new ArrayList<>()).add(a));
    int all = 0;
    int merged = 0;
    for (LabelledArticle article : articles) {
      if (article.isTemplate()) {
        all++;
        boolean other =
            byCluster.get(clusters.get(article.id())).stream()
                .anyMatch(a -> !a.isTemplate() && !a.group().equals(article.group()));
        merged += other ? 1 : 0;
      }
    }
    return (double) merged / Math.max(1, all);
  }

  /** How many updates were called duplicates of an article with what they update. */
  private static int mistakenUpdates(List<LabelledArticle> articles, Map<String, String> clusters) {
    Map<String, String> groups = new HashMap<>();
    articles.forEach(article -> groups.put(article.id(), article.group()));
    int mistaken = 0;
    for (LabelledArticle article : articles) {
      String first = clusters.get(article.id());
      if (article.isUpdate()
          && !first.equals(article.id())
          && groups.get(article.base()).equals(groups.get(first))) {
        mistaken++;
      }
    }
    return mistaken;
  }

  private static boolean isOriginal(LabelledArticle article) {
    return article.kind().equals("original");
  }

  private static Collection<List<LabelledArticle>> by(
      List<LabelledArticle> articles, Function<LabelledArticle, String> key) {
    Map<String, List<LabelledArticle>> groups = new LinkedHashMap<>();
    articles.forEach(a -> groups.computeIfAbsent(key.apply(a), unused -> new ArrayList<>()).add(a));
    return groups.values();
  }
}
