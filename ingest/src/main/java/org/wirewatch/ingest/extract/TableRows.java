package org.wirewatch.ingest.extract;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Tells the rows of a table of data, which read as one line, from the columns of a layout. */
final class TableRows {
  private static final int CELLS_MAX = 20;
  private static final int CELL_NODES_MAX = 12;
  private static final int CELL_CHARS_MAX = 120;
  private static final int DEPTH_MAX = 4;

  private TableRows() {}

  /** Whether a row has at least two cells, each of them short and without blocks or pictures. */
  static boolean isData(Element row) {
    int cells = 0;
    for (Node child : row.childNodes()) {
      if (child instanceof Element cell) {
        String tag = cell.normalName();
        if (!(tag.equals("td") || tag.equals("th")) || chars(cell, 0) > CELL_CHARS_MAX) {
          return false;
        }
        cells++;
      }
    }
    return cells >= 2 && cells <= CELLS_MAX;
  }

  /** Characters in a cell; more than a cell may have when it is none of a data table. */
  private static int chars(Element cell, int depth) {
    if (depth > DEPTH_MAX || cell.childNodeSize() > CELL_NODES_MAX) {
      return CELL_CHARS_MAX + 1;
    }
    int chars = 0;
    for (Node child : cell.childNodes()) {
      if (child instanceof TextNode text) {
        chars += text.isBlank() ? 0 : text.getWholeText().strip().length();
      } else if (child instanceof Element element) {
        boolean plain = BlockReader.isInlineTag(element.normalName());
        chars += plain ? chars(element, depth + 1) : CELL_CHARS_MAX + 1;
      }
    }
    return chars;
  }
}
