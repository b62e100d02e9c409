package org.wirewatch.enrich.dedupe;

/**
 * Hashes of runs of {@value #WORDS} words. Of a remembered article few are kept, the least of each
 * stretch of its text; a new one is looked up with all its own, so that a third of a text finds the
 * whole and the whole the third, however either was sampled.
 */
final class Shingles {
  static final int WORDS = 5;

  /** Most that are kept of an article. */
  static final int KEPT_MAX = 28;

  /** Shorter texts are only compared as a whole. */
  static final int SHORT = 12;

  private static final int WHOLE = 0x5bd1e995;

  private Shingles() {}

  /** All, by the word at which they begin; a short text has one. Never 0. */
  static int[] all(int[] codes) {
    if (codes.length < SHORT) {
      return new int[] {hash(codes, 0, codes.length, WHOLE)};
    }
    int[] hashes = new int[codes.length - WORDS + 1];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = hash(codes, i, i + WORDS, 0);
    }
    return hashes;
  }

  /** Those to keep, in the order of the text. */
  static int[] kept(int[] all) {
    int kept = Math.min(KEPT_MAX, all.length);
    int[] least = new int[kept];
    for (int k = 0; k < kept; k++) {
      int from = (int) ((long) all.length * k / kept);
      int to = (int) ((long) all.length * (k + 1) / kept);
      least[k] = all[from];
      for (int i = from + 1; i < to; i++) {
        least[k] = rank(all[i]) < rank(least[k]) ? all[i] : least[k];
      }
    }
    return least;
  }

  /** Another order than that of the hashes, which so stay evenly spread. */
  private static int rank(int hash) {
    return hash * 0x9E3779B1;
  }

  private static int hash(int[] codes, int from, int to, int seed) {
    long h = seed;
    for (int i = from; i < to; i++) {
      h = (h ^ WordCode.plain(codes[i])) * 0x9E3779B97F4A7C15L;
      h ^= h >>> 29;
    }
    int folded = WordCode.mix((int) (h ^ h >>> 32));
    return folded == 0 ? 1 : folded;
  }
}
