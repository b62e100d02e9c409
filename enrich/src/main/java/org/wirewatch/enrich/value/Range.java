package org.wirewatch.enrich.value;

import java.util.function.IntFunction;

/** Looks for the second number of a range: {@code 10-15}, {@code 10 to 15}, {@code between}. */
final class Range {
  private final ValueText text;
  private final Numerals numerals;
  private final Numeral first;
  private int token;

  Range(ValueText text, Numerals numerals, Numeral first) {
    this.text = text;
    this.numerals = numerals;
    this.first = first;
  }

  /**
   * The second number; null when there is none.
   *
   * @param reader reads what begins at a token, with whatever sign stands before the number
   */
  Numeral second(IntFunction<Numeral> reader) {
    if (first.rest().startsWith("-")) {
      token = first.next();
      int length = text.end(token) - text.start(token);
      return numerals.inside(token, length - first.rest().length() + 1);
    }
    if (!first.rest().isEmpty() || text.startsSentence(first.next())) {
      return null;
    }
    boolean joined =
        switch (text.lower(first.next())) {
          case "-", "\u2013", "\u2014" -> text.touchesNext(first.next());
          case "to", "or" -> true;
          case "and" -> isBetween();
          default -> false;
        };
    if (!joined) {
      return null;
    }
    token = first.next() + 1;
    Numeral signed = reader.apply(token);
    return signed != null ? signed : unsigned();
  }

  /** Index of the second's first token, its sign included. */
  int token() {
    return token;
  }

  private Numeral unsigned() {
    Numeral second = numerals.at(token);
    boolean larger = second != null && second.value().compareTo(first.value()) > 0;
    return larger && !second.words() ? second : null;
  }

  private boolean isBetween() {
    for (int at = first.first() - 1; at >= first.first() - 3 && at >= 0; at--) {
      if (text.is(at, "between")) {
        return true;
      }
    }
    return false;
  }
}
