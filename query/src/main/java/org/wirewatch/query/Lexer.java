package org.wirewatch.query;

import java.util.ArrayList;
import java.util.List;

/** Cuts a query into tokens. Fails only on a quotation mark that is never closed. */
final class Lexer {
  /** What a token is. */
  enum Kind {
    WORD,
    /** Words in quotation marks; the text is what stands between them. */
    QUOTED,
    /** {@code ~10}, straight after a quotation mark. */
    SLOP,
    /** {@code title:}, with something behind it. */
    FIELD,
    OPEN,
    CLOSE,
    AND,
    OR,
    NOT,
    END
  }

  record Token(Kind kind, String text, int start, int end) {}

  private final String query;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String query) {
    this.query = query;
  }

  /** The tokens, the last one of kind END. */
  static List<Token> tokens(String query) throws QueryException {
    Lexer lexer = new Lexer(query);
    lexer.run();
    return lexer.tokens;
  }

  private void run() throws QueryException {
    while (at < query.length()) {
      char c = query.charAt(at);
      if (isSpace(c)) {
        at++;
      } else if (c == '(') {
        add(Kind.OPEN, at, at + 1);
      } else if (c == ')') {
        add(Kind.CLOSE, at, at + 1);
      } else if (isQuote(c)) {
        quoted();
      } else if (isMinus(c) && !isSpaceOrEnd(at + 1)) {
        add(Kind.NOT, at, at + 1);
      } else {
        word();
      }
    }
    tokens.add(new Token(Kind.END, "", query.length(), query.length()));
  }

  private void quoted() throws QueryException {
    int close = at + 1;
    while (close < query.length() && !isQuote(query.charAt(close))) {
      close++;
    }
    if (close == query.length()) {
      throw new QueryException(
          "This quotation mark is never closed.",
          at,
          query.length(),
          "add a closing \" after the last word of the phrase");
    }
    tokens.add(new Token(Kind.QUOTED, query.substring(at + 1, close), at, close + 1));
    at = close + 1;
    if (at < query.length() && query.charAt(at) == '~') {
      add(Kind.SLOP, at, wordEnd(at));
    }
  }

  private void word() {
    int end = wordEnd(at);
    int colon = query.indexOf(':', at);
    if (colon > at && colon < end && isName(at, colon) && !afterTopic()) {
      tokens.add(new Token(Kind.FIELD, query.substring(at, colon), at, colon + 1));
      at = colon + 1;
      return;
    }
    String text = query.substring(at, end);
    switch (text) {
      case "AND" -> add(Kind.AND, at, end);
      case "OR" -> add(Kind.OR, at, end);
      case "NOT" -> add(Kind.NOT, at, end);
      default -> add(Kind.WORD, at, end);
    }
  }

  /** Whether a topic's id begins here; it may hold colons, as {@code iptc:04000000}. */
  private boolean afterTopic() {
    if (tokens.isEmpty()) {
      return false;
    }
    Token last = tokens.getLast();
    return last.kind() == Kind.FIELD
        && last.end() == at
        && last.text().equalsIgnoreCase(QueryField.TOPIC.prefix());
  }

  private int wordEnd(int from) {
    int end = from;
    while (end < query.length() && !endsWord(query.charAt(end))) {
      end++;
    }
    return end;
  }

  private void add(Kind kind, int start, int end) {
    tokens.add(new Token(kind, query.substring(start, end), start, end));
    at = end;
  }

  private boolean isName(int start, int end) {
    for (int i = start; i < end; i++) {
      char c = query.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  private boolean isSpaceOrEnd(int index) {
    return index >= query.length() || isSpace(query.charAt(index));
  }

  private static boolean endsWord(char c) {
    return isSpace(c) || c == '(' || c == ')' || isQuote(c);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  private static boolean isQuote(char c) {
    return c == '"' || (c >= '\u201c' && c <= '\u201f') || c == '\u00ab' || c == '\u00bb';
  }

  private static boolean isMinus(char c) {
    return c == '-' || c == '\u2212' || c == '\u2013';
  }
}
