package org.wirewatch.enrich.dedupe;

import java.util.Arrays;

/**
 * Which remembered articles have a shingle: pairs of a hash and an article's number, in open
 * addressing, some 12 bytes a pair. Kept in many small tables, so that one that grows stops nobody
 * for long and little is empty.
 */
final class ShingleIndex {
  private static final int TABLES = 1 << 10;
  private static final int TABLE_BITS = 10;
  private static final int PAIRS_MIN = 16;
  private static final double FULL = 0.75;
  private static final double GROWTH = 1.3;

  /** Pairs, each a hash (0: none) and a number. */
  private final int[][] tables = new int[TABLES][2 * PAIRS_MIN];

  private final int[] sizes = new int[TABLES];

  /** Adds a pair; the hash is not 0. */
  void add(int hash, int number) {
    int table = table(hash);
    if (sizes[table] >= FULL * (tables[table].length >> 1)) {
      grow(table);
    }
    insert(tables[table], hash, number);
    sizes[table]++;
  }

  /** Removes a pair; does nothing when it is not there. */
  void remove(int hash, int number) {
    int[] pairs = tables[table(hash)];
    int size = pairs.length >> 1;
    int at = home(hash, size);
    while (pairs[2 * at] != 0) {
      if (pairs[2 * at] == hash && pairs[2 * at + 1] == number) {
        close(pairs, at);
        sizes[table(hash)]--;
        return;
      }
      at = next(at, size);
    }
  }

  /**
   * Copies the numbers of the articles with a shingle.
   *
   * @return how many there are, at most the length of {@code found}
   */
  int find(int hash, int[] found) {
    int[] pairs = tables[table(hash)];
    int size = pairs.length >> 1;
    int count = 0;
    for (int at = home(hash, size);
        pairs[2 * at] != 0 && count < found.length;
        at = next(at, size)) {
      if (pairs[2 * at] == hash) {
        found[count++] = pairs[2 * at + 1];
      }
    }
    return count;
  }

  /** Heap that the pairs take, in bytes. */
  long bytes() {
    return Arrays.stream(tables).mapToLong(table -> 4L * table.length + 16).sum();
  }

  private void grow(int table) {
    int[] before = tables[table];
    int[] after = new int[2 * (int) Math.ceil(GROWTH * (before.length >> 1))];
    for (int i = 0; i < before.length; i += 2) {
      if (before[i] != 0) {
        insert(after, before[i], before[i + 1]);
      }
    }
    tables[table] = after;
  }

  private static void insert(int[] pairs, int hash, int number) {
    int size = pairs.length >> 1;
    int at = home(hash, size);
    while (pairs[2 * at] != 0) {
      at = next(at, size);
    }
    pairs[2 * at] = hash;
    pairs[2 * at + 1] = number;
  }

  /** Moves back what follows a gap, where that brings it nearer to its home. */
  private static void close(int[] pairs, int removed) {
    int size = pairs.length >> 1;
    int gap = removed;
    for (int at = next(gap, size); pairs[2 * at] != 0; at = next(at, size)) {
      int home = home(pairs[2 * at], size);
      boolean stays = gap < at ? gap < home && home <= at : gap < home || home <= at;
      if (!stays) {
        pairs[2 * gap] = pairs[2 * at];
        pairs[2 * gap + 1] = pairs[2 * at + 1];
        gap = at;
      }
    }
    pairs[2 * gap] = 0;
    pairs[2 * gap + 1] = 0;
  }

  private static int table(int hash) {
    return hash >>> (32 - TABLE_BITS);
  }

  private static int home(int hash, int size) {
    long rest = hash & ((1L << (32 - TABLE_BITS)) - 1);
    return (int) ((rest * size) >>> (32 - TABLE_BITS));
  }

  private static int next(int at, int size) {
    return at + 1 == size ? 0 : at + 1;
  }
}
