package org.wirewatch.enrich.dedupe;

/** The words of an article, title first, as codes and where they stand. */
final class Words {
  private final int[] codes;
  private final int[] starts;
  private final int[] ends;
  private final String[] folded;
  private final boolean[] lines;
  private final int titleCount;

  Words(int[] codes, int[] starts, int[] ends, String[] folded, boolean[] lines, int titleCount) {
    this.codes = codes;
    this.starts = starts;
    this.ends = ends;
    this.folded = folded;
    this.lines = lines;
    this.titleCount = titleCount;
  }

  int count() {
    return codes.length;
  }

  /** How many of them are the title's. */
  int titleCount() {
    return titleCount;
  }

  /** See {@link WordCode}; not to be changed. */
  int[] codes() {
    return codes;
  }

  /** UTF-16 offset in the title or the text. */
  int start(int word) {
    return starts[word];
  }

  int end(int word) {
    return ends[word];
  }

  /** The word without case and accents; a number word as digits. */
  String folded(int word) {
    return folded[word];
  }

  /** Whether words are whole lines of their own. */
  boolean isLine(int from, int to) {
    return lines[from] && (to == codes.length || lines[to]);
  }
}
