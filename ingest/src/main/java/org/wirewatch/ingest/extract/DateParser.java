package org.wirewatch.ingest.extract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a date, with its time and offset where stated, from the forms that pages use: ISO 8601 and
 * its variants, RFC 1123, Unix time, numeric dates and dates with month names in the main
 * languages.
 */
final class DateParser {
  private static final int CHARS_MAX = 160;
  private static final int YEAR_MIN = 1995;
  private static final int YEAR_MAX = 2099;

  private static final String TIME =
      "(?:[^\\d]{1,14}?(\\d{1,2})[:.h](\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?\\s?(am|pm|a\\.m\\.|p\\.m\\.)?"
          + "\\s?(Z\\b|UTC|GMT|[+-]\\d{2}:?\\d{2})?)?";
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern ISO =
      Pattern.compile(
          "(?<!\\d)(\\d{4})[-/.年년]\\s?(\\d{1,2})[-/.月월]\\s?(\\d{1,2})(?!\\d)" + TIME, FLAGS);
  private static final Pattern COMPACT =
      Pattern.compile(
          "^(\\d{4})(\\d{2})(\\d{2})(?:T?(\\d{2})(\\d{2})(\\d{2})?)?(?:()(Z|[+-]\\d{4}))?$");
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º)?[.\\s-]{1,2}(?:de |of )?(\\p{L}{3,12})\\.?,?[\\s-](?:de |del )?(\\d{4})(?!\\d)"
              + TIME,
          FLAGS);
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "(\\p{L}{3,12})\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s(\\d{4})(?!\\d)" + TIME, FLAGS);
  private static final Pattern NUMERIC =
      Pattern.compile("(?<!\\d)(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?!\\d)" + TIME, FLAGS);
  private static final Pattern UNIX = Pattern.compile("^1\\d{9}(\\d{3})?$");

  private static final Map<String, Integer> MONTHS = new HashMap<>();

  static {
    String[] months = {
      "jan ene gen janv sty янв oca led janeiro ιαν tammi січ",
      "feb fév févr fev lut фев şub úno feb helmi лют",
      "mar mär maerz mrt mars mai_ мар бер maalis bře",
      "apr abr avr kwi апр nis dub huhti кві",
      "may mai mag mei maj май мая kvě touko тра mayıs",
      "jun jui_ giu cze июн haz čvn červen_ kesä чер juin",
      "jul lug lip июл tem čvc heinä лип juil",
      "aug ago aoû aout sie авг ağu srp elo сер août",
      "sep set wrz сен eyl zář syys вер",
      "oct okt ott out paź окт eki říj loka жов",
      "nov lis_ ноя kas list_ marras лис_",
      "dec dez dic déc des gru дек ara pros joulu гру"
    };
    for (int month = 0; month < months.length; month++) {
      for (String prefix : months[month].split(" ", -1)) {
        MONTHS.put(prefix, month + 1);
      }
    }
  }

  private DateParser() {}

  /** The first date in the text; empty when there is none of a plausible year. */
  static Optional<StatedTime> parse(String stated) {
    String text = Texts.cut(Texts.squeeze(stated), CHARS_MAX);
    if (text.length() < 6) {
      return Optional.empty();
    }
    if (UNIX.matcher(text).matches()) {
      return unix(text);
    }
    return match(ISO, text, 1, 2, 3)
        .or(() -> match(COMPACT, text, 1, 2, 3))
        .or(() -> match(DAY_FIRST, text, 3, 2, 1))
        .or(() -> match(MONTH_FIRST, text, 3, 1, 2))
        .or(() -> numeric(text));
  }

  private static Optional<StatedTime> unix(String text) {
    long value = Long.parseLong(text);
    Instant instant =
        text.length() > 10 ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value);
    OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
    return Optional.of(
        new StatedTime(time.toLocalDate(), time.toLocalTime().withNano(0), ZoneOffset.UTC));
  }

  private static Optional<StatedTime> match(Pattern pattern, String text, int y, int m, int d) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      Optional<Integer> month = month(matcher.group(m));
      if (month.isPresent()) {
        Optional<StatedTime> time =
            time(matcher, 4, number(matcher.group(y)), month.get(), number(matcher.group(d)));
        if (time.isPresent()) {
          return time;
        }
      }
    }
    return Optional.empty();
  }

  /** Day before month, as most of the world writes, unless only the other order is a date. */
  private static Optional<StatedTime> numeric(String text) {
    Matcher matcher = NUMERIC.matcher(text);
    while (matcher.find()) {
      int first = number(matcher.group(1));
      int second = number(matcher.group(3));
      int year = number(matcher.group(4));
      year += year < 100 ? 2000 : 0;
      boolean monthFirst = second > 12 && first <= 12;
      Optional<StatedTime> time =
          time(matcher, 5, year, monthFirst ? first : second, monthFirst ? second : first);
      if (time.isPresent()) {
        return time;
      }
    }
    return Optional.empty();
  }

  private static Optional<Integer> month(String text) {
    if (Character.isDigit(text.charAt(0))) {
      return Optional.of(number(text));
    }
    String name = Texts.lower(text);
    for (int length = Math.min(name.length(), 7); length >= 3; length--) {
      Integer month = MONTHS.get(name.substring(0, length));
      if (month != null) {
        return Optional.of(month);
      }
    }
    return Optional.empty();
  }

  private static Optional<StatedTime> time(
      Matcher matcher, int group, int year, int month, int day) {
    if (year < YEAR_MIN || year > YEAR_MAX) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.of(year, month, day);
      LocalTime clock = clock(matcher, group);
      return Optional.of(
          new StatedTime(date, clock, clock == null ? null : offset(matcher.group(group + 4))));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  private static LocalTime clock(Matcher matcher, int group) {
    if (matcher.group(group) == null) {
      return null;
    }
    int hour = number(matcher.group(group));
    int minute = number(matcher.group(group + 1));
    int second = matcher.group(group + 2) == null ? 0 : number(matcher.group(group + 2));
    String half = matcher.group(group + 3);
    if (half != null && !half.isEmpty() && hour <= 12) {
      hour = hour % 12 + (Texts.lower(half).startsWith("p") ? 12 : 0);
    }
    return hour < 24 && minute < 60 ? LocalTime.of(hour, minute, Math.min(second, 59)) : null;
  }

  private static ZoneOffset offset(String text) {
    if (text == null) {
      return null;
    }
    return Character.isLetter(text.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(text);
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
