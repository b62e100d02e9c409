package org.wirewatch.query;

import java.util.Arrays;

/** Stored queries by number and by id. Not thread-safe. */
final class QueryTable {
  private String[] ids = new String[64];
  private byte[][] programs = new byte[64][];
  private int bound;
  private int size;

  /** Numbers given back, the last one first. */
  private int[] free = new int[16];

  /** Numbers by the hash of their id, plus one; 0 is empty. Linear probing, at most 3/4 full. */
  private int[] table = new int[256];

  int size() {
    return size;
  }

  /** One more than the greatest number. */
  int bound() {
    return bound;
  }

  String id(int number) {
    return ids[number];
  }

  byte[] program(int number) {
    return programs[number];
  }

  /** The number of an id, or -1. */
  int find(String id) {
    return table[slot(id)] - 1;
  }

  /** Stores a query under an id that is not in use; gives its number. */
  int add(String id, byte[] program) {
    int freeCount = bound - size;
    int number = freeCount > 0 ? free[freeCount - 1] : bound++;
    if (number == ids.length) {
      int more = number + number / 2;
      ids = Arrays.copyOf(ids, more);
      programs = Arrays.copyOf(programs, more);
    }
    ids[number] = id;
    programs[number] = program;
    size++;
    if (4L * size > 3L * table.length) {
      grow();
    } else {
      table[slot(id)] = number + 1;
    }
    return number;
  }

  void remove(int number) {
    delete(slot(ids[number]));
    ids[number] = null;
    programs[number] = null;
    size--;
    int freeCount = bound - size;
    if (freeCount > free.length) {
      free = Arrays.copyOf(free, 2 * freeCount);
    }
    free[freeCount - 1] = number;
  }

  private int home(String id) {
    int mixed = id.hashCode() * 0x9E3779B9;
    return (mixed ^ (mixed >>> 15)) & (table.length - 1);
  }

  private int slot(String id) {
    int slot = home(id);
    while (table[slot] != 0 && !ids[table[slot] - 1].equals(id)) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  private void grow() {
    table = new int[2 * table.length];
    for (int number = 0; number < bound; number++) {
      if (ids[number] != null) {
        table[slot(ids[number])] = number + 1;
      }
    }
  }

  /** Empties a place and moves up what probed past it. */
  private void delete(int slot) {
    int mask = table.length - 1;
    int hole = slot;
    table[hole] = 0;
    for (int next = (hole + 1) & mask; table[next] != 0; next = (next + 1) & mask) {
      int home = home(ids[table[next] - 1]);
      boolean reachable = hole <= next ? hole < home && home <= next : hole < home || home <= next;
      if (!reachable) {
        table[hole] = table[next];
        table[next] = 0;
        hole = next;
      }
    }
  }
}
