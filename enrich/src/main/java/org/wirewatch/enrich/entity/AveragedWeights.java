package org.wirewatch.enrich.entity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Weights after training, before they are rounded to a {@link TagModel}. Not changed once made. */
final class AveragedWeights {
  /** Hash of each row's feature. */
  final int[] keys;

  /** {@link Tag#COUNT} values a row. */
  final float[] weights;

  final float[] transitions;

  AveragedWeights(int[] keys, float[] weights, float[] transitions) {
    this.keys = keys;
    this.weights = weights;
    this.transitions = transitions;
  }

  /** The sum of both: models of other seeds err in other places. */
  AveragedWeights plus(AveragedWeights other) {
    Map<Integer, Integer> rows = new HashMap<>(keys.length * 2);
    for (int row = 0; row < keys.length; row++) {
      rows.put(keys[row], row);
    }
    int[] allKeys = Arrays.copyOf(keys, keys.length + other.keys.length);
    float[] all = Arrays.copyOf(weights, allKeys.length * Tag.COUNT);
    int count = keys.length;
    for (int row = 0; row < other.keys.length; row++) {
      Integer known = rows.get(other.keys[row]);
      int into = known == null ? count++ : known;
      allKeys[into] = other.keys[row];
      for (int tag = 0; tag < Tag.COUNT; tag++) {
        all[into * Tag.COUNT + tag] += other.weights[row * Tag.COUNT + tag];
      }
    }
    float[] sum = transitions.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other.transitions[i];
    }
    return new AveragedWeights(
        Arrays.copyOf(allKeys, count), Arrays.copyOf(all, count * Tag.COUNT), sum);
  }
}
