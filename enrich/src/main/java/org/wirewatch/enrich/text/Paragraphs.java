package org.wirewatch.enrich.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds paragraphs: blocks between blank lines, or single lines where lines are not wrapped.
 *
 * <p>A block counts as wrapped when it has at least three lines and all but its last are of nearly
 * one length and mostly end inside a sentence; only then does a line break stand for a space.
 */
final class Paragraphs {
  private static final int WRAPPED_LINES_MIN = 3;
  private static final int WRAPPED_LENGTH_MIN = 45;
  private static final int WRAPPED_LENGTH_MAX = 110;

  private Paragraphs() {}

  /** {@code [start, end)} in the text. */
  record Range(int start, int end) {
    int length() {
      return end - start;
    }
  }

  static List<Range> of(String text) {
    List<Range> paragraphs = new ArrayList<>();
    List<Range> block = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int end = lineEnd(text, start);
      Range line = new Range(start, end);
      if (isBlank(text, line)) {
        close(text, block, paragraphs);
      } else {
        block.add(line);
      }
      start = end + 1;
    }
    close(text, block, paragraphs);
    return paragraphs;
  }

  private static int lineEnd(String text, int start) {
    for (int at = start; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029') {
        return at;
      }
    }
    return text.length();
  }

  private static boolean isBlank(String text, Range line) {
    for (int at = line.start(); at < line.end(); at++) {
      if (!NewsTokenizer.isSpace(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static void close(String text, List<Range> block, List<Range> paragraphs) {
    if (isWrapped(text, block)) {
      paragraphs.add(new Range(block.get(0).start(), block.get(block.size() - 1).end()));
    } else {
      for (Range line : block) {
        Range last = paragraphs.isEmpty() ? null : paragraphs.get(paragraphs.size() - 1);
        if (last != null && line.start() > block.get(0).start() && continues(text, line)) {
          paragraphs.set(paragraphs.size() - 1, new Range(last.start(), line.end()));
        } else {
          paragraphs.add(line);
        }
      }
    }
    block.clear();
  }

  private static boolean continues(String text, Range line) {
    int at = line.start();
    while (at < line.end() && NewsTokenizer.isSpace(text.charAt(at))) {
      at++;
    }
    return at < line.end() && Character.isLowerCase(text.charAt(at));
  }

  private static boolean isWrapped(String text, List<Range> block) {
    if (block.size() < WRAPPED_LINES_MIN) {
      return false;
    }
    int inside = 0;
    for (Range line : block.subList(0, block.size() - 1)) {
      if (line.length() < WRAPPED_LENGTH_MIN || line.length() > WRAPPED_LENGTH_MAX) {
        return false;
      }
      char last = text.charAt(line.end() - 1);
      inside += Character.isLetterOrDigit(last) || last == ',' ? 1 : 0;
    }
    return inside * 2 > block.size();
  }
}
