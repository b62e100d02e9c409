package org.wirewatch.enrich.dedupe;

/**
 * A word in few bits: what kind of word it is and a hash of it. The hash of an ordinary word has 15
 * bits, that of a name, number or date, whose change matters, 21.
 */
final class WordCode {
  static final int ORDINARY = 0;
  static final int NAME = 1;
  static final int NUMBER = 2;
  static final int DATE = 3;

  private static final int KIND_SHIFT = 21;
  private static final int FACT_MASK = (1 << KIND_SHIFT) - 1;
  private static final int ORDINARY_MASK = (1 << 15) - 1;
  private static final int SEED = 0x2545F491;

  private WordCode() {}

  /** Of a word by its {@link #hash}. */
  static int of(int kind, int hash) {
    return kind == ORDINARY ? hash & ORDINARY_MASK : kind << KIND_SHIFT | (hash & FACT_MASK);
  }

  static int kind(int code) {
    return code >>> KIND_SHIFT;
  }

  /** Without its kind: 21 bits, or 15 of an ordinary word. */
  static int bits(int code) {
    return code & FACT_MASK;
  }

  /** What a word has whatever its kind: a name that begins a sentence may not be known as one. */
  static int plain(int code) {
    return code & ORDINARY_MASK;
  }

  /** Of a day of the week or a month. */
  static int ofDate(boolean month, int number) {
    return of(DATE, mix(month ? -number : number) << 1 | (month ? 1 : 0));
  }

  /** Whether a date is a month. */
  static boolean isMonth(int code) {
    return (code & 1) == 1;
  }

  /** Whether both are the same word. */
  static boolean same(int a, int b) {
    int mask = kind(a) != ORDINARY && kind(b) != ORDINARY ? FACT_MASK : ORDINARY_MASK;
    return ((a ^ b) & mask) == 0;
  }

  static int start() {
    return SEED;
  }

  static int add(int hash, char c) {
    int h = (hash ^ c) * 0x01000193;
    return h ^ h >>> 15;
  }

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

  /** Of a folded word. */
  static int hash(CharSequence word) {
    int h = SEED;
    for (int i = 0; i < word.length(); i++) {
      h = add(h, word.charAt(i));
    }
    return mix(h);
  }
}
