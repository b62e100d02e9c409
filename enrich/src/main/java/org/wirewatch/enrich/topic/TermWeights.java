package org.wirewatch.enrich.topic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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

  /** The heaviest of the weights. */
  static TermWeights of(Map<Integer, Float> byKey) {
    List<Map.Entry<Integer, Float>> kept =
        byKey.entrySet().stream()
            .sorted(
                Comparator.comparingDouble(
                        (Map.Entry<Integer, Float> entry) -> -Math.abs(entry.getValue()))
                    .thenComparing(Map.Entry::getKey))
            .limit(KEPT)
            .sorted(Map.Entry.comparingByKey())
            .toList();
    int[] keys = new int[kept.size()];
    float[] weights = new float[keys.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = kept.get(i).getKey();
      weights[i] = kept.get(i).getValue();
    }
    return new TermWeights(keys, weights);
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
