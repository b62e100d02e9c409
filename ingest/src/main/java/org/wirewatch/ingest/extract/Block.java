package org.wirewatch.ingest.extract;

import java.util.List;
import org.jsoup.nodes.Element;

/**
 * A run of text between two block boundaries of the page: most often a paragraph.
 *
 * @param box the innermost block-level element around it
 * @param text white space squeezed
 * @param linkChars how many of its characters stand in links
 * @param strongChars how many stand in bold type
 * @param inlineMask groups of {@link Vocabulary} of inline elements that hold more than half of it
 * @param firstLineChars length of what stands before the first line break in it
 * @param anchors its links
 */
record Block(
    int index,
    Box box,
    String text,
    int linkChars,
    int strongChars,
    int emphasisChars,
    int inlineMask,
    boolean hasTime,
    int firstLineChars,
    List<Element> anchors) {

  String firstLine() {
    return text.substring(0, firstLineChars);
  }

  /** Whether it stands within the box. */
  boolean isIn(Box outer) {
    Box at = box;
    while (at != null && at.depth > outer.depth) {
      at = at.parent;
    }
    return at == outer;
  }

  double linkDensity() {
    return text.isEmpty() ? 0 : Math.min(1.0, (double) linkChars / text.length());
  }
}
