package org.wirewatch.enrich.topic;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.enrich.topic.Features.Feature;

/**
 * Logistic regression with an L2 penalty, by full gradient descent: the same examples give the same
 * weights. Both classes weigh the same in sum.
 */
final class Logistic {
  private static final int EPOCHS = 250;
  // small enough to converge for texts of length 1, whatever their number
  private static final double RATE = 8;
  private static final double BIAS_RATE = 2;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Row> rows;
  private double[] weights;
  private double bias;

  /** A text of a known class. */
  record Example(List<Feature> features, boolean positive, double weight) {}

  /** An example with its features as numbers. */
  private static final class Row {
    final int[] indexes;
    final double[] values;
    final double target;
    final double weight;

    Row(int[] indexes, double[] values, double target, double weight) {
      this.indexes = indexes;
      this.values = values;
      this.target = target;
      this.weight = weight;
    }
  }

  private Logistic(List<Example> examples) {
    double positive = weight(examples, true);
    double negative = weight(examples, false);
    rows =
        examples.stream()
            .map(
                example ->
                    row(example, example.weight() / (example.positive() ? positive : negative) / 2))
            .toList();
    weights = new double[numbers.size()];
  }

  /**
   * The weight of each feature.
   *
   * @param penalty of the squared weights
   */
  static Map<String, Double> train(List<Example> examples, double penalty) {
    Logistic model = new Logistic(examples);
    double[] gradient = new double[model.weights.length];
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      model.step(gradient, penalty);
    }
    Map<String, Double> byName = new HashMap<>();
    model.numbers.forEach((name, number) -> byName.put(name, model.weights[number]));
    return byName;
  }

  private void step(double[] gradient, double penalty) {
    Arrays.fill(gradient, 0);
    double biasGradient = 0;
    for (Row row : rows) {
      double sum = bias;
      for (int i = 0; i < row.indexes.length; i++) {
        sum += weights[row.indexes[i]] * row.values[i];
      }
      double error = (1 / (1 + Math.exp(-sum)) - row.target) * row.weight;
      for (int i = 0; i < row.indexes.length; i++) {
        gradient[row.indexes[i]] += error * row.values[i];
      }
      biasGradient += error;
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] -= RATE * (gradient[i] + penalty * weights[i]);
    }
    bias -= BIAS_RATE * biasGradient;
  }

  private Row row(Example example, double weight) {
    int[] indexes = new int[example.features().size()];
    double[] values = new double[indexes.length];
    for (int i = 0; i < indexes.length; i++) {
      Feature feature = example.features().get(i);
      indexes[i] = numbers.computeIfAbsent(feature.name(), name -> numbers.size());
      values[i] = feature.weight();
    }
    return new Row(indexes, values, example.positive() ? 1 : 0, weight);
  }

  private static double weight(List<Example> examples, boolean positive) {
    return examples.stream()
        .filter(example -> example.positive() == positive)
        .mapToDouble(Example::weight)
        .sum();
  }
}
