package org.wirewatch.ingest.extract;

import java.util.Arrays;

/** Feature values of one block, written one after the other. */
final class Row {
  private static final int ROOM = 40;

  private float[] values;
  private int size;

  Row() {
    values = new float[200];
  }

  /** Goes on from another row's values. */
  Row(float[] start) {
    values = Arrays.copyOf(start, start.length + ROOM);
    size = start.length;
  }

  void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = (float) value;
  }

  void add(boolean value) {
    add(value ? 1 : 0);
  }

  float[] values() {
    return Arrays.copyOf(values, size);
  }
}
