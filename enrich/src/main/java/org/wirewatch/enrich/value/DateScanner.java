package org.wirewatch.enrich.value;

import java.util.List;
import org.wirewatch.wire.EnrichedArticle.EntityType;

/** Dates that stand by themselves: days, months, years, decades. */
final class DateScanner {
  private static final double DAY = 0.97;
  private static final double MONTH = 0.95;
  private static final double MONTH_ALONE = 0.85;
  private static final double DECADE = 0.95;
  private static final int MAY = 5;
  private static final int MARCH = 3;

  private final ValueText text;
  private final Calendar calendar;
  private final Years years;

  DateScanner(ValueText text, Calendar calendar) {
    this.text = text;
    this.calendar = calendar;
    this.years = new Years(text);
  }

  /** Adds the date that begins at a token; answers the token to go on with. */
  int scan(int at, List<Value> found) {
    if (Numerals.isDigit(text.word(at).charAt(0))) {
      return digits(at, found);
    }
    return text.isCapital(at) && month(at) > 0 ? afterMonth(at, at, found) : at;
  }

  private int digits(int at, List<Value> found) {
    String word = text.word(at);
    if (word.length() == 10 && word.charAt(4) == '-' && word.charAt(7) == '-') {
      return iso(at, word, found);
    }
    int day = dayOfMonth(at);
    if (day > 0) {
      int month = text.is(at + 1, "of") ? at + 2 : at + 1;
      if (text.isCapital(month) && month(month) > 0 && text.named(month) == null) {
        int year = year(month + 1) > 0 ? month + 1 : text.is(month + 1, ",") ? month + 2 : 0;
        return day(at, at, month, day, day, year > 0 && year(year) > 0 ? year : 0, month, found);
      }
      return at;
    }
    if (decade(at) != null) {
      return add(at, at, decade(at), DECADE, found);
    }
    Years.Stated stated = years.at(at);
    if (stated == null) {
      return at;
    }
    return add(at, stated.next() - 1, stated.canonical(), stated.confidence(), found);
  }

  private int iso(int at, String word, List<Value> found) {
    int year = number(word, 0, 4);
    int month = number(word, 5, 7);
    int day = number(word, 8, 10);
    boolean is = year > 0 && month > 0 && day > 0 && Calendar.isDay(year, month, day);
    return is ? add(at, at, word, DAY, found) : at;
  }

  /**
   * Reads what follows a month.
   *
   * @param first where the mention begins: the month, or the weekday before it
   */
  int afterMonth(int first, int at, List<Value> found) {
    if (text.named(at) != null) {
      return first;
    }
    int next = text.is(at + 1, ".") ? at + 2 : at + 1;
    int year = year(next);
    if (year > 0) {
      return add(first, next, Calendar.month(year, month(at)), MONTH, found);
    }
    int from = dayOfMonth(next);
    int to = from > 0 ? from : rangeStart(next);
    if (to > 0 && text.named(next) == null) {
      int last = from > 0 ? from : rangeEnd(next);
      int stated = text.is(next + 1, ",") && year(next + 2) > 0 ? next + 2 : 0;
      stated = stated == 0 && year(next + 1) > 0 ? next + 1 : stated;
      return day(first, first, at, to, last, stated, next, found);
    }
    return first == at ? monthAlone(at, found) : first;
  }

  private int day(
      int first, int tense, int month, int from, int to, int yearAt, int last, List<Value> found) {
    int number = month(month);
    boolean attacks = number == 9 && from == 11 && isAttacks(last + 1);
    int year = attacks ? 2001 : year(yearAt);
    if (year == 0) {
      year = calendar.yearOf(number, from, Tense.of(text, tense));
    }
    String canonical = null;
    if (year > 0) {
      if (!Calendar.isDay(year, number, from) || !Calendar.isDay(year, number, to)) {
        return first;
      }
      canonical = Calendar.day(year, number, from);
      canonical = to > from ? canonical + "/" + Calendar.day(year, number, to) : canonical;
    }
    return add(first, Math.max(last, yearAt), canonical, DAY, found);
  }

  private boolean isAttacks(int at) {
    return switch (text.lower(at)) {
      case "attack", "attacks", "attackers", "terrorist", "hijackers", "commission" -> true;
      default -> false;
    };
  }

  private int monthAlone(int at, List<Value> found) {
    String before = text.lower(at - 1);
    Integer step = TimeWords.step(before);
    if (step != null && step != 0) {
      String canonical = calendar.monthFrom(month(at), step);
      return add(at - 1, at, canonical, MONTH_ALONE, found);
    }
    int month = month(at);
    boolean verb = month == MAY || month == MARCH;
    boolean stands =
        switch (before) {
          case "in", "since", "until", "till", "this", "early", "late", "mid", "during" -> true;
          case "of", "from", "through", "by", "to", "before", "after" -> !verb;
          case "and", "or" -> month(at - 2) > 0;
          default -> before.equals("-") && text.is(at - 2, "mid");
        };
    String after = text.lower(at + 1);
    boolean owner = verb && (after.equals("'s") || after.equals("\u2019s"));
    if (!stands || owner || text.word(at).length() < 3) {
      return at;
    }
    return add(at, at, calendar.month(month, Tense.of(text, at)), MONTH_ALONE, found);
  }

  private int month(int at) {
    return TimeWords.month(text.lower(at));
  }

  /** 1 to 31 in digits, with or without {@code st}, {@code nd}, {@code rd}, {@code th}. */
  private int dayOfMonth(int at) {
    String word = text.lower(at);
    int digits = 0;
    while (digits < word.length() && digits < 3 && Numerals.isDigit(word.charAt(digits))) {
      digits++;
    }
    if (digits == 0 || digits > 2) {
      return 0;
    }
    boolean whole =
        switch (word.substring(digits)) {
          case "", "st", "nd", "rd", "th" -> true;
          default -> false;
        };
    int day = number(word, 0, digits);
    return whole && day <= 31 ? day : 0;
  }

  private int rangeStart(int at) {
    int cut = text.word(at).indexOf('-');
    return cut == 1 || cut == 2 ? Math.max(0, number(text.word(at), 0, cut)) : 0;
  }

  private int rangeEnd(int at) {
    String word = text.word(at);
    return number(word, word.indexOf('-') + 1, word.length());
  }

  /** A year from 1000 to 2199 in four digits; 0 when it is none. */
  private int year(int at) {
    return at <= 0 ? 0 : Years.year(text.word(at));
  }

  private String decade(int at) {
    String word = text.word(at);
    if (word.length() == 5 && word.endsWith("0s")) {
      int year = Years.year(word.substring(0, 4));
      return year > 0 ? word.substring(0, 3) + "X" : null;
    }
    boolean short90s = word.length() == 3 && word.endsWith("0s") && isApostrophe(at - 1);
    return short90s ? (word.charAt(0) >= '2' ? "19" : "20") + word.charAt(0) + "X" : null;
  }

  private boolean isApostrophe(int at) {
    return switch (text.word(at)) {
      case "'", "\u2019", "\u2018" -> text.touchesNext(at);
      default -> false;
    };
  }

  /** The number in {@code word[from, to)}; -1 when it is none. */
  static int number(String word, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      if (!Numerals.isDigit(word.charAt(i))) {
        return -1;
      }
      number = number * 10 + word.charAt(i) - '0';
      if (number > 9_999) {
        return -1;
      }
    }
    return to > from ? number : -1;
  }

  private int add(int first, int last, String canonical, double confidence, List<Value> found) {
    if (text.isNamed(first, last + 1)) {
      return first;
    }
    found.add(new Value(EntityType.DATE, text.start(first), text.end(last), canonical, confidence));
    return last + 1;
  }
}
