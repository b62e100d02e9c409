package org.wirewatch.bench.extract;

import java.util.List;

/**
 * Fits a linear model that chooses one of several options: conditional logistic regression with
 * ridge regularisation, by gradient steps of adapted size (Adam). Deterministic.
 *
 * @see "D. McFadden, Conditional logit analysis of qualitative choice behavior, 1974"
 */
final class ChoiceTrainer {
  private static final int STEPS = 3000;
  private static final double RATE = 0.03;
  private static final double RIDGE = 2;

  private ChoiceTrainer() {}

  /** Options as rows of features, which of them are right, and how much the choice counts. */
  @SuppressWarnings("ArrayRecordComponent")
  record Choice(float[][] rows, boolean[] right, double weight) {
    /** The option that the model chooses; -1 when there is none. */
    int best(double[] model) {
      int best = -1;
      double bestScore = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < rows.length; i++) {
        double score = dot(model, rows[i]);
        if (score > bestScore) {
          best = i;
          bestScore = score;
        }
      }
      return best;
    }

    boolean isAnswerable() {
      for (boolean one : right) {
        if (one) {
          return true;
        }
      }
      return false;
    }
  }

  /** The weights; choices without a right option teach nothing. */
  static double[] train(List<Choice> all) {
    List<Choice> choices = all.stream().filter(Choice::isAnswerable).toList();
    int width = choices.getFirst().rows()[0].length;
    double[] weights = new double[width];
    double[] mean = new double[width];
    double[] square = new double[width];
    for (int step = 1; step <= STEPS; step++) {
      double[] gradient = new double[width];
      for (int i = 0; i < width; i++) {
        gradient[i] = RIDGE * weights[i];
      }
      choices.forEach(choice -> addGradient(choice, weights, gradient));
      double rate = RATE * (1 - (double) step / (STEPS + 1));
      for (int i = 0; i < width; i++) {
        mean[i] = 0.9 * mean[i] + 0.1 * gradient[i];
        square[i] = 0.999 * square[i] + 0.001 * gradient[i] * gradient[i];
        double corrected = mean[i] / (1 - Math.pow(0.9, step));
        double scale = Math.sqrt(square[i] / (1 - Math.pow(0.999, step)));
        weights[i] -= rate * corrected / (scale + 1e-8);
      }
    }
    return weights;
  }

  private static void addGradient(Choice choice, double[] weights, double[] gradient) {
    int count = choice.rows().length;
    double[] scores = new double[count];
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      scores[i] = dot(weights, choice.rows()[i]);
      highest = Math.max(highest, scores[i]);
    }
    double sum = 0;
    double rightSum = 0;
    for (int i = 0; i < count; i++) {
      scores[i] = Math.exp(scores[i] - highest);
      sum += scores[i];
      rightSum += choice.right()[i] ? scores[i] : 0;
    }
    for (int i = 0; i < count; i++) {
      double wanted = choice.right()[i] ? scores[i] / rightSum : 0;
      double pull = choice.weight() * (scores[i] / sum - wanted);
      float[] row = choice.rows()[i];
      for (int feature = 0; feature < row.length; feature++) {
        gradient[feature] += pull * row[feature];
      }
    }
  }

  private static double dot(double[] weights, float[] row) {
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += weights[i] * row[i];
    }
    return sum;
  }
}
