package org.wirewatch.enrich.entity;

/** Numbers to numbers, open-addressed; 0 for what is not there. Filled first, then only read. */
final class IntTable {
  private int[] keys;
  private int[] values;
  private int size;

  IntTable(int expected) {
    int slots = Integer.highestOneBit(Math.max(8, expected)) * 4;
    keys = new int[slots];
    values = new int[slots];
  }

  int get(int key) {
    int slot = key & (keys.length - 1);
    while (values[slot] != 0) {
      if (keys[slot] == key) {
        return values[slot];
      }
      slot = (slot + 1) & (keys.length - 1);
    }
    return 0;
  }

  /** Adds bits to the value of a key. */
  void add(int key, int bits) {
    if (2 * size >= keys.length) {
      grow();
    }
    int slot = key & (keys.length - 1);
    while (values[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    size += values[slot] == 0 ? 1 : 0;
    keys[slot] = key;
    values[slot] |= bits;
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldValues = values;
    keys = new int[oldKeys.length * 2];
    values = new int[oldKeys.length * 2];
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != 0) {
        add(oldKeys[i], oldValues[i]);
      }
    }
  }
}
