package org.wirewatch.ingest.extract;

import java.util.ArrayList;
import java.util.List;

/** Chooses the blocks that are the article's text. */
final class BodyChooser {
  private BodyChooser() {}

  static List<Block> choose(List<Block> blocks) {
    Box best = null;
    double bestScore = 0;
    for (Block block : blocks) {
      for (Box box = block.box(); box != null; box = box.parent) {
        double score =
            box.paragraphChars * (1 - box.linkDensity())
                + 200.0 * box.depth
                - 0.4 * (box.chars - box.paragraphChars);
        if (box.paragraphChars > 0 && (best == null || score > bestScore)) {
          best = box;
          bestScore = score;
        }
      }
    }
    List<Block> chosen = new ArrayList<>();
    for (Block block : blocks) {
      boolean inside = best == null;
      for (Box box = block.box(); box != null && !inside; box = box.parent) {
        inside = box == best;
      }
      if (inside && block.linkDensity() < 0.5 && block.box().figure == null) {
        chosen.add(block);
      }
    }
    return chosen;
  }
}
