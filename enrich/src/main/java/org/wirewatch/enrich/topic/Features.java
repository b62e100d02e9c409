package org.wirewatch.enrich.topic;

import java.util.Arrays;
import org.wirewatch.wire.Span;

/**
 * What a text is compared by: numbered features, each with a weight and the first place where it
 * stands. Sorted by number. Immutable.
 */
final class Features {
  private final int[] keys;
  private final float[] weights;
  private final Span[] places;
  private final boolean[] negated;

  Features(int[] keys, float[] weights, Span[] places, boolean[] negated) {
    this.keys = keys;
    this.weights = weights;
    this.places = places;
    this.negated = negated;
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

  /** The first words that gave the feature. */
  Span place(int i) {
    return places[i];
  }

  /** Whether the text says each time that it is not so. */
  boolean isNegated(int i) {
    return negated[i];
  }

  /** The weight of a feature; 0 when it is not there. */
  float weightOf(int key) {
    int at = Arrays.binarySearch(keys, key);
    return at < 0 ? 0 : weights[at];
  }

  /** The product with another text's weights. */
  double dot(Features other) {
    double sum = 0;
    int j = 0;
    for (int i = 0; i < keys.length && j < other.keys.length; i++) {
      while (j < other.keys.length && other.keys[j] < keys[i]) {
        j++;
      }
      if (j < other.keys.length && other.keys[j] == keys[i]) {
        sum += weights[i] * other.weights[j];
      }
    }
    return sum;
  }
}
