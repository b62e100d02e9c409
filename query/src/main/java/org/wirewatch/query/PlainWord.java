package org.wirewatch.query;

/**
 * One word at a time that {@link WordCutter} found plain, as the term of its form and then as that
 * of its stem: what the filters of {@link NewsAnalyzer} do to such a word, without a string. For
 * one thread.
 */
final class PlainWord {
  /** Longer words are left to the analyzer, which cuts them. */
  static final int CHARS_MAX = 32;

  /** Before the letters is room for the mark of a field and for {@link NewsAnalyzer#FORM}. */
  private static final int LETTERS = 2;

  /** For words of title or text. */
  static final char UNMARKED = 0;

  private final EnglishStem stemmer = new EnglishStem();
  private final char[] chars = new char[LETTERS + CHARS_MAX];
  private char mark;
  private int from;
  private int to;

  /**
   * Reads a word; now the term is its form.
   *
   * @param fieldMark stands before the term; {@link #UNMARKED} for none
   */
  void read(char fieldMark, String text, int start, int end) {
    mark = fieldMark;
    to = LETTERS;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      chars[to++] = c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c == '\u2019' ? '\'' : c;
    }
    if (to > LETTERS + 2 && chars[to - 2] == '\'' && chars[to - 1] == 's') {
      to -= 2;
    }
    chars[0] = mark;
    chars[1] = NewsAnalyzer.FORM;
    from = mark == UNMARKED ? 1 : 0;
  }

  /** Now the term is the stem. */
  void toStem() {
    to = stemmer.cut(chars, LETTERS, to);
    chars[1] = mark;
    from = mark == UNMARKED ? LETTERS : 1;
  }

  /** The hash that the term has as a string. */
  int hash() {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + chars[i];
    }
    return hash;
  }

  /** Whether this is the term. */
  boolean is(String term) {
    if (term.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (term.charAt(i - from) != chars[i]) {
        return false;
      }
    }
    return true;
  }

  /** The term. */
  @Override
  public String toString() {
    return new String(chars, from, to - from);
  }
}
