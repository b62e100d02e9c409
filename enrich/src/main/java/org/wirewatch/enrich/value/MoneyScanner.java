package org.wirewatch.enrich.value;

import java.math.BigDecimal;
import java.util.List;
import org.wirewatch.wire.EnrichedArticle.EntityType;

/** Sums of money: a symbol or code before a number, or a number before a currency's name. */
final class MoneyScanner {
  private static final double WITH_SYMBOL = 0.98;
  private static final double WITH_NOUN = 0.95;
  private static final double CURRENCY_UNKNOWN = 0.8;

  private final ValueText text;
  private final Numerals numerals;
  private final Currencies currencies = Currencies.bundled();
  private final NotMoney notMoney;

  MoneyScanner(ValueText text, Numerals numerals) {
    this.text = text;
    this.numerals = numerals;
    this.notMoney = new NotMoney(text);
  }

  /** A symbol or code with the number's place. */
  private record Sign(String code, int start, int token, int inside) {}

  /** A currency's name behind a number. */
  private record Noun(String code, int end, int next, boolean cents) {}

  /** Adds the sum, or both of a range, that begins at a token; answers the token to go on with. */
  int scan(int at, List<Value> found) {
    Sign sign = sign(at);
    return sign != null ? signed(at, sign, found) : bare(at, found);
  }

  private Sign sign(int at) {
    String word = text.word(at);
    int start = at < text.size() ? text.start(at) : 0;
    if (text.touchesNext(at) && currencies.ofSymbol(word + text.word(at + 1)) != null) {
      return new Sign(currencies.ofSymbol(word + text.word(at + 1)), start, at + 2, 0);
    }
    String code = currencies.ofSymbol(word);
    if (code == null) {
      code = currencies.ofCode(word);
    }
    if (code != null) {
      boolean stop = word.equals("Rs") && text.is(at + 1, ".");
      return new Sign(code, start, stop ? at + 2 : at + 1, 0);
    }
    return glued(word, start, at);
  }

  /** {@code EUR30m}, {@code Rs.500}. */
  private Sign glued(String word, int start, int at) {
    int digits = 0;
    while (digits < word.length() && digits < 4 && !Numerals.isDigit(word.charAt(digits))) {
      digits++;
    }
    if (digits < 2 || digits > 3 || digits == word.length()) {
      return null;
    }
    String head = word.substring(0, digits);
    String code = head.equals("Rs.") ? "INR" : currencies.ofCode(head);
    code = code == null && head.equals("Rs") ? "INR" : code;
    return code == null ? null : new Sign(code, start, at, digits);
  }

  private int signed(int at, Sign sign, List<Value> found) {
    Numeral first = number(sign);
    if (first == null || first.words() || text.isNamed(first.first(), first.next())) {
      return at;
    }
    Range range = new Range(text, numerals, first);
    Numeral second = range.second(this::sumAfter);
    if (second != null) {
      Sign own = sign(range.token());
      found.add(value(first.borrowing(second), sign.code(), sign.start(), WITH_SYMBOL));
      int start = own != null && own.token() != range.token() ? own.start() : second.start();
      found.add(value(second, own == null ? sign.code() : own.code(), start, WITH_SYMBOL));
      return second.after();
    }
    if (!first.rest().isEmpty() && !first.rest().startsWith("-")) {
      return at;
    }
    found.add(value(first, sign.code(), sign.start(), WITH_SYMBOL));
    return first.after();
  }

  private Numeral number(Sign sign) {
    return sign.inside() > 0
        ? numerals.inside(sign.token(), sign.inside())
        : numerals.at(sign.token());
  }

  /** The sum with its symbol that begins at a token; null when none does. */
  private Numeral sumAfter(int at) {
    Sign sign = sign(at);
    return sign == null ? null : number(sign);
  }

  private int bare(int at, List<Value> found) {
    Numeral first = numerals.at(at);
    if (first == null || text.isNamed(first.first(), first.next())) {
      return at;
    }
    Noun noun = noun(first);
    if (noun != null) {
      if (notMoney.is(first, text.lower(noun.next() - 1), noun.next())) {
        return at;
      }
      found.add(value(first, noun));
      return noun.next();
    }
    Range range = new Range(text, numerals, first);
    Numeral second = range.second(numerals::at);
    noun = second == null ? null : noun(second);
    if (noun == null || notMoney.is(second, text.lower(noun.next() - 1), noun.next())) {
      return at;
    }
    Numeral scaled = first.borrowing(second);
    found.add(
        new Value(
            EntityType.MONEY, first.start(), first.end(), canonical(scaled, noun), WITH_NOUN));
    found.add(value(second, noun));
    return noun.next();
  }

  private Noun noun(Numeral number) {
    if (!number.rest().isEmpty()) {
      return gluedNoun(number);
    }
    int at = number.next();
    if (text.startsSentence(at)) {
      return null;
    }
    if (text.word(at).equals("¢")) {
      return new Noun("USD", text.end(at), at + 1, true);
    }
    for (int i = at; i <= at + 2 && i < text.size() && !text.startsSentence(i); i++) {
      String code = i == at ? null : currencies.ofNoun(text.lower(i - 1), text.lower(i));
      String plain = currencies.ofNoun(text.lower(i));
      if (code == null && i == at) {
        code = plain;
      }
      if (code != null) {
        return whole(code, i);
      }
      if (plain != null) {
        return null;
      }
    }
    return cents(at);
  }

  /** Takes {@code sterling} behind {@code pounds} into the sum. */
  private Noun whole(String code, int at) {
    boolean sterling = code.equals("GBP") && text.is(at + 1, "sterling");
    int last = sterling ? at + 1 : at;
    return new Noun(code, text.end(last), last + 1, false);
  }

  private Noun cents(int at) {
    boolean euro = text.is(at, "euro");
    int unit = euro ? at + 1 : at;
    return switch (text.lower(unit)) {
      case "cents" -> new Noun(euro ? "EUR" : "USD", text.end(unit), unit + 1, true);
      case "pence" -> new Noun("GBP", text.end(unit), unit + 1, true);
      default -> null;
    };
  }

  /** {@code 80p}, {@code 45 million-euro}, {@code 20-cent}. */
  private Noun gluedNoun(Numeral number) {
    int token = number.next();
    String rest = number.rest();
    if (rest.equals("p") && number.atLeast(1) && !number.atLeast(1000) && number.isWhole()) {
      return new Noun("GBP", text.end(token), token + 1, true);
    }
    if (!rest.startsWith("-")) {
      return null;
    }
    String code = currencies.ofNoun(rest.substring(1));
    if (code != null) {
      return new Noun(code, text.end(token), token + 1, false);
    }
    return rest.equals("-cent") ? new Noun("USD", text.end(token), token + 1, true) : null;
  }

  private static String canonical(Numeral number, Noun noun) {
    if (noun.code().equals(Currencies.UNKNOWN)) {
      return null;
    }
    BigDecimal value = noun.cents() ? number.value().movePointLeft(2) : number.value();
    return noun.code() + " " + Numeral.plain(value, number.scaled());
  }

  private static Value value(Numeral number, Noun noun) {
    String canonical = canonical(number, noun);
    double confidence = canonical == null ? CURRENCY_UNKNOWN : WITH_NOUN;
    return new Value(EntityType.MONEY, number.start(), noun.end(), canonical, confidence);
  }

  private static Value value(Numeral number, String code, int start, double confidence) {
    String canonical = code + " " + number.plain();
    return new Value(EntityType.MONEY, start, number.end(), canonical, confidence);
  }
}
