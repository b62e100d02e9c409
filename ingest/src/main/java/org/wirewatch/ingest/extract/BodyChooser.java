package org.wirewatch.ingest.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Chooses the blocks that are the article's text, by the model's scores. */
final class BodyChooser {
  private static final double THRESHOLD = 0.5;
  private static final int REPEAT_CHARS = 40;

  private BodyChooser() {}

  static List<Block> choose(PageText page, double[] scores) {
    List<Block> chosen = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Block block : page.blocks) {
      String folded = page.folded[block.index()];
      boolean repeat = folded.length() > REPEAT_CHARS && seen.contains(folded);
      if (scores[block.index()] > THRESHOLD && !repeat) {
        chosen.add(block);
        seen.add(folded);
      }
    }
    return chosen;
  }

  static String text(List<Block> blocks) {
    return String.join("\n\n", blocks.stream().map(Block::text).toList());
  }
}
