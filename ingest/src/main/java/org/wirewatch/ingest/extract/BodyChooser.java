package org.wirewatch.ingest.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Chooses the blocks that are the article's text by the model's scores, and the page's hidden text
 * where the blocks hold clearly less.
 */
final class BodyChooser {
  private static final double THRESHOLD = 0.5;
  private static final double THRESHOLD_MIN = 0.04;
  private static final int REPEAT_CHARS = 100;
  private static final int FEW_CHARS = 250;
  private static final int LONG_BLOCK_CHARS = 80;
  private static final int CAPTION_CHARS = 80;

  private BodyChooser() {}

  /**
   * Blocks above the threshold. Where they hold next to nothing the page is of a kind that the
   * model knows badly, and what it finds likeliest is taken.
   */
  static List<Block> choose(PageText page, double[] modelScores) {
    double[] scores = ScoreSmoother.smooth(page.blocks, modelScores);
    List<Block> chosen = above(page, scores, THRESHOLD);
    if (chars(chosen) >= FEW_CHARS) {
      return BodyTrimmer.trim(page, chosen);
    }
    double best = 0;
    for (Block block : page.blocks) {
      if (block.text().length() > LONG_BLOCK_CHARS) {
        best = Math.max(best, scores[block.index()]);
      }
    }
    List<Block> more = above(page, scores, Math.max(THRESHOLD_MIN, Math.min(THRESHOLD, best / 2)));
    more.removeIf(block -> page.folded[block.index()].equals(page.title));
    return chars(more) > chars(chosen) ? more : chosen;
  }

  /** The blocks' text, or what stands in the page's data if that is clearly more. */
  static String text(List<Block> blocks, Page page) {
    String visible = join(blocks);
    String stated = HiddenText.ofJsonLd(page.jsonLd());
    String text = stated.length() > visible.length() * 1.3 + FEW_CHARS ? stated : visible;
    if (text.length() >= FEW_CHARS) {
      return text;
    }
    String captions = HiddenText.ofGallery(page.jsonLd());
    if (captions.length() > Math.max(CAPTION_CHARS, text.length())) {
      return captions;
    }
    String hidden = HiddenText.ofScripts(page.landmarks().scripts);
    return hidden.length() > text.length() * 2 ? hidden : text;
  }

  static String join(List<Block> blocks) {
    return String.join("\n\n", blocks.stream().map(Block::text).toList());
  }

  private static List<Block> above(PageText page, double[] scores, double threshold) {
    List<Block> chosen = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Block block : page.blocks) {
      String folded = page.folded[block.index()];
      boolean repeat = folded.length() > REPEAT_CHARS && seen.contains(folded);
      if (scores[block.index()] > threshold && !repeat) {
        chosen.add(block);
        seen.add(folded);
      }
    }
    return chosen;
  }

  private static int chars(List<Block> blocks) {
    return blocks.stream().mapToInt(block -> block.text().length()).sum();
  }
}
