package org.wirewatch.enrich.dedupe;

/** A set of numbers that are not negative. */
final class CodeSet {
  private final int[] slots;

  /** Takes at most so many numbers. */
  CodeSet(int most) {
    slots = new int[Integer.highestOneBit(Math.max(8, 2 * most)) << 1];
  }

  void add(int code) {
    int at = slot(code);
    slots[at] = code + 1;
  }

  boolean contains(int code) {
    return slots[slot(code)] != 0;
  }

  private int slot(int code) {
    int at = WordCode.mix(code) & slots.length - 1;
    while (slots[at] != 0 && slots[at] != code + 1) {
      at = at + 1 & slots.length - 1;
    }
    return at;
  }
}
