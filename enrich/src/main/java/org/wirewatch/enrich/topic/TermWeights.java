package org.wirewatch.enrich.topic;

import java.util.Arrays;
import java.util.Map;

/** Weights of features, by their keys. The heaviest only; immutable. */
final class TermWeights {
  static final TermWeights NONE = new TermWeights(new int[0], new float[0]);

  /** Features kept of a topic: the rest changes no score by more than a hundredth. */
  private static final int KEPT = 4_000;

  private final int[] keys;
  private final float[] weights;

  private TermWeights(int[] keys, float[] weights) {
    this.keys = keys;
    this.weights = weights;
  }

  /**
   * The heaviest of the weights.
   *
   * @param columns the place of each feature's weight
   */
  static TermWeights of(Map<Integer, Integer> columns, double[] weights) {
    double[] sorted = Arrays.stream(weights, 0, columns.size()).map(Math::abs).sorted().toArray();
    double least = sorted[Math.max(0, sorted.length - KEPT)];
    int[] keys =
        columns.entrySet().stream()
            .filter(column -> Math.abs(weights[column.getValue()]) >= least)
            .mapToInt(Map.Entry::getKey)
            .sorted()
            .toArray();
    float[] kept = new float[keys.length];
    for (int i = 0; i < keys.length; i++) {
      kept[i] = (float) weights[columns.get(keys[i])];
    }
    return new TermWeights(keys, kept);
  }

  /** All multiplied by a factor. */
  TermWeights times(double factor) {
    float[] scaled = weights.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= (float) factor;
    }
    return new TermWeights(keys, scaled);
  }

  int size() {
    return keys.length;
  }

  int key(int i) {
    return keys[i];
  }

  float weight(int i) {
    return weights[i];
  }

  /** The weight of a feature; 0 when it is not there. */
  float of(int key) {
    int at = Arrays.binarySearch(keys, key);
    return at < 0 ? 0 : weights[at];
  }

  /** The sum over a text's features. */
  double dot(Features text) {
    double sum = 0;
    for (int i = 0; i < text.size(); i++) {
      sum += of(text.key(i)) * text.weight(i);
    }
    return sum;
  }
}
