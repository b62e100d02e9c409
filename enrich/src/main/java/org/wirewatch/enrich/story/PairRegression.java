package org.wirewatch.enrich.story;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.wirewatch.enrich.story.PairExamples.Example;

/**
 * Logistic regression with an L2 penalty on standardised values, by Newton's method: the same
 * examples give the same weights.
 */
final class PairRegression {
  private static final int STEPS_MAX = 30;
  private static final double CONVERGED = 1e-9;

  /** Inverse of the strength of sklearn's C = 0.3, against the sum of the losses. */
  private static final double PENALTY = 3.3;

  private static final double ROUNDING = 1e4;

  private final List<Trait> traits;
  private final double[] means;
  private final double[] deviations;

  /** By trait, then the bias. */
  private final double[] weights;

  private PairRegression(List<Trait> traits) {
    this.traits = traits;
    this.means = new double[traits.size()];
    this.deviations = new double[traits.size()];
    this.weights = new double[traits.size() + 1];
  }

  /**
   * Learns.
   *
   * @param without traits that get no weight
   */
  static StoryModel.Regression fit(List<Example> examples, Set<Trait> without) {
    List<Trait> used =
        Arrays.stream(Trait.values()).filter(trait -> !without.contains(trait)).toList();
    PairRegression regression = new PairRegression(used);
    regression.standardise(examples);
    for (int step = 0; step < STEPS_MAX && regression.step(examples) > CONVERGED; step++) {}
    return regression.result();
  }

  private void standardise(List<Example> examples) {
    double all = examples.stream().mapToDouble(Example::weight).sum();
    for (int i = 0; i < means.length; i++) {
      int trait = traits.get(i).place();
      double sum = 0;
      double squares = 0;
      for (Example example : examples) {
        double value = example.values().get(trait);
        sum += example.weight() * value;
        squares += example.weight() * value * value;
      }
      means[i] = sum / all;
      double deviation = Math.sqrt(Math.max(0, squares / all - means[i] * means[i]));
      deviations[i] = deviation < CONVERGED ? 1 : deviation;
    }
  }

  /** One step of Newton's method; returns the largest change of a weight. */
  private double step(List<Example> examples) {
    int n = weights.length;
    double[] gradient = new double[n];
    double[][] hessian = new double[n][n];
    double[] x = new double[n];
    x[n - 1] = 1;
    for (Example example : examples) {
      double sum = weights[n - 1];
      for (int i = 0; i < n - 1; i++) {
        x[i] = (example.values().get(traits.get(i).place()) - means[i]) / deviations[i];
        sum += weights[i] * x[i];
      }
      double p = 1 / (1 + Math.exp(-sum));
      double error = example.weight() * (p - (example.same() ? 1 : 0));
      double curve = example.weight() * Math.max(p * (1 - p), CONVERGED);
      for (int i = 0; i < n; i++) {
        gradient[i] += error * x[i];
        for (int j = 0; j <= i; j++) {
          hessian[i][j] += curve * x[i] * x[j];
        }
      }
    }
    for (int i = 0; i < n; i++) {
      gradient[i] += i < n - 1 ? PENALTY * weights[i] : 0;
      hessian[i][i] += i < n - 1 ? PENALTY : 0;
    }
    double[] change = solved(hessian, gradient);
    double largest = 0;
    for (int i = 0; i < n; i++) {
      weights[i] -= change[i];
      largest = Math.max(largest, Math.abs(change[i]));
    }
    return largest;
  }

  /** Solves by Cholesky's decomposition; the lower half of the matrix is given. */
  private static double[] solved(double[][] matrix, double[] right) {
    int n = right.length;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= matrix[i][k] * matrix[j][k];
        }
        matrix[i][j] = i == j ? Math.sqrt(sum) : sum / matrix[j][j];
      }
    }
    double[] solution = right.clone();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        solution[i] -= matrix[i][k] * solution[k];
      }
      solution[i] /= matrix[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        solution[i] -= matrix[k][i] * solution[k];
      }
      solution[i] /= matrix[i][i];
    }
    return solution;
  }

  /** In terms of the values as they are. */
  private StoryModel.Regression result() {
    Map<Trait, Double> byTrait = new TreeMap<>();
    double bias = weights[traits.size()];
    for (int i = 0; i < traits.size(); i++) {
      double weight = rounded(weights[i] / deviations[i]);
      byTrait.put(traits.get(i), weight);
      bias -= weight * means[i];
    }
    return new StoryModel.Regression(rounded(bias), byTrait);
  }

  private static double rounded(double value) {
    return Math.round(value * ROUNDING) / ROUNDING;
  }
}
