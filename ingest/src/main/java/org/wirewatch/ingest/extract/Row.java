package org.wirewatch.ingest.extract;

import java.util.Arrays;

/** Feature values of one block, written one after the other. */
final class Row {
  private float[] values = new float[160];
  private int size;

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
