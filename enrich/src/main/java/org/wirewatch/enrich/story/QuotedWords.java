package org.wirewatch.enrich.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Recognises words that were quoted before, also where an article quotes more or less of them, by a
 * quarter of their runs of three words.
 *
 * @see "Broder: On the resemblance and containment of documents (1997)"
 */
final class QuotedWords {
  private static final int RUN = 3;
  private static final int SAMPLED = 4;

  private QuotedWords() {}

  /** Hashes that stand for a quote; at least one. */
  static List<Integer> hashes(String quote) {
    String[] words = quote.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+");
    List<Integer> sampled = new ArrayList<>();
    int least = Integer.MAX_VALUE;
    for (int i = 0; i == 0 || i + RUN <= words.length; i++) {
      int end = Math.min(words.length, i + RUN);
      int hash = ("quote " + String.join(" ", List.of(words).subList(i, end))).hashCode();
      least = Math.min(least, hash);
      if (Math.floorMod(hash, SAMPLED) == 0) {
        sampled.add(hash);
      }
    }
    return sampled.isEmpty() ? List.of(least) : sampled;
  }

  /** Whether at least half of a quote's hashes are known. */
  static boolean known(List<Integer> hashes, Set<Integer> seen) {
    long known = hashes.stream().filter(seen::contains).count();
    return known * 2 >= hashes.size();
  }
}
