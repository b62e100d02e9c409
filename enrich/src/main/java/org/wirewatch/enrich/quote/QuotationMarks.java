package org.wirewatch.enrich.quote;

import java.util.ArrayList;
import java.util.List;

/**
 * Pairs quotation marks: curly, straight, guillemets, and single ones in a text without double
 * marks. A pair left open at a paragraph's end goes on if the next paragraph opens with a mark.
 */
final class QuotationMarks {
  /** No speech is longer without a new paragraph; beyond it a mark is taken for stray. */
  static final int LENGTH_MAX = 3_000;

  private enum Side {
    NONE,
    OPENS,
    CLOSES
  }

  private final String text;
  private final boolean single;
  private final List<Marked> pairs = new ArrayList<>();

  private QuotationMarks(String text) {
    this.text = text;
    this.single = text.chars().noneMatch(c -> isDouble((char) c));
  }

  static List<Marked> in(String text) {
    QuotationMarks marks = new QuotationMarks(text);
    marks.scan();
    return marks.pairs;
  }

  private static boolean isDouble(char c) {
    return c == '"'
        || c == '\u201c'
        || c == '\u201d'
        || c == '\u201e'
        || c == '\u00ab'
        || c == '\u00bb'
        || c == '\u201f';
  }

  private void scan() {
    int open = -1;
    boolean continues = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n' && open >= 0) {
        int next = nextOpening(at);
        boolean goesOn = next >= 0;
        if (goesOn || at - open > LENGTH_MAX) {
          add(open, at, at, continues);
          continues = goesOn;
          open = goesOn ? next : -1;
          at = goesOn ? next : at;
        } else if (paragraphEnds(at)) {
          add(open, at, at, continues);
          continues = false;
          open = -1;
        }
        continue;
      }
      Side side = side(at, open >= 0);
      if (side == Side.OPENS) {
        if (open >= 0) {
          add(open, at, at, continues);
        }
        continues = open >= 0;
        open = at;
      } else if (side == Side.CLOSES && open >= 0) {
        add(open, at, at + 1, continues);
        open = -1;
        continues = false;
      }
    }
    if (open >= 0 && text.length() - open <= LENGTH_MAX) {
      add(open, text.length(), text.length(), continues);
    }
  }

  private void add(int open, int end, int close, boolean continues) {
    int start = open + 1;
    int last = end;
    while (start < last && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
      last--;
    }
    if (last > start) {
      pairs.add(new Marked(open, start, last, close > end ? close : last, continues));
    }
  }

  /** Offset of the mark that opens the next paragraph; negative when it opens with none. */
  private int nextOpening(int lineEnd) {
    int at = lineEnd;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() && side(at, false) == Side.OPENS ? at : -1;
  }

  private boolean paragraphEnds(int lineEnd) {
    int at = lineEnd - 1;
    while (at > 0 && Character.isWhitespace(text.charAt(at))) {
      at--;
    }
    char last = text.charAt(at);
    boolean blankLine = text.startsWith("\n\n", lineEnd) || text.startsWith("\n\r", lineEnd);
    return blankLine || last == '.' || last == '!' || last == '?';
  }

  private Side side(int at, boolean open) {
    char c = text.charAt(at);
    return switch (c) {
      case '\u201c', '\u201e', '\u00ab' -> Side.OPENS;
      case '\u201d', '\u00bb' -> Side.CLOSES;
      case '"' -> straight(at, open);
      case '\u2018' -> single && opensByPlace(at) ? Side.OPENS : Side.NONE;
      case '\u2019', '\'' -> single ? singleSide(at, open) : Side.NONE;
      default -> Side.NONE;
    };
  }

  private Side straight(int at, boolean open) {
    boolean spaceBefore = opensByPlace(at);
    boolean spaceAfter = at + 1 == text.length() || !startsWord(text.charAt(at + 1));
    if (spaceBefore == spaceAfter) {
      return open ? Side.CLOSES : Side.OPENS;
    }
    return spaceBefore ? Side.OPENS : Side.CLOSES;
  }

  private static boolean startsWord(char c) {
    return Character.isLetterOrDigit(c)
        || c == '$'
        || c == '\u2018'
        || c == '\''
        || c == '['
        || c == '\u2026'
        || c == '#'
        || c == '@'
        || c == '\u00a3';
  }

  private Side singleSide(int at, boolean open) {
    boolean wordAfter = at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
    if (open) {
      char before = text.charAt(at - 1);
      boolean plural = before == 's' && !endsClause(at + 1);
      return wordAfter || plural ? Side.NONE : Side.CLOSES;
    }
    return text.charAt(at) == '\'' && wordAfter && opensByPlace(at) ? Side.OPENS : Side.NONE;
  }

  private boolean endsClause(int at) {
    return at >= text.length() || ",.;:!?".indexOf(text.charAt(at)) >= 0;
  }

  private boolean opensByPlace(int at) {
    if (at == 0) {
      return true;
    }
    char before = text.charAt(at - 1);
    return Character.isWhitespace(before) || "([\u2014\u2013-:\u2018/".indexOf(before) >= 0;
  }
}
