package org.wirewatch.ingest.extract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
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
  private static final int HOURS_MAX = 14;

  private static final String TIME =
      "(?:[^\\d]{1,14}?(\\d{1,2})[:.h](\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?\\s?(am|pm|a\\.m\\.|p\\.m\\.)?"
          + "\\s?((?:UTC|GMT)?[+-]\\d{1,2}(?::?\\d{2})?(?![\\d:])|[A-Z]{1,5}\\b)?)?";
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern ISO =
      Pattern.compile(
          "(?<!\\d)(\\d{4})[-/.年년]\\s?(\\d{1,2})[-/.月월]\\s?(\\d{1,2})(?!\\d)" + TIME, FLAGS);
  private static final Pattern COMPACT =
      Pattern.compile(
          "^(\\d{4})(\\d{2})(\\d{2})(?:T?(\\d{2})(\\d{2})(\\d{2})?)?(?:()(Z|[+-]\\d{4}))?$");
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º)?[.\\s-]{1,2}(?:de |of )?(\\p{L}{3,12})\\.?,?[\\s-](?:de |del )?((?:19|20)\\d{2})"
              + TIME,
          FLAGS);
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "(\\p{L}{3,12})\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s((?:19|20)\\d{2})" + TIME, FLAGS);
  private static final Pattern NUMERIC =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})([./-])\\s?(\\d{1,2})\\2\\s?((?:19|20)\\d{2}|\\d{2}(?!\\d))" + TIME,
          FLAGS);
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

  /** Named zones that newsrooms write; those that mean several offsets are left out. */
  private static final Map<String, ZoneOffset> ZONES = new HashMap<>();

  static {
    String[] zones = {
      "0 Z UTC GMT WET",
      "1 CET MEZ BST WEST WAT",
      "2 CEST MESZ EET SAST CAT",
      "3 EEST MSK EAT TRT",
      "5 PKT",
      "7 WIB ICT",
      "8 HKT SGT MYT",
      "9 JST KST",
      "10 AEST",
      "11 AEDT",
      "12 NZST",
      "13 NZDT",
      "-3 BRT ART",
      "-4 EDT",
      "-5 EST CDT",
      "-6 MDT CST",
      "-7 PDT MST",
      "-8 PST"
    };
    for (String line : zones) {
      String[] parts = line.split(" ", -1);
      for (int i = 1; i < parts.length; i++) {
        ZONES.put(parts[i], ZoneOffset.ofHours(Integer.parseInt(parts[0])));
      }
    }
    ZONES.put("IST", ZoneOffset.ofHoursMinutes(5, 30));
  }

  /** A date in a text, from {@code start} to before {@code end}, its time of day included. */
  record Found(StatedTime time, int start, int end) {}

  private DateParser() {}

  /** The first date in the text; empty when there is none of a plausible year. */
  static Optional<StatedTime> parse(String stated) {
    String text = Texts.cut(Texts.squeeze(stated), CHARS_MAX);
    return UNIX.matcher(text).matches()
        ? Optional.of(unix(text))
        : find(text, false).map(Found::time);
  }

  /**
   * The first date in running text and where it stands.
   *
   * @param monthFirst how to read 3/4/2026, which is a date in either order
   */
  static Optional<Found> find(String text, boolean monthFirst) {
    if (text.length() < 6) {
      return Optional.empty();
    }
    return match(ISO, text, 1, 2, 3)
        .or(() -> match(COMPACT, text, 1, 2, 3))
        .or(() -> match(DAY_FIRST, text, 3, 2, 1))
        .or(() -> match(MONTH_FIRST, text, 3, 1, 2))
        .or(() -> numeric(text, monthFirst));
  }

  private static StatedTime unix(String text) {
    long value = Long.parseLong(text);
    Instant instant =
        text.length() > 10 ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value);
    OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
    return new StatedTime(time.toLocalDate(), time.toLocalTime().withNano(0), ZoneOffset.UTC);
  }

  private static Optional<Found> match(Pattern pattern, String text, int y, int m, int d) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      Optional<Integer> month = month(matcher.group(m));
      if (month.isPresent()) {
        Optional<StatedTime> time =
            time(matcher, 4, number(matcher.group(y)), month.get(), number(matcher.group(d)));
        if (time.isPresent()) {
          return Optional.of(new Found(time.get(), matcher.start(), matcher.end()));
        }
      }
    }
    return Optional.empty();
  }

  /** Day before month, as most of the world writes, unless only the other order is a date. */
  private static Optional<Found> numeric(String text, boolean american) {
    Matcher matcher = NUMERIC.matcher(text);
    while (matcher.find()) {
      int first = number(matcher.group(1));
      int second = number(matcher.group(3));
      int year = number(matcher.group(4));
      year += year < 100 ? 2000 : 0;
      boolean monthFirst = first <= 12 && (second > 12 || american);
      Optional<StatedTime> time =
          time(matcher, 5, year, monthFirst ? first : second, monthFirst ? second : first);
      if (time.isPresent()) {
        return Optional.of(new Found(time.get(), matcher.start(), matcher.end()));
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
    String zone = text.toUpperCase(Locale.ROOT).replaceFirst("^(?:GMT|UTC)(?=[+-])", "");
    if (Character.isLetter(zone.charAt(0))) {
      return ZONES.get(zone);
    }
    String digits = zone.substring(1).replace(":", "");
    int hours = number(digits.length() > 2 ? digits.substring(0, digits.length() - 2) : digits);
    int minutes = digits.length() > 2 ? number(digits.substring(digits.length() - 2)) : 0;
    int sign = zone.charAt(0) == '-' ? -1 : 1;
    return hours > HOURS_MAX || minutes > 59
        ? null
        : ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
