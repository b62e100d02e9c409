package org.wirewatch.ingest.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Gradient-boosted oblivious trees: every level of a tree asks one question of all rows, the
 * answers are the bits of the leaf's number. Scores are probabilities.
 *
 * @param features of each tree level, tree after tree
 * @param thresholds a level's bit is set when the feature is greater
 * @param leaves {@code 2^depth} values a tree, in log odds
 */
@SuppressWarnings("ArrayRecordComponent")
public record BoostedTrees(int depth, int[] features, float[] thresholds, float[] leaves) {

  /** Log odds at which the rest of the trees is not asked any more: most blocks are clear early. */
  private static final double SURE = 4;

  private static final int TREES_BETWEEN_LOOKS = 16;

  /** The probability for one row of features. */
  public double score(float[] row) {
    double sum = 0;
    int trees = features.length / depth;
    for (int tree = 0; tree < trees; tree++) {
      if (tree % TREES_BETWEEN_LOOKS == 0 && Math.abs(sum) > SURE) {
        break;
      }
      int leaf = 0;
      int from = tree * depth;
      for (int level = 0; level < depth; level++) {
        leaf |= row[features[from + level]] > thresholds[from + level] ? 1 << level : 0;
      }
      sum += leaves[(tree << depth) + leaf];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /** Scores of rows, in order. */
  public double[] score(float[][] rows) {
    double[] scores = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      scores[i] = score(rows[i]);
    }
    return scores;
  }

  /** The model as lines of text: {@code trees N depth D}, then one line a tree. */
  public String write() {
    int trees = features.length / depth;
    StringBuilder out = new StringBuilder("trees " + trees + " depth " + depth + "\n");
    for (int tree = 0; tree < trees; tree++) {
      StringBuilder line = new StringBuilder();
      for (int level = tree * depth; level < (tree + 1) * depth; level++) {
        line.append(features[level]).append(' ').append(thresholds[level]).append(' ');
      }
      for (int leaf = tree << depth; leaf < (tree + 1) << depth; leaf++) {
        line.append(Math.round(leaves[leaf] * 1e4f) / 1e4f).append(' ');
      }
      out.append(line.toString().strip()).append('\n');
    }
    return out.toString();
  }

  /** Reads what {@link #write} wrote; lines before it that start with # are passed over. */
  static BoostedTrees read(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && line.startsWith("#")) {
      line = in.readLine();
    }
    if (line == null) {
      throw new IOException("no model");
    }
    List<String> head = List.of(line.split(" ", -1));
    int trees = Integer.parseInt(head.get(1));
    int depth = Integer.parseInt(head.get(3));
    BoostedTrees model =
        new BoostedTrees(
            depth, new int[trees * depth], new float[trees * depth], new float[trees << depth]);
    List<String[]> lines = new ArrayList<>();
    for (int tree = 0; tree < trees; tree++) {
      lines.add(in.readLine().split(" ", -1));
    }
    for (int tree = 0; tree < trees; tree++) {
      model.readTree(tree, lines.get(tree));
    }
    return model;
  }

  private void readTree(int tree, String[] values) {
    for (int level = 0; level < depth; level++) {
      features[tree * depth + level] = Integer.parseInt(values[level * 2]);
      thresholds[tree * depth + level] = Float.parseFloat(values[level * 2 + 1]);
    }
    for (int leaf = 0; leaf < 1 << depth; leaf++) {
      leaves[(tree << depth) + leaf] = Float.parseFloat(values[depth * 2 + leaf]);
    }
  }
}
