package org.wirewatch.ingest.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes out of the chosen blocks what the model, trained on pages that name their parts, is known
 * to leave in: the other columns of table layouts, bylines, and short promotion between paragraphs.
 */
final class BodyTrimmer {
  /** Share of the chosen characters that makes a box the article's own. */
  private static final double BODY_SHARE = 0.6;

  private static final double PROMOTION_SHARE_MAX = 0.15;
  private static final int PROMOTION_CHARS_MAX = 160;
  private static final int BYLINE_CHARS_MAX = 160;
  private static final int DATE_CHARS_MAX = 30;
  private static final int TICKER_CHARS_MAX = 120;
  private static final int TICKER_TEXT_MIN = 8;
  private static final int COPY_CHARS = 800;
  private static final double COPY_SHARE = 0.7;
  private static final int PARAGRAPH_CHARS = 200;
  private static final double LINK_DENSITY = 0.8;
  private static final int PROMOTION = 1 << Vocabulary.OFFER | 1 << Vocabulary.ADVERTISEMENT;

  private final PageText page;
  private final List<Block> chosen;
  private final int chars;
  private final Box body;
  private final int firstParagraph;

  private BodyTrimmer(PageText page, List<Block> chosen) {
    this.page = page;
    this.chosen = chosen;
    chars = chosen.stream().mapToInt(block -> block.text().length()).sum();
    body = body();
    firstParagraph =
        chosen.stream()
            .filter(block -> block.text().length() > PARAGRAPH_CHARS)
            .mapToInt(Block::index)
            .findFirst()
            .orElse(Integer.MAX_VALUE);
  }

  /** The blocks that stay, in order; all of them if none would. */
  static List<Block> trim(PageText page, List<Block> chosen) {
    BodyTrimmer trimmer = new BodyTrimmer(page, chosen);
    List<Block> kept = new ArrayList<>(chosen);
    kept.removeIf(
        block ->
            trimmer.isOutOfColumn(block)
                || trimmer.isByline(block)
                || trimmer.isPromotion(block)
                || trimmer.isCopy(block)
                || trimmer.isDate(block)
                || trimmer.isTicker(block));
    return kept.isEmpty() ? chosen : kept;
  }

  /** In a table layout: other columns, the headline over the text and rows of links below it. */
  private boolean isOutOfColumn(Block block) {
    if (body.cell == null) {
      return false;
    }
    boolean headline =
        block.index() <= firstParagraph
            && !page.title.isEmpty()
            && page.folded[block.index()].equals(page.title);
    boolean links =
        block.anchors().size() > 1
            && block.linkDensity() > LINK_DENSITY
            && !Phrases.endsSentence(block.text());
    return headline || links || !block.isIn(body.cell);
  }

  /** A short line before the first paragraph that begins with an author's name or "by" it. */
  private boolean isByline(Block block) {
    String text = block.text();
    if (text.length() > BYLINE_CHARS_MAX
        || Phrases.endsSentence(text)
        || block.index() > firstParagraph) {
      return false;
    }
    String line = Texts.fold(block.firstLine());
    boolean prefixed = AuthorFinder.startsAsByline(text);
    return page.authors.stream()
        .anyMatch(
            author ->
                author.length() > 4
                    && (line.startsWith(author) || (prefixed && line.contains(author))));
  }

  /** A short text with a link or a prompt, in a small box within the body that is named so. */
  private boolean isPromotion(Block block) {
    boolean prompts =
        !block.anchors().isEmpty()
            || (Phrases.mask(block.text()) & (Phrases.PROMPT | Phrases.RELATED)) != 0;
    if (!prompts
        || block.text().length() > PROMOTION_CHARS_MAX
        || block.box().tag.startsWith("h")
        || !block.isIn(body)) {
      return false;
    }
    for (Box at = block.box(); at != body; at = at.parent) {
      if ((at.mask & PROMOTION) != 0 && at.chars < chars * PROMOTION_SHARE_MAX) {
        return true;
      }
    }
    return false;
  }

  /** A line before the first paragraph that holds nothing but a date. */
  private boolean isDate(Block block) {
    String text = block.text();
    return text.length() <= DATE_CHARS_MAX
        && block.index() < firstParagraph
        && firstParagraph < Integer.MAX_VALUE
        && DateParser.parse(text).isPresent();
  }

  /** A few words in a table beside the text: quotations of the day, a result, the weather. */
  private boolean isTicker(Block block) {
    Box table = block.box().table;
    return table != null
        && table.chars < TICKER_CHARS_MAX
        && chars > table.chars * TICKER_TEXT_MIN
        && !block.box().tag.startsWith("h");
  }

  /** The whole article once more in one block, as some pages hold it in their data. */
  private boolean isCopy(Block block) {
    int length = block.text().length();
    if (length < COPY_CHARS || page.echoes.before[block.index()] < COPY_SHARE) {
      return false;
    }
    int before = 0;
    for (Block other : chosen) {
      before += other.index() < block.index() ? other.text().length() : 0;
    }
    return before > length * COPY_SHARE;
  }

  /** The innermost box that holds most of the chosen text. */
  private Box body() {
    Map<Box, Integer> held = new HashMap<>();
    Box best = null;
    for (Block block : chosen) {
      for (Box box = block.box(); box != null; box = box.parent) {
        int sum = held.merge(box, block.text().length(), Integer::sum);
        if (sum > chars * BODY_SHARE && (best == null || box.depth > best.depth)) {
          best = box;
        }
      }
    }
    return best;
  }
}
