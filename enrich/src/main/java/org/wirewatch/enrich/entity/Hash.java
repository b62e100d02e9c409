package org.wirewatch.enrich.entity;

/**
 * Hashes of words and features. Model and lexicon files hold these values, so a change here makes
 * every file unreadable: raise {@link TagModel#FORMAT} and {@link Lexicon#FORMAT} with it.
 */
final class Hash {
  private static final int GOLDEN = 0x9E3779B1;
  private static final int SEED = 0x2545F491;

  private Hash() {}

  /** Spreads the bits of a value (MurmurHash3's finaliser). */
  static int mix(int value) {
    int h = value;
    h ^= h >>> 16;
    h *= 0x85ebca6b;
    h ^= h >>> 13;
    h *= 0xc2b2ae35;
    h ^= h >>> 16;
    return h;
  }

  /** The hash of two values in order. */
  static int of(int first, int second) {
    return mix(first * GOLDEN + Integer.rotateLeft(second, 13) + SEED);
  }

  static int of(CharSequence text) {
    return of(text, 0, text.length());
  }

  static int of(CharSequence text, int start, int end) {
    int h = SEED;
    for (int i = start; i < end; i++) {
      h = (h ^ text.charAt(i)) * 0x01000193;
      h ^= h >>> 15;
    }
    return mix(h);
  }
}
