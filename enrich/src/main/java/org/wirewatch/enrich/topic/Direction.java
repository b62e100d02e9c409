package org.wirewatch.enrich.topic;

import java.util.Arrays;
import org.wirewatch.enrich.embedding.Embedding;

/**
 * A direction among embeddings, scaled so that ordinary news has mean 0 and deviation 1 along it.
 * Immutable.
 */
final class Direction {
  private final float[] weights;
  private final double offset;

  private Direction(float[] weights, double offset) {
    this.weights = weights;
    this.offset = offset;
  }

  /** The direction of a vector of any length. */
  static Direction of(double[] vector, float[][] ordinary) {
    float[] weights = new float[ordinary[0].length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) vector[i];
    }
    double[] along = Arrays.stream(ordinary).mapToDouble(text -> dot(weights, text)).toArray();
    Spread spread = Spread.of(along);
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= (float) spread.deviation();
    }
    return new Direction(weights, -spread.mean() / spread.deviation());
  }

  static Direction of(Embedding embedding, float[][] ordinary) {
    double[] vector = new double[embedding.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = embedding.component(i);
    }
    return of(vector, ordinary);
  }

  /** Standard deviations above ordinary news. */
  double of(float[] text) {
    return dot(weights, text) + offset;
  }

  private static double dot(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
