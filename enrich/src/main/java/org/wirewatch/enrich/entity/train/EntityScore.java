package org.wirewatch.enrich.entity.train;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import opennlp.tools.util.Span;

/** Counts of exactly right names, by type. Not thread-safe. */
final class EntityScore {
  private static final String ALL = "ALL";
  private final Map<String, int[]> counts = new TreeMap<>();
  private final Set<String> types;

  /** Counts names of these types only. */
  EntityScore(Collection<String> types) {
    this.types = Set.copyOf(types);
  }

  /** Takes in a sentence. */
  void add(List<Span> gold, List<Span> found) {
    List<Span> known = gold.stream().filter(name -> types.contains(name.getType())).toList();
    for (Span name : known) {
      count(name, 0);
    }
    for (Span name : found) {
      count(name, 1);
      if (known.contains(name)) {
        count(name, 2);
      }
    }
  }

  private void count(Span name, int what) {
    counts.computeIfAbsent(name.getType(), type -> new int[3])[what]++;
    counts.computeIfAbsent(ALL, type -> new int[3])[what]++;
  }

  /** F1 over all types, in percent. */
  double f1() {
    return f1(counts.getOrDefault(ALL, new int[3]));
  }

  private static double f1(int[] count) {
    return count[2] == 0 ? 0 : 200.0 * count[2] / (count[0] + count[1]);
  }

  /** One line: precision, recall and F1 of each type. */
  String line() {
    StringBuilder line = new StringBuilder();
    for (Map.Entry<String, int[]> entry : counts.entrySet()) {
      int[] count = entry.getValue();
      line.append(
          String.format(
              Locale.ROOT,
              "%s P %.1f R %.1f F1 %.2f (%d)  ",
              entry.getKey(),
              100.0 * count[2] / Math.max(1, count[1]),
              100.0 * count[2] / Math.max(1, count[0]),
              f1(count),
              count[0]));
    }
    return line.toString().strip();
  }
}
