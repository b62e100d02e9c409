package org.wirewatch.ingest.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the second model sees on top of {@link BlockFeatures}: the first model's scores of the
 * block, of its neighbours, of its boxes and of all blocks of its kind.
 */
final class ContextFeatures {
  private static final int FAR = 40;
  private static final int REACH = 4;

  private final List<Block> blocks;
  private final double[] scores;
  private final Map<PageText.Kind, double[]> kinds = new HashMap<>();
  private double total;

  private ContextFeatures(PageText page, double[] scores) {
    this.blocks = page.blocks;
    this.scores = scores;
  }

  /** The rows of the first pass, each with the context values behind it. */
  static float[][] of(PageText page, float[][] rows, double[] scores) {
    ContextFeatures features = new ContextFeatures(page, scores);
    features.sum();
    float[][] longer = new float[rows.length][];
    int[] before = features.distances(1);
    int[] after = features.distances(-1);
    double mass = 0;
    for (int i = 0; i < rows.length; i++) {
      Row row = new Row(rows[i]);
      features.context(row, i, mass);
      row.add(before[i]);
      row.add(after[i]);
      mass += features.mass(i);
      longer[i] = row.values();
    }
    return longer;
  }

  private void context(Row row, int index, double massBefore) {
    Block block = blocks.get(index);
    for (int i = index - REACH; i <= index + REACH; i++) {
      row.add(i < 0 || i >= scores.length ? -1 : scores[i]);
    }
    Box box = block.box();
    for (int level = 0; level < 4; level++) {
      row.add(box.scoreWeight == 0 ? 0 : box.scoreSum / box.scoreWeight);
      box = box.parent == null ? box : box.parent;
    }
    row.add(mean(kinds.get(block.box().kind)));
    row.add(massBefore / total);
    row.add((total - massBefore) / total);
    row.add(Math.log(total));
  }

  private void sum() {
    for (Block block : blocks) {
      for (Box box = block.box(); box != null && box.scoreWeight != 0; box = box.parent) {
        box.scoreSum = 0;
        box.scoreWeight = 0;
      }
    }
    for (Block block : blocks) {
      double weight = block.text().length();
      double score = scores[block.index()] * weight;
      add(kinds.computeIfAbsent(block.box().kind, k -> new double[2]), score, weight);
      for (Box box = block.box(); box != null; box = box.parent) {
        box.scoreSum += score;
        box.scoreWeight += weight;
      }
      total += score;
    }
    total = Math.max(total, 1);
  }

  /** Blocks since the last long block that the first pass took; forward or backward. */
  private int[] distances(int direction) {
    int[] distances = new int[scores.length];
    int distance = FAR;
    int start = direction > 0 ? 0 : scores.length - 1;
    for (int i = start; i >= 0 && i < scores.length; i += direction) {
      distances[i] = distance;
      boolean taken = scores[i] > 0.5 && blocks.get(i).text().length() > 60;
      distance = taken ? 1 : Math.min(FAR, distance + 1);
    }
    return distances;
  }

  private double mass(int index) {
    return scores[index] * blocks.get(index).text().length();
  }

  private static void add(double[] sums, double score, double weight) {
    sums[0] += score;
    sums[1] += weight;
  }

  private static double mean(double[] sums) {
    return sums[1] == 0 ? 0 : sums[0] / sums[1];
  }
}
