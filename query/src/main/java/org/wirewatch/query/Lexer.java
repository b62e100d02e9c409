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
    /** {@code SENTENCE}, with a parenthesis straight behind it. */
    SENTENCE,
    /** {@code WEIGHTED(…)}; the text is what stands between the parentheses. */
    WEIGHTED,
    END
  }

  record Token(Kind kind, String text, int start, int end) {}

  private final String query;
  private final int end;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String query, int start, int end) {
    this.query = query;
    this.at = start;
    this.end = end;
  }

  /** The tokens, the last one of kind END. */
  static List<Token> tokens(String query) throws QueryException {
    return tokens(query, 0, query.length());
  }

  /** The tokens of {@code query[start, end)}, placed in the whole query. */
  static List<Token> tokens(String query, int start, int end) throws QueryException {
    Lexer lexer = new Lexer(query, start, end);
    lexer.run();
    return lexer.tokens;
  }

  private void run() throws QueryException {
    while (at < end) {
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
    tokens.add(new Token(Kind.END, "", end, end));
  }

  private void quoted() throws QueryException {
    int close = closingQuote(at);
    if (close == end) {
      throw new QueryException(
          "This quotation mark is never closed.",
          at,
          end,
          "add a closing \" after the last word of the phrase");
    }
    tokens.add(new Token(Kind.QUOTED, query.substring(at + 1, close), at, close + 1));
    at = close + 1;
    if (at < end && query.charAt(at) == '~') {
      add(Kind.SLOP, at, wordEnd(at));
    }
  }

  private void word() throws QueryException {
    int wordEnd = wordEnd(at);
    int colon = query.indexOf(':', at);
    if (colon > at && colon < wordEnd && isName(at, colon) && !afterTopic()) {
      tokens.add(new Token(Kind.FIELD, query.substring(at, colon), at, colon + 1));
      at = colon + 1;
      return;
    }
    String text = query.substring(at, wordEnd);
    boolean opens = wordEnd < end && query.charAt(wordEnd) == '(';
    switch (text) {
      case "AND" -> add(Kind.AND, at, wordEnd);
      case "OR" -> add(Kind.OR, at, wordEnd);
      case "NOT" -> add(Kind.NOT, at, wordEnd);
      case "SENTENCE" -> add(opens ? Kind.SENTENCE : Kind.WORD, at, wordEnd);
      case "WEIGHTED" -> {
        if (opens) {
          weighted(wordEnd);
        } else {
          add(Kind.WORD, at, wordEnd);
        }
      }
      default -> add(Kind.WORD, at, wordEnd);
    }
  }

  private void weighted(int open) throws QueryException {
    int close = open + 1;
    while (close < end && query.charAt(close) != ')') {
      close = isQuote(query.charAt(close)) ? Math.min(end, closingQuote(close) + 1) : close + 1;
    }
    if (close == end) {
      throw new QueryException(
          "This parenthesis is never closed.", open, end, "add a ) at its end");
    }
    tokens.add(new Token(Kind.WEIGHTED, query.substring(open + 1, close), at, close + 1));
    at = close + 1;
  }

  private int closingQuote(int open) {
    int close = open + 1;
    while (close < end && !isQuote(query.charAt(close))) {
      close++;
    }
    return close;
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
    int to = from;
    while (to < end && !endsWord(query.charAt(to))) {
      to++;
    }
    return to;
  }

  private void add(Kind kind, int from, int to) {
    tokens.add(new Token(kind, query.substring(from, to), from, to));
    at = to;
  }

  private boolean isName(int from, int to) {
    for (int i = from; i < to; i++) {
      char c = query.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  private boolean isSpaceOrEnd(int index) {
    return index >= end || isSpace(query.charAt(index));
  }

  private static boolean endsWord(char c) {
    return isSpace(c) || c == '(' || c == ')' || isQuote(c);
  }

  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  static boolean isQuote(char c) {
    return c == '"' || (c >= '\u201c' && c <= '\u201f') || c == '\u00ab' || c == '\u00bb';
  }

  static boolean isMinus(char c) {
    return c == '-' || c == '\u2212' || c == '\u2013';
  }
}
