package org.wirewatch.enrich.entity.train;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import opennlp.tools.util.Span;

/** Counts of exactly right names, by type; shares in percent, 0 to 100. Not thread-safe. */
public final class EntityScore {
  /** Stands for all types together. */
  public static final String ALL = "ALL";

  private static final int GOLD = 0;
  private static final int FOUND = 1;
  private static final int RIGHT = 2;

  private final Map<String, int[]> counts = new TreeMap<>();
  private final Set<String> types;

  /** Counts names of these types only. */
  public EntityScore(Collection<String> types) {
    this.types = Set.copyOf(types);
  }

  /** Takes in a sentence, or a whole text. */
  public void add(List<Span> gold, List<Span> found) {
    List<Span> known = gold.stream().filter(name -> types.contains(name.getType())).toList();
    for (Span name : known) {
      count(name, GOLD);
    }
    for (Span name : found) {
      if (types.contains(name.getType())) {
        count(name, FOUND);
        if (known.contains(name)) {
          count(name, RIGHT);
        }
      }
    }
  }

  private void count(Span name, int what) {
    counts.computeIfAbsent(name.getType(), type -> new int[3])[what]++;
    counts.computeIfAbsent(ALL, type -> new int[3])[what]++;
  }

  /** How many names there are. */
  public int gold(String type) {
    return of(type)[GOLD];
  }

  /** How many were found, right or wrong. */
  public int found(String type) {
    return of(type)[FOUND];
  }

  public double precision(String type) {
    return 100.0 * of(type)[RIGHT] / Math.max(1, of(type)[FOUND]);
  }

  public double recall(String type) {
    return 100.0 * of(type)[RIGHT] / Math.max(1, of(type)[GOLD]);
  }

  public double f1(String type) {
    int[] count = of(type);
    return count[RIGHT] == 0 ? 0 : 200.0 * count[RIGHT] / (count[GOLD] + count[FOUND]);
  }

  private int[] of(String type) {
    return counts.getOrDefault(type, new int[3]);
  }

  /** One line: precision, recall and F1 of each type. */
  String line() {
    StringBuilder line = new StringBuilder();
    for (String type : counts.keySet()) {
      line.append(
          String.format(
              Locale.ROOT,
              "%s P %.1f R %.1f F1 %.2f (%d)  ",
              type,
              precision(type),
              recall(type),
              f1(type),
              gold(type)));
    }
    return line.toString().strip();
  }
}
