package org.wirewatch.query;

import java.util.Arrays;

/**
 * Cuts a text into the words that {@link NewsAnalyzer} gives, many times as fast. A plain word
 * (ASCII letters and digits between spaces, marks around it, {@code don't} and {@code U.S.}) is
 * known by looking at its characters, and folded by {@link PlainWord}. All else is for the
 * analyzer: white space and dashes never stand inside a word, so that what lies between them can be
 * read by itself. For one text.
 */
final class WordCutter {
  private static final byte OTHER = 0;
  private static final byte LETTER = 1;
  private static final byte DIGIT = 2;
  private static final byte MARK = 3;
  private static final byte GAP = 4;
  private static final byte[] KINDS = kinds();

  private final String text;
  private final Sink sink;

  WordCutter(String text, Sink sink) {
    this.text = text;
    this.sink = sink;
  }

  /** Takes the words of a text, in order: plain ones, and stretches that are to be analyzed. */
  interface Sink {
    void plain(int start, int end);

    void other(int from, int to);
  }

  /** Gives all words. */
  void cut() {
    int unread = 0;
    int from = 0;
    while (from < text.length()) {
      int start = skip(from, MARK);
      int end = endOfWord(start);
      int to = skip(end, MARK);
      boolean plain = to == text.length() || kind(to) == GAP;
      if (plain && end - start <= PlainWord.CHARS_MAX) {
        other(unread, from);
        if (start < end) {
          sink.plain(start, end);
        }
        from = skip(to, GAP);
        unread = from;
      } else {
        while (to < text.length() && kind(to) != GAP) {
          to++;
        }
        from = skip(to, GAP);
      }
    }
    other(unread, text.length());
  }

  private void other(int from, int to) {
    if (from < to) {
      sink.other(from, to);
    }
  }

  private int skip(int from, byte kind) {
    int at = from;
    while (at < text.length() && kind(at) == kind) {
      at++;
    }
    return at;
  }

  /** Behind letters and digits, with apostrophes and stops that join them. */
  private int endOfWord(int start) {
    int at = start;
    while (at < text.length()) {
      byte kind = kind(at);
      if (kind != LETTER && kind != DIGIT && (at == start || !joins(at))) {
        return at;
      }
      at++;
    }
    return at;
  }

  private boolean joins(int at) {
    char c = text.charAt(at);
    if (at + 1 == text.length() || !(c == '\'' || c == '\u2019' || c == '.')) {
      return false;
    }
    byte before = kind(at - 1);
    return before == kind(at + 1) && (before == LETTER || (before == DIGIT && c == '.'));
  }

  private byte kind(int at) {
    char c = text.charAt(at);
    return c < KINDS.length ? KINDS[c] : OTHER;
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[0x2100];
    Arrays.fill(kinds, '!', '~' + 1, MARK);
    Arrays.fill(kinds, '0', '9' + 1, DIGIT);
    Arrays.fill(kinds, 'A', 'Z' + 1, LETTER);
    Arrays.fill(kinds, 'a', 'z' + 1, LETTER);
    // joins words, and signs that an emoji may be made of
    for (char c : "_#*".toCharArray()) {
      kinds[c] = OTHER;
    }
    for (char c : "\u2018\u2019\u201c\u201d\u2026".toCharArray()) {
      kinds[c] = MARK;
    }
    for (char c : " \t\r\n-\u2013\u2014".toCharArray()) {
      kinds[c] = GAP;
    }
    return kinds;
  }
}
