package org.wirewatch.ingest.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets blocks that belong together stand or fall together: the entries of a list and the rows of a
 * table of data.
 */
final class ScoreSmoother {
  /** Share of the list's mean in the log odds of its entries. */
  private static final double LIST_SHARE = 0.8;

  private static final double ODDS_MAX = 5.3;

  private ScoreSmoother() {}

  /** Probabilities in the order of the blocks; above a half is in. */
  static double[] smooth(List<Block> blocks, double[] scores) {
    double[] odds = new double[scores.length];
    for (Block block : blocks) {
      double score = scores[block.index()];
      double logOdds = Math.log(score / (1 - score));
      odds[block.index()] = Math.max(-ODDS_MAX, Math.min(ODDS_MAX, logOdds));
    }
    joinLists(blocks, odds);
    double[] smooth = new double[scores.length];
    for (int i = 0; i < smooth.length; i++) {
      smooth[i] = 1 / (1 + Math.exp(-odds[i]));
    }
    return smooth;
  }

  private static void joinLists(List<Block> blocks, double[] odds) {
    Map<Box, double[]> sums = new HashMap<>();
    for (Block block : blocks) {
      Box list = list(block);
      if (list != null) {
        double[] sum = sums.computeIfAbsent(list, key -> new double[2]);
        sum[0] += odds[block.index()];
        sum[1]++;
      }
    }
    for (Block block : blocks) {
      Box list = list(block);
      if (list != null) {
        double[] sum = sums.get(list);
        int index = block.index();
        odds[index] = (1 - LIST_SHARE) * odds[index] + LIST_SHARE * sum[0] / sum[1];
      }
    }
  }

  private static Box list(Block block) {
    Box box = block.box();
    if (box.figure != null) {
      return null;
    }
    return box.list != null ? box.list : box.tag.equals("tr") ? box.table : null;
  }
}
