package org.wirewatch.enrich.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns {@link Weights} from texts whose language is known: the maximum of their likelihood less a
 * penalty of the squared weights, by Newton's method. The same choices give the same weights.
 */
final class ConditionalLogit {
  private static final int STEPS_MAX = 50;
  private static final double CLOSE = 1e-8;
  private static final int SIZE = Candidate.FEATURES.size();

  /**
   * One text.
   *
   * @param right index of the candidate that is right
   * @param weight how much the text counts
   */
  record Choice(List<Candidate> candidates, int right, double weight) {}

  private final List<Choice> choices;
  private final double penalty;
  private final double[] gradient = new double[SIZE];
  private final double[][] curvature = new double[SIZE][SIZE];

  private ConditionalLogit(List<Choice> choices, double penalty) {
    this.choices = choices;
    this.penalty = penalty;
  }

  /** The weights in the order of {@link Candidate#FEATURES}. */
  static Weights fit(List<Choice> choices, double penalty) {
    ConditionalLogit logit = new ConditionalLogit(choices, penalty);
    double[] weights = new double[SIZE];
    for (int step = 0; step < STEPS_MAX; step++) {
      logit.look(weights(weights));
      double moved = 0;
      double[] move = logit.solve(weights);
      for (int i = 0; i < SIZE; i++) {
        weights[i] += move[i];
        moved = Math.max(moved, Math.abs(move[i]));
      }
      if (moved < CLOSE) {
        break;
      }
    }
    return weights(weights);
  }

  private void look(Weights weights) {
    Arrays.fill(gradient, 0);
    for (double[] row : curvature) {
      Arrays.fill(row, 0);
    }
    choices.forEach(choice -> look(choice, weights.probabilities(choice.candidates())));
  }

  private void look(Choice choice, List<Double> chances) {
    double[] mean = new double[SIZE];
    for (int c = 0; c < chances.size(); c++) {
      for (int i = 0; i < SIZE; i++) {
        mean[i] += chances.get(c) * choice.candidates().get(c).features().get(i);
      }
    }
    List<Double> right = choice.candidates().get(choice.right()).features();
    for (int i = 0; i < SIZE; i++) {
      gradient[i] += choice.weight() * (right.get(i) - mean[i]);
    }
    for (int c = 0; c < chances.size(); c++) {
      List<Double> features = choice.candidates().get(c).features();
      double weight = choice.weight() * chances.get(c);
      for (int i = 0; i < SIZE; i++) {
        for (int j = 0; j < SIZE; j++) {
          curvature[i][j] += weight * (features.get(i) - mean[i]) * (features.get(j) - mean[j]);
        }
      }
    }
  }

  /** Newton's step, by elimination; the penalty keeps the matrix positive definite. */
  private double[] solve(double[] weights) {
    double[][] matrix = new double[SIZE][];
    double[] right = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      matrix[i] = curvature[i].clone();
      matrix[i][i] += penalty;
      right[i] = gradient[i] - penalty * weights[i];
    }
    for (int i = 0; i < SIZE; i++) {
      for (int row = i + 1; row < SIZE; row++) {
        double factor = matrix[row][i] / matrix[i][i];
        for (int j = i; j < SIZE; j++) {
          matrix[row][j] -= factor * matrix[i][j];
        }
        right[row] -= factor * right[i];
      }
    }
    for (int i = SIZE - 1; i >= 0; i--) {
      for (int j = i + 1; j < SIZE; j++) {
        right[i] -= matrix[i][j] * right[j];
      }
      right[i] /= matrix[i][i];
    }
    return right;
  }

  private static Weights weights(double[] values) {
    List<Double> list = new ArrayList<>();
    for (double value : values) {
      list.add(value);
    }
    return new Weights(list);
  }
}
