package org.wirewatch.enrich.entity;

import java.util.Arrays;

/**
 * Weights in training, with their running average.
 *
 * <p>The average is kept as {@code w - u / steps}, where {@code u} sums each change times the step
 * at which it happened. Only features that were ever changed have a row. Not thread-safe.
 */
final class Perceptron implements Weights {
  private static final int FIRST_SLOTS = 1 << 20;
  private int[] keys = new int[FIRST_SLOTS];
  private int[] slotRows = new int[FIRST_SLOTS];
  private int[] rowKeys = new int[FIRST_SLOTS / 2];
  private float[] weights = new float[FIRST_SLOTS / 2 * Tag.COUNT];
  private float[] sums = new float[FIRST_SLOTS / 2 * Tag.COUNT];
  private final float[] transitions = new float[Tag.COUNT * Tag.COUNT];
  private final float[] transitionSums = new float[Tag.COUNT * Tag.COUNT];
  private int rows;

  @Override
  public void score(int[] features, int count, float[] scores) {
    Arrays.fill(scores, 0);
    for (int i = 0; i < count; i++) {
      int row = row(features[i]);
      if (row >= 0) {
        for (int tag = 0; tag < Tag.COUNT; tag++) {
          scores[tag] += weights[row * Tag.COUNT + tag];
        }
      }
    }
  }

  @Override
  public float transition(int before, int tag) {
    return transitions[before * Tag.COUNT + tag];
  }

  void changeTransition(int before, int tag, float by, float step) {
    transitions[before * Tag.COUNT + tag] += by;
    transitionSums[before * Tag.COUNT + tag] += by * step;
  }

  /** Moves the features' weights from one tag to another. */
  void change(int[] features, int count, int wrong, int right, float by, float step) {
    for (int i = 0; i < count; i++) {
      int row = row(features[i]);
      if (row < 0) {
        row = addRow(features[i]);
      }
      int base = row * Tag.COUNT;
      weights[base + right] += by;
      weights[base + wrong] -= by;
      sums[base + right] += by * step;
      sums[base + wrong] -= by * step;
    }
  }

  /** The weights averaged over all steps. */
  AveragedWeights average(float steps) {
    float[] averaged = new float[rows * Tag.COUNT];
    for (int i = 0; i < averaged.length; i++) {
      averaged[i] = weights[i] - sums[i] / steps;
    }
    float[] averagedTransitions = new float[transitions.length];
    for (int i = 0; i < averagedTransitions.length; i++) {
      averagedTransitions[i] = transitions[i] - transitionSums[i] / steps;
    }
    return new AveragedWeights(Arrays.copyOf(rowKeys, rows), averaged, averagedTransitions);
  }

  private int row(int key) {
    int mask = keys.length - 1;
    int slot = key & mask;
    while (keys[slot] != 0) {
      if (keys[slot] == key) {
        return slotRows[slot];
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  private int addRow(int key) {
    if (rows * 2 >= keys.length) {
      grow();
    }
    rowKeys[rows] = key;
    place(key, rows);
    return rows++;
  }

  private void place(int key, int row) {
    int mask = keys.length - 1;
    int slot = key & mask;
    while (keys[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    keys[slot] = key;
    slotRows[slot] = row;
  }

  private void grow() {
    int slots = keys.length * 2;
    keys = new int[slots];
    slotRows = new int[slots];
    rowKeys = Arrays.copyOf(rowKeys, slots / 2);
    weights = Arrays.copyOf(weights, slots / 2 * Tag.COUNT);
    sums = Arrays.copyOf(sums, slots / 2 * Tag.COUNT);
    for (int row = 0; row < rows; row++) {
      place(rowKeys[row], row);
    }
  }
}
