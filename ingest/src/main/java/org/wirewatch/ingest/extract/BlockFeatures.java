package org.wirewatch.ingest.extract;

/**
 * What the model sees of one block: its text, its place in the page, the names and the make-up of
 * the boxes around it. The order of values is the model's contract: a change needs a new training.
 */
final class BlockFeatures {
  private static final int FAR = 40;

  private final PageText page;
  private int charsBefore;
  private int titlesBefore;
  private Block heading;

  private BlockFeatures(PageText page) {
    this.page = page;
  }

  /** One row for each block, in order. */
  static float[][] of(PageText page) {
    BlockFeatures features = new BlockFeatures(page);
    float[][] rows = new float[page.blocks.size()][];
    for (Block block : page.blocks) {
      Row row = new Row();
      features.text(row, block);
      features.names(row, block);
      features.boxes(row, block);
      features.place(row, block);
      features.claims(row, block);
      features.neighbours(row, block);
      features.section(row, block);
      rows[block.index()] = row.values();
      features.charsBefore += block.text().length();
    }
    return rows;
  }

  private void text(Row row, Block block) {
    String text = block.text();
    int digits = 0;
    int capitals = 0;
    int letters = 0;
    int spaces = 0;
    int stops = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c)) {
        letters++;
        capitals += Character.isUpperCase(c) ? 1 : 0;
      } else if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == ' ') {
        spaces++;
      } else if (c == '.' || c == '。' || c == '!' || c == '?' || c == '？') {
        stops++;
      }
    }
    double length = Math.max(1, text.length());
    row.add(Math.log(length));
    row.add(spaces);
    row.add(block.linkDensity());
    row.add(block.anchors().size());
    row.add(block.strongChars() / length);
    row.add(block.emphasisChars() / length);
    row.add(Phrases.commas(text) / length * 100);
    row.add(Phrases.endsSentence(text));
    row.add(stops);
    row.add(digits / length);
    row.add(capitals / Math.max(1.0, letters));
    row.add(letters / length);
    row.add(spaces == 0 ? 0 : length / spaces);
    row.add(block.hasTime());
    int phrases = Phrases.mask(text);
    row.add((phrases & Phrases.RELATED) != 0);
    row.add((phrases & Phrases.PROMPT) != 0);
    row.add((phrases & Phrases.CREDIT) != 0);
    char first = text.charAt(0);
    row.add(Character.isUpperCase(first) ? 2 : Character.isLowerCase(first) ? 1 : 0);
    row.add(text.endsWith(":") ? 2 : text.endsWith("…") || text.endsWith("...") ? 1 : 0);
  }

  private void names(Row row, Block block) {
    Box box = block.box();
    for (int group = 0; group < Vocabulary.GROUP_COUNT; group++) {
      boolean inline = (block.inlineMask() >> group & 1) != 0;
      Box named = box.nearest[group];
      row.add(inline ? -1 : distance(box, named));
      row.add(inline ? 0 : share(named));
    }
  }

  private void boxes(Row row, Block block) {
    Box box = block.box();
    row.add(tagCode(box.tag));
    row.add(box.parent == null ? 0 : tagCode(box.parent.tag));
    row.add(box.depth);
    for (Box found :
        new Box[] {
          box.article,
          box.main,
          box.bodyProp,
          box.aside,
          box.list,
          box.table,
          box.figure,
          box.quote,
          box.frame,
          box.hidden
        }) {
      row.add(distance(box, found));
      row.add(share(found));
    }
    Box around = box;
    for (int level = 0; level < 4; level++) {
      row.add((double) around.chars / page.chars);
      row.add(around.linkDensity());
      row.add(around.paragraphs);
      row.add(around.blocks);
      row.add(around.chars == 0 ? 0 : (double) around.paragraphChars / around.chars);
      around = around.parent == null ? around : around.parent;
    }
    PageText.Kind kind = page.kind(block);
    row.add(kind.blocks);
    row.add((double) kind.chars / page.chars);
    row.add((double) kind.chars / kind.blocks);
    row.add(kind.linkDensity());
    row.add(kind == page.mainKind);
    row.add(PageText.steps(block, page.top));
  }

  private void place(Row row, Block block) {
    int index = block.index();
    PageText.Kind main = page.mainKind;
    row.add((double) index / page.blocks.size());
    row.add((double) charsBefore / page.chars);
    row.add(page.blocks.size());
    row.add(Math.log(page.chars));
    row.add(page.titleBlock < 0 ? 0 : clip(index - page.titleBlock));
    row.add(page.titleBlock < 0 ? 0 : index < page.titleBlock ? -1 : 1);
    row.add(clip(index - main.first));
    row.add(clip(main.last - index));
    row.add(main.chars / (double) page.chars);
    row.add(page.occurrences(block));
    row.add(page.repeated(block));
    row.add(index - block.box().firstBlock);
  }

  /** How the block stands to what the page says of itself elsewhere. */
  private void claims(Row row, Block block) {
    String folded = page.folded[block.index()];
    boolean empty = folded.isEmpty();
    row.add(!empty && folded.equals(page.title));
    row.add(empty ? 0 : overlap(folded, page.title));
    row.add(empty ? 0 : overlap(folded, page.description));
    row.add(page.authors.contains(folded) ? 2 : mentionsAuthor(folded) ? 1 : 0);
    boolean body = page.statedBody.length() > 200;
    row.add(!body || empty ? -1 : page.statedBody.contains(Texts.cut(folded, 60)) ? 1 : 0);
    row.add(body ? Math.log(page.statedBody.length()) : 0);
  }

  private void neighbours(Row row, Block block) {
    for (int step : new int[] {-2, -1, 1, 2}) {
      int index = block.index() + step;
      if (index < 0 || index >= page.blocks.size()) {
        for (int i = 0; i < 5; i++) {
          row.add(-1);
        }
        continue;
      }
      Block other = page.blocks.get(index);
      row.add(Math.log(other.text().length()));
      row.add(other.linkDensity());
      row.add(tagCode(other.box().tag));
      row.add(other.box().signature == block.box().signature);
      row.add(Phrases.endsSentence(other.text()));
    }
  }

  /** What stands over the block: its heading, the titles so far, its list; and its echoes. */
  private void section(Row row, Block block) {
    Box box = block.box();
    Box title = page.titleBlock < 0 ? null : page.blocks.get(page.titleBlock).box();
    boolean isHeading = isHeading(box);
    if (title != null && title.signature == box.signature) {
      titlesBefore++;
    }
    row.add(heading == null ? FAR : clip(block.index() - heading.index()));
    row.add(heading == null ? 0 : tagCode(heading.box().tag));
    row.add(heading == null ? 0 : Phrases.mask(heading.text()));
    row.add(heading == null ? 0 : heading.linkDensity());
    row.add(titlesBefore);
    row.add(PageText.steps(block, title));
    row.add(title == null ? -1 : title.article == box.article ? 1 : 0);
    row.add(page.echoes.inLonger[block.index()]);
    row.add(page.echoes.before[block.index()]);
    Box list = box.list != null ? box.list : box.table;
    row.add(list == null ? -1 : (double) list.chars / list.blocks);
    row.add(list == null ? -1 : list.blocks);
    row.add(list == null ? -1 : list.linkDensity());
    Block lead = list == null || list.firstBlock < 1 ? null : page.blocks.get(list.firstBlock - 1);
    row.add(lead == null ? -1 : lead.text().endsWith(":") ? 1 : 0);
    row.add(lead == null ? -1 : page.kind(lead) == page.mainKind ? 1 : 0);
    heading = isHeading ? block : heading;
    apart(row, box, PageText.commonDepth(block, title));
    apart(row, box, PageText.commonDepth(block, page.top));
  }

  /** Names of parts that are no article, on boxes around the block that do not hold the other. */
  private static void apart(Row row, Box box, int commonDepth) {
    int groups = 0;
    for (int group : Vocabulary.NO_ARTICLE) {
      Box named = box.nearest[group];
      groups |= named != null && named.depth > commonDepth ? 1 << group : 0;
    }
    row.add(Integer.bitCount(groups));
    row.add(groups >> Vocabulary.COMMENT & 1);
    row.add(groups >> Vocabulary.RELATED & 1);
    Box frame = box.frame != null ? box.frame : box.aside;
    row.add(frame != null && frame.depth > commonDepth);
  }

  private static boolean isHeading(Box box) {
    return box.tag.length() == 2 && box.tag.charAt(0) == 'h' && box.tag.charAt(1) != 'r';
  }

  private boolean mentionsAuthor(String folded) {
    if (folded.length() > 120) {
      return false;
    }
    for (String author : page.authors) {
      if (author.length() > 4 && folded.contains(author)) {
        return true;
      }
    }
    return false;
  }

  /** 1 for equal, else how much of the longer text the shorter one covers if held by it. */
  private static double overlap(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return 0;
    }
    String shorter = a.length() < b.length() ? a : b;
    String longer = a.length() < b.length() ? b : a;
    boolean held = longer.contains(Texts.cut(shorter, 80));
    return held ? (double) shorter.length() / longer.length() : 0;
  }

  private double share(Box box) {
    return box == null ? -1 : (double) box.chars / page.chars;
  }

  private static double distance(Box from, Box to) {
    return to == null ? FAR : from.depth - to.depth;
  }

  private static double clip(int distance) {
    return Math.max(-FAR, Math.min(FAR, distance));
  }

  private static int tagCode(String tag) {
    return switch (tag) {
      case "p" -> 1;
      case "blockquote" -> 2;
      case "div", "span", "section" -> 3;
      case "article", "main" -> 4;
      case "h1" -> 5;
      case "h2" -> 6;
      case "h3" -> 7;
      case "h4", "h5", "h6" -> 8;
      case "li" -> 9;
      case "ul", "ol" -> 10;
      case "dt", "dd", "dl" -> 11;
      case "td", "th" -> 12;
      case "tr", "tbody", "table" -> 13;
      case "figcaption" -> 14;
      case "figure" -> 15;
      case "pre" -> 16;
      case "aside", "footer", "header", "nav", "form" -> 17;
      case "body" -> 18;
      default -> 19;
    };
  }
}
