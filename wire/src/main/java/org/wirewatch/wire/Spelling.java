package org.wirewatch.wire;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** How far apart short words are, for telling what was probably meant. */
public final class Spelling {
  private static final int APART_MAX = 2;

  /** Words of fewer letters may only be one letter apart. */
  private static final int CHARS_MIN = 4;

  private Spelling() {}

  /** Whether two words are a letter or two apart. */
  public static boolean alike(String wanted, String known) {
    return distance(known, wanted) <= (wanted.length() < CHARS_MIN ? 1 : APART_MAX);
  }

  /** The nearest of the words that are {@link #alike}. */
  public static Optional<String> nearest(String wanted, Collection<String> known) {
    return known.stream()
        .filter(word -> alike(wanted, word))
        .min(
            Comparator.comparingInt((String word) -> distance(word, wanted)).thenComparing(w -> w));
  }

  /** Levenshtein's; some large number when it is more than {@value #APART_MAX} by length alone. */
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > APART_MAX) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
