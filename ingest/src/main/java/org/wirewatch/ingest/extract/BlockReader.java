package org.wirewatch.ingest.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Cuts a page into blocks in one iterative walk; scripts, forms' controls and media are skipped.
 */
final class BlockReader implements NodeFilter {
  private static final int BLOCKS_MAX = 6_000;
  private static final int TEXT_CHARS_MAX = 2_000_000;

  private static final Set<String> SKIPPED =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "iframe",
          "svg",
          "select",
          "option",
          "button",
          "textarea",
          "input",
          "object",
          "embed",
          "video",
          "audio",
          "canvas",
          "map",
          "head",
          "math",
          "datalist",
          "progress",
          "dialog",
          "picture",
          "img",
          "link",
          "meta",
          "source",
          "amp-ad",
          "amp-consent",
          "amp-embed",
          "amp-iframe",
          "amp-sidebar",
          "amp-social-share",
          "amp-user-notification");

  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
          "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s",
          "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
          "wbr");

  /** Boxes that hold running text. */
  private static final Set<String> TEXT_BOXES =
      Set.of("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dd", "dt", "figcaption");

  private static final int CUSTOM_CHILDREN_MAX = 4;

  private final List<Block> blocks = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();
  private final Deque<Span> open = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private List<Element> anchors = new ArrayList<>();
  private Box box;
  private int linkDepth;
  private int rowDepth;
  private int strongDepth;
  private int emphasisDepth;
  private int linkChars;
  private int strongChars;
  private int emphasisChars;
  private int totalChars;
  private int firstLineChars = -1;
  private boolean gap;
  private boolean hasTime;
  private boolean brokenLine;

  /** An inline element with its names' groups, open or closed within the current block. */
  private static final class Span {
    private final int mask;
    private int from;
    private int to = -1;

    Span(int mask, int from) {
      this.mask = mask;
      this.from = from;
    }
  }

  static boolean isInlineTag(String tag) {
    return INLINE.contains(tag);
  }

  static List<Block> read(Document document) {
    BlockReader reader = new BlockReader();
    Element body = document.body();
    reader.box = new Box(body, null);
    body.filter(reader);
    reader.flush();
    return reader.blocks;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode leaf) {
      append(leaf.getWholeText());
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    String tag = element.normalName();
    if (SKIPPED.contains(tag) || blocks.size() >= BLOCKS_MAX || totalChars > TEXT_CHARS_MAX) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (tag.equals("br")) {
      breakLine();
    } else if (isInline(element, tag)) {
      openInline(element, tag);
    } else if (isRowCell(tag)) {
      gap = true;
    } else if (!tag.equals("body")) {
      flush();
      box = new Box(element, box);
      rowDepth += tag.equals("tr") && TableRows.isData(element) ? 1 : 0;
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return FilterResult.CONTINUE;
    }
    String tag = element.normalName();
    if (SKIPPED.contains(tag) || tag.equals("br") || tag.equals("body")) {
      return FilterResult.CONTINUE;
    }
    if (element.equals(box.element)) {
      flush();
      rowDepth -= rowDepth > 0 && tag.equals("tr") ? 1 : 0;
      box = box.parent;
    } else if (isRowCell(tag)) {
      gap = true;
    } else {
      closeInline(tag);
    }
    return FilterResult.CONTINUE;
  }

  /** Elements of a site's own make are inline by default; around paragraphs they are boxes. */
  private boolean isInline(Element element, String tag) {
    return INLINE.contains(tag)
        || ((tag.indexOf('-') > 0 || tag.indexOf(':') > 0)
            && (!text.isEmpty() || TEXT_BOXES.contains(box.tag))
            && element.childrenSize() < CUSTOM_CHILDREN_MAX);
  }

  private boolean isRowCell(String tag) {
    return rowDepth > 0 && (tag.equals("td") || tag.equals("th"));
  }

  private void append(String run) {
    for (int i = 0; i < run.length(); i++) {
      char c = run.charAt(i);
      if (Texts.isSpace(c)) {
        gap = true;
        continue;
      }
      if (gap && !text.isEmpty()) {
        text.append(' ');
        count();
      }
      gap = false;
      brokenLine = false;
      text.append(c);
      count();
    }
  }

  private void count() {
    linkChars += linkDepth > 0 ? 1 : 0;
    strongChars += strongDepth > 0 ? 1 : 0;
    emphasisChars += emphasisDepth > 0 ? 1 : 0;
  }

  /** Two line breaks in a row end a block: that is how pages without p elements set paragraphs. */
  private void breakLine() {
    if (brokenLine) {
      flush();
    }
    if (firstLineChars < 0 && !text.isEmpty()) {
      firstLineChars = text.length();
    }
    brokenLine = true;
    gap = true;
  }

  private void openInline(Element element, String tag) {
    switch (tag) {
      case "a" -> {
        linkDepth++;
        anchors.add(element);
      }
      case "b", "strong" -> strongDepth++;
      case "i", "em" -> emphasisDepth++;
      case "time" -> hasTime = true;
      default -> {}
    }
    int mask = element.attributesSize() == 0 ? 0 : Vocabulary.mask(Box.names(element));
    Span span = new Span(mask, text.length());
    open.push(span);
    if (mask != 0) {
      spans.add(span);
    }
  }

  private void closeInline(String tag) {
    switch (tag) {
      case "a" -> linkDepth--;
      case "b", "strong" -> strongDepth--;
      case "i", "em" -> emphasisDepth--;
      default -> {}
    }
    open.pop().to = text.length();
  }

  private void flush() {
    brokenLine = false;
    gap = false;
    if (!text.isEmpty() && blocks.size() < BLOCKS_MAX) {
      Block block =
          new Block(
              blocks.size(),
              box,
              text.toString(),
              linkChars,
              strongChars,
              emphasisChars,
              inlineMask(),
              hasTime,
              firstLineChars < 0 ? text.length() : firstLineChars,
              anchors);
      blocks.add(block);
      countInBoxes(block);
      totalChars += text.length();
    }
    text.setLength(0);
    spans.clear();
    for (Span span : open) {
      span.from = 0;
      if (span.mask != 0) {
        spans.add(span);
      }
    }
    anchors = new ArrayList<>();
    linkChars = 0;
    strongChars = 0;
    emphasisChars = 0;
    hasTime = false;
    firstLineChars = -1;
  }

  private int inlineMask() {
    int mask = 0;
    for (Span span : spans) {
      int to = span.to < 0 ? text.length() : span.to;
      if ((to - span.from) * 2 > text.length()) {
        mask |= span.mask;
      }
    }
    return mask;
  }

  private void countInBoxes(Block block) {
    String run = block.text();
    int commas = Phrases.commas(run);
    boolean paragraph = box.tag.equals("p");
    for (Box at = box; at != null; at = at.parent) {
      at.chars += run.length();
      at.linkChars += block.linkChars();
      at.links += block.anchors().size();
      at.commas += commas;
      at.blocks++;
      if (paragraph) {
        at.paragraphs++;
        at.paragraphChars += run.length();
      }
      if (at.firstBlock < 0) {
        at.firstBlock = block.index();
      }
    }
  }
}
