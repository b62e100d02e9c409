package org.wirewatch.enrich.topic;

/**
 * Logistic regression with an L2 penalty, by accelerated gradient descent over all examples: the
 * same examples give the same weights.
 *
 * @see "Nesterov: A method of solving a convex programming problem, 1983"
 */
final class Logistic {
  private static final int STEPS = 80;

  private Logistic() {}

  /** Examples as rows of numbers. */
  interface Rows {
    int count();

    int columns();

    /** The product of a row with the weights. */
    double dot(int row, double[] weights);

    /** Adds a multiple of a row. */
    void add(int row, double factor, double[] sum);
  }

  /**
   * The weight of each column, then the bias.
   *
   * @param targets 1 for a positive example, otherwise 0
   * @param importance of each example; adds up to 1
   * @param penalty of the squared weights
   * @param lengthMax of a row, by which the step is chosen
   */
  static double[] train(
      Rows rows, double[] targets, double[] importance, double penalty, double lengthMax) {
    int columns = rows.columns();
    double[] weights = new double[columns + 1];
    double[] ahead = new double[columns + 1];
    double[] gradient = new double[columns + 1];
    double rate = 1 / (0.25 * (lengthMax * lengthMax + 1) + penalty);
    double momentum = 1;
    for (int step = 0; step < STEPS; step++) {
      gradient(rows, targets, importance, penalty, ahead, gradient);
      double next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
      double carried = (momentum - 1) / next;
      for (int i = 0; i <= columns; i++) {
        double moved = ahead[i] - rate * gradient[i];
        ahead[i] = moved + carried * (moved - weights[i]);
        weights[i] = moved;
      }
      momentum = next;
    }
    return weights;
  }

  private static void gradient(
      Rows rows,
      double[] targets,
      double[] importance,
      double penalty,
      double[] weights,
      double[] gradient) {
    int columns = rows.columns();
    for (int i = 0; i < columns; i++) {
      gradient[i] = penalty * weights[i];
    }
    gradient[columns] = 0;
    for (int row = 0; row < rows.count(); row++) {
      double error = probability(rows.dot(row, weights) + weights[columns]) - targets[row];
      rows.add(row, error * importance[row], gradient);
      gradient[columns] += error * importance[row];
    }
  }

  static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  /** Rows without zeros: the embeddings of texts. */
  static final class Dense implements Rows {
    private final float[][] rows;

    Dense(float[][] rows) {
      this.rows = rows;
    }

    @Override
    public int count() {
      return rows.length;
    }

    @Override
    public int columns() {
      return rows[0].length;
    }

    @Override
    public double dot(int row, double[] weights) {
      float[] values = rows[row];
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += values[i] * weights[i];
      }
      return sum;
    }

    @Override
    public void add(int row, double factor, double[] sum) {
      float[] values = rows[row];
      for (int i = 0; i < values.length; i++) {
        sum[i] += factor * values[i];
      }
    }
  }

  /** Rows with few values: the features of texts. */
  static final class Sparse implements Rows {
    private final int[][] columns;
    private final float[][] values;
    private final int width;

    Sparse(int[][] columns, float[][] values, int width) {
      this.columns = columns;
      this.values = values;
      this.width = width;
    }

    @Override
    public int count() {
      return columns.length;
    }

    @Override
    public int columns() {
      return width;
    }

    @Override
    public double dot(int row, double[] weights) {
      int[] at = columns[row];
      float[] value = values[row];
      double sum = 0;
      for (int i = 0; i < at.length; i++) {
        sum += value[i] * weights[at[i]];
      }
      return sum;
    }

    @Override
    public void add(int row, double factor, double[] sum) {
      int[] at = columns[row];
      float[] value = values[row];
      for (int i = 0; i < at.length; i++) {
        sum[at[i]] += factor * value[i];
      }
    }
  }
}
