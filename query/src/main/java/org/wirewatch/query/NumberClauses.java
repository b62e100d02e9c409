package org.wirewatch.query;

import static org.wirewatch.query.Parser.fault;

import java.util.Currency;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wirewatch.query.Lexer.Token;
import org.wirewatch.query.QueryNode.NumberClause;

/** Reads {@code money>=1000000USD} and {@code figure:signatures>=1000}. */
final class NumberClauses {
  private static final Pattern MONEY =
      Pattern.compile("(?i)(?:money)?(>=|>)([\\d.,]+)(k|m|bn)?([a-z]{3})?");
  private static final Pattern FIGURE = Pattern.compile("([^<>=]+)(?:(>=|>)([\\d.,]+)(k|m|bn)?)?");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,4})?");
  private static final String EXAMPLE_MONEY = "money>=1000000, money>2.5m or money>=1000000USD";

  private NumberClauses() {}

  static NumberClause money(Token token) throws QueryException {
    Matcher parts = MONEY.matcher(token.text());
    if (!parts.matches()) {
      throw fault(
          token,
          "A sum of money is compared with >= or > and a number, perhaps with a currency.",
          "for example " + EXAMPLE_MONEY);
    }
    String currency = parts.group(4) == null ? "" : parts.group(4).toUpperCase(Locale.ROOT);
    if (!currency.isEmpty() && !isCurrency(currency)) {
      throw fault(
          token,
          "There is no currency " + currency + ".",
          "write its ISO 4217 code: USD, EUR, GBP, JPY");
    }
    double least = number(token, parts.group(2), parts.group(3), "for example " + EXAMPLE_MONEY);
    return new NumberClause(
        QueryField.MONEY, currency, least, parts.group(1).equals(">"), token.start(), token.end());
  }

  static NumberClause figure(Token token, String text) throws QueryException {
    String example = "for example figure:signatures or figure:signatures>=1000";
    Matcher parts = FIGURE.matcher(text.strip());
    if (!parts.matches() || text.contains("*")) {
      throw fault(token, "A figure is the counted thing, perhaps with >= and a number.", example);
    }
    String what = key(parts.group(1));
    if (what.isEmpty()) {
      throw fault(token, "There is no word for the counted thing.", example);
    }
    double least =
        parts.group(2) == null
            ? Double.NEGATIVE_INFINITY
            : number(token, parts.group(3), parts.group(4), example);
    boolean above = ">".equals(parts.group(2));
    return new NumberClause(QueryField.FIGURE, what, least, above, token.start(), token.end());
  }

  /** The stems of a counted thing, by which clause and article meet. */
  static String key(String what) {
    return NewsAnalyzer.SHARED.tokens(what).stream()
        .map(NewsAnalyzer.Token::stem)
        .collect(Collectors.joining(" "));
  }

  private static double number(Token token, String digits, String unit, String example)
      throws QueryException {
    String plain = digits.replace(",", "");
    if (!NUMBER.matcher(plain).matches()) {
      throw fault(token, "\"" + digits + "\" is no number.", example);
    }
    double factor =
        switch (unit == null ? "" : unit.toLowerCase(Locale.ROOT)) {
          case "k" -> 1e3;
          case "m" -> 1e6;
          case "bn" -> 1e9;
          default -> 1;
        };
    return Double.parseDouble(plain) * factor;
  }

  private static boolean isCurrency(String code) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(known -> known.getCurrencyCode().equals(code));
  }
}
