package org.wirewatch.bench.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.wirewatch.ingest.extract.BoostedTrees;

/**
 * Gradient boosting of oblivious trees for soft binary labels with weights: logistic loss, Newton
 * leaf values, quantile bins, a random part of the features at each level, and for each tree a
 * random part of the rows by the size of their gradient. Deterministic by seed.
 */
final class TreeTrainer {
  private static final int BINS = 48;
  private static final double REGULARISATION = 8;
  private static final double FEATURE_SHARE = 0.35;

  /** Share of the rows that a tree learns from if all are fitted equally badly. */
  private static final double ROW_SHARE = 0.3;

  private static final double CHANCE_MIN = 0.1;

  private final int trees;
  private final int depth;
  private final double rate;
  private final long seed;

  TreeTrainer(int trees, int depth, double rate, long seed) {
    this.trees = trees;
    this.depth = depth;
    this.rate = rate;
    this.seed = seed;
  }

  BoostedTrees train(List<float[]> rows, float[] labels, float[] weights) {
    int count = rows.size();
    int width = rows.getFirst().length;
    float[][] edges = new float[width][];
    byte[][] bins = new byte[width][count];
    for (int feature = 0; feature < width; feature++) {
      edges[feature] = edges(rows, feature);
      for (int i = 0; i < count; i++) {
        bins[feature][i] = bin(edges[feature], rows.get(i)[feature]);
      }
    }
    Fit fit = new Fit(labels, weights, bins, edges);
    for (int tree = 0; tree < trees; tree++) {
      fit.addTree(tree);
    }
    return new BoostedTrees(depth, fit.features, fit.thresholds, fit.leaves);
  }

  private final class Fit {
    private final float[] labels;
    private final float[] weights;
    private final byte[][] bins;
    private final float[][] edges;
    private final double[] sums;
    private final double[] gradients;
    private final double[] curvatures;
    private final int[] leaf;
    private int[] sample;
    private final SplittableRandom random = new SplittableRandom(seed);
    private final int[] features = new int[trees * depth];
    private final float[] thresholds = new float[trees * depth];
    private final float[] leaves = new float[trees << depth];

    Fit(float[] labels, float[] weights, byte[][] bins, float[][] edges) {
      this.labels = labels;
      this.weights = weights;
      this.bins = bins;
      this.edges = edges;
      sums = new double[labels.length];
      gradients = new double[labels.length];
      curvatures = new double[labels.length];
      leaf = new int[labels.length];
    }

    void addTree(int tree) {
      for (int i = 0; i < labels.length; i++) {
        double probability = 1 / (1 + Math.exp(-sums[i]));
        gradients[i] = weights[i] * (labels[i] - probability);
        curvatures[i] = weights[i] * Math.max(1e-6, probability * (1 - probability));
      }
      Arrays.fill(leaf, 0);
      sample = sample();
      for (int level = 0; level < depth; level++) {
        Split split = bestSplit(level);
        features[tree * depth + level] = split.feature;
        thresholds[tree * depth + level] = edges[split.feature][split.bin];
        for (int i = 0; i < leaf.length; i++) {
          leaf[i] |= bins[split.feature][i] > split.bin ? 1 << level : 0;
        }
      }
      double[] gradient = new double[1 << depth];
      double[] curvature = new double[1 << depth];
      for (int i : sample) {
        gradient[leaf[i]] += gradients[i];
        curvature[leaf[i]] += curvatures[i];
      }
      for (int at = 0; at < gradient.length; at++) {
        leaves[(tree << depth) + at] =
            (float) (rate * gradient[at] / (curvature[at] + REGULARISATION));
      }
      for (int i = 0; i < leaf.length; i++) {
        sums[i] += leaves[(tree << depth) + leaf[i]];
      }
    }

    /**
     * Draws the rows that this tree learns from, the badly fitted ones likelier, and weights them
     * by how unlikely they were.
     */
    private int[] sample() {
      double mean = Arrays.stream(gradients).map(Math::abs).sum() / gradients.length;
      int[] rows = new int[leaf.length];
      int size = 0;
      for (int i = 0; i < rows.length; i++) {
        double chance =
            Math.max(CHANCE_MIN, Math.min(1, ROW_SHARE * Math.abs(gradients[i]) / mean));
        if (random.nextDouble() < chance) {
          rows[size++] = i;
          gradients[i] /= chance;
          curvatures[i] /= chance;
        }
      }
      return Arrays.copyOf(rows, size);
    }

    private Split bestSplit(int level) {
      List<Integer> tried = new ArrayList<>();
      for (int feature = 0; feature < bins.length; feature++) {
        if (edges[feature].length > 0 && random.nextDouble() < FEATURE_SHARE) {
          tried.add(feature);
        }
      }
      return IntStream.range(0, tried.size())
          .parallel()
          .mapToObj(at -> best(tried.get(at), 1 << level))
          .reduce(new Split(0, 0, -1), (a, b) -> b.gain > a.gain ? b : a);
    }

    private Split best(int feature, int leafCount) {
      double[] gradient = new double[leafCount * BINS];
      double[] curvature = new double[leafCount * BINS];
      byte[] column = bins[feature];
      for (int i : sample) {
        int cell = leaf[i] * BINS + column[i];
        gradient[cell] += gradients[i];
        curvature[cell] += curvatures[i];
      }
      double[] gains = new double[edges[feature].length];
      for (int at = 0; at < leafCount; at++) {
        double totalGradient = 0;
        double totalCurvature = 0;
        for (int bin = 0; bin < BINS; bin++) {
          totalGradient += gradient[at * BINS + bin];
          totalCurvature += curvature[at * BINS + bin];
        }
        double left = 0;
        double leftCurvature = 0;
        for (int bin = 0; bin < gains.length; bin++) {
          left += gradient[at * BINS + bin];
          leftCurvature += curvature[at * BINS + bin];
          gains[bin] +=
              gain(left, leftCurvature)
                  + gain(totalGradient - left, totalCurvature - leftCurvature);
        }
      }
      Split best = new Split(feature, 0, -1);
      for (int bin = 0; bin < gains.length; bin++) {
        best = gains[bin] > best.gain ? new Split(feature, bin, gains[bin]) : best;
      }
      return best;
    }
  }

  private record Split(int feature, int bin, double gain) {}

  private static double gain(double gradient, double curvature) {
    return gradient * gradient / (curvature + REGULARISATION);
  }

  /** Upper edges of all bins but the last: quantiles of the values, without doubles. */
  private static float[] edges(List<float[]> rows, int feature) {
    int step = Math.max(1, rows.size() / 20_000);
    float[] values = new float[rows.size() / step];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows.get(i * step)[feature];
    }
    Arrays.sort(values);
    float[] distinct = distinct(values);
    if (distinct.length <= BINS) {
      float[] edges = new float[Math.max(0, distinct.length - 1)];
      for (int i = 0; i < edges.length; i++) {
        edges[i] = (distinct[i] + distinct[i + 1]) / 2;
      }
      return edges;
    }
    float[] edges = new float[BINS - 1];
    for (int i = 0; i < edges.length; i++) {
      float quantile = values[(int) ((i + 1L) * values.length / BINS)];
      float spread = distinct[(int) ((i + 1L) * distinct.length / BINS)];
      edges[i] = i % 2 == 0 ? quantile : spread;
    }
    Arrays.sort(edges);
    return distinct(edges);
  }

  private static float[] distinct(float[] sorted) {
    float[] distinct = new float[sorted.length];
    int size = 0;
    for (float value : sorted) {
      if (size == 0 || value != distinct[size - 1]) {
        distinct[size++] = value;
      }
    }
    return Arrays.copyOf(distinct, size);
  }

  private static byte bin(float[] edges, float value) {
    int low = 0;
    int high = edges.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (value > edges[middle]) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return (byte) low;
  }
}
