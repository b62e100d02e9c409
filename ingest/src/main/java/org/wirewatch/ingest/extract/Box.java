package org.wirewatch.ingest.extract;

import org.jsoup.nodes.Element;

/** A block-level element while the page is cut: what it is called and how much text it holds. */
final class Box {
  final Element element;
  final Box parent;
  final int depth;
  final String tag;

  /** Groups of {@link Vocabulary} in its own names. */
  final int mask;

  /** For each group the nearest box that has it, this one included; null when none. */
  final Box[] nearest;

  final Box article;
  final Box main;
  final Box aside;
  final Box list;
  final Box table;

  /** The table cell around it; in pages laid out by tables that is a column. */
  final Box cell;

  final Box figure;
  final Box quote;
  final Box frame;
  final Box hidden;
  final Box bodyProp;

  /** Path of tags and first class names, as a hash: paragraphs of one kind share it. */
  final int signature;

  int chars;
  int linkChars;
  int paragraphChars;
  int paragraphs;
  int blocks;
  int links;
  int commas;
  int firstBlock = -1;

  /** All blocks like the ones directly in this box; null until the page is counted. */
  PageText.Kind kind;

  /** Model score sums, filled between the two passes. */
  double scoreSum;

  double scoreWeight;

  Box(Element element, Box parent) {
    this.element = element;
    this.parent = parent;
    depth = parent == null ? 0 : parent.depth + 1;
    tag = element.normalName();
    String names = names(element);
    mask = Vocabulary.mask(names);
    nearest = nearest();
    String role = element.attr("role");
    article = tag.equals("article") || role.equals("article") ? this : of(b -> b.article);
    main = tag.equals("main") || role.equals("main") ? this : of(b -> b.main);
    aside = tag.equals("aside") || role.equals("complementary") ? this : of(b -> b.aside);
    list = tag.equals("ul") || tag.equals("ol") || tag.equals("dl") ? this : of(b -> b.list);
    table = tag.equals("table") ? this : of(b -> b.table);
    cell = tag.equals("td") ? this : of(b -> b.cell);
    figure = tag.equals("figure") || tag.equals("figcaption") ? this : of(b -> b.figure);
    quote = tag.equals("blockquote") ? this : of(b -> b.quote);
    frame = isFrame(tag, role) ? this : of(b -> b.frame);
    hidden = isHidden(element) ? this : of(b -> b.hidden);
    bodyProp = element.attr("itemprop").contains("articleBody") ? this : of(b -> b.bodyProp);
    int name = (tag + ' ' + firstWord(element.className())).hashCode();
    signature = parent == null ? name : parent.signature * 31 + name;
  }

  double linkDensity() {
    return chars == 0 ? 0 : (double) linkChars / chars;
  }

  private interface Inherited {
    Box of(Box parent);
  }

  private Box of(Inherited field) {
    return parent == null ? null : field.of(parent);
  }

  private Box[] nearest() {
    if (mask == 0 && parent != null) {
      return parent.nearest;
    }
    Box[] boxes = parent == null ? new Box[Vocabulary.GROUP_COUNT] : parent.nearest.clone();
    for (int group = 0; group < boxes.length; group++) {
      if ((mask >> group & 1) != 0) {
        boxes[group] = this;
      }
    }
    return boxes;
  }

  static String names(Element element) {
    if (element.attributesSize() == 0) {
      return "";
    }
    StringBuilder names = new StringBuilder();
    String[] attributes = {
      "class", "id", "itemprop", "role", "aria-label", "data-testid", "data-component", "data-type"
    };
    for (String attribute : attributes) {
      String value = element.attributes().getIgnoreCase(attribute);
      if (!value.isEmpty()) {
        names.append(value, 0, Math.min(value.length(), 120)).append(' ');
      }
    }
    return names.toString();
  }

  private static boolean isFrame(String tag, String role) {
    return switch (tag) {
      case "nav", "footer", "header", "form" -> true;
      default -> role.equals("navigation") || role.equals("contentinfo") || role.equals("banner");
    };
  }

  private static boolean isHidden(Element element) {
    if (element.attributesSize() == 0) {
      return false;
    }
    String style = element.attr("style");
    return element.hasAttr("hidden")
        || element.attr("aria-hidden").equals("true")
        || (style.contains("display") && style.replace(" ", "").contains("display:none"));
  }

  private static String firstWord(String text) {
    int end = text.indexOf(' ');
    return end < 0 ? text : text.substring(0, end);
  }
}
