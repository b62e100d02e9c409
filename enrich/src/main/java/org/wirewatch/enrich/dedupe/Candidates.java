package org.wirewatch.enrich.dedupe;

import java.util.Arrays;

/**
 * The remembered articles that share most with a new one, and which of its words are a footer or
 * notice that many share. What few articles have counts for more.
 */
final class Candidates {
  /** Texts from which on what they share marks none of them. */
  private static final int FREQUENT = 8;

  /** Shingles between two frequent ones that are then taken for frequent, too. */
  private static final int NEAR = 30;

  private static final int WEIGHT = 840;

  private final ArticleMemory memory;
  private final int[] found = new int[ArticleMemory.SHARING_MAX];
  private int[] slots = new int[1 << 10];
  private int[] numbers = new int[1 << 10];
  private int[] weights = new int[1 << 10];
  private int count;
  private boolean[] common;

  Candidates(ArticleMemory memory) {
    this.memory = memory;
  }

  /** Looks an article up by all its shingles. */
  void find(int words, int[] shingles) {
    Arrays.fill(slots, 0);
    count = 0;
    common = new boolean[words];
    int frequent = -NEAR - 1;
    for (int s = 0; s < shingles.length; s++) {
      int size = memory.find(shingles[s], found);
      if (size == 0) {
        continue;
      }
      int texts = memory.texts(found, size);
      for (int i = 0; i < size; i++) {
        add(found[i], WEIGHT / texts);
      }
      if (texts >= FREQUENT) {
        int from = s - frequent <= NEAR ? frequent : s;
        Arrays.fill(common, from, Math.min(words, s + Shingles.WORDS), true);
        frequent = s;
      }
    }
  }

  /** Words that many articles have; of what was last looked up. */
  boolean[] common() {
    return common;
  }

  /** Numbers of the articles that share most, best first, the earlier first among equals. */
  long[] best(int most) {
    long[] ranked = new long[count];
    long base = memory.next();
    for (int i = 0; i < count; i++) {
      long age = memory.number(numbers[i]) - base;
      ranked[i] = ((long) -weights[i] << 32) | (age & 0xffffffffL);
    }
    Arrays.sort(ranked);
    long[] best = new long[Math.min(most, count)];
    for (int i = 0; i < best.length; i++) {
      best[i] = base + (int) ranked[i];
    }
    return best;
  }

  private void add(int number, int weight) {
    int at = WordCode.mix(number) & slots.length - 1;
    while (slots[at] != 0 && numbers[slots[at] - 1] != number) {
      at = at + 1 & slots.length - 1;
    }
    if (slots[at] == 0) {
      if (2 * count >= slots.length) {
        grow();
        add(number, weight);
        return;
      }
      slots[at] = ++count;
      numbers[count - 1] = number;
      weights[count - 1] = 0;
    }
    weights[slots[at] - 1] += weight;
  }

  private void grow() {
    numbers = Arrays.copyOf(numbers, 2 * numbers.length);
    weights = Arrays.copyOf(weights, 2 * weights.length);
    slots = new int[2 * slots.length];
    for (int i = 0; i < count; i++) {
      int at = WordCode.mix(numbers[i]) & slots.length - 1;
      while (slots[at] != 0) {
        at = at + 1 & slots.length - 1;
      }
      slots[at] = i + 1;
    }
  }
}
