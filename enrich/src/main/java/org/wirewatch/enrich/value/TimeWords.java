package org.wirewatch.enrich.value;

import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.Map;

/** Names of months, weekdays, units and their like. Words in small letters. */
final class TimeWords {
  private static final Map<String, Integer> MONTHS = new HashMap<>();
  private static final Map<String, DayOfWeek> WEEKDAYS = new HashMap<>();

  static {
    String[][] months = {
      {"january", "jan"},
      {"february", "feb"},
      {"march", "mar"},
      {"april", "apr"},
      {"may"},
      {"june", "jun"},
      {"july", "jul"},
      {"august", "aug"},
      {"september", "sep", "sept"},
      {"october", "oct"},
      {"november", "nov"},
      {"december", "dec"}
    };
    for (int i = 0; i < months.length; i++) {
      for (String name : months[i]) {
        MONTHS.put(name, i + 1);
        MONTHS.put(name + ".", i + 1);
      }
    }
    for (DayOfWeek day : DayOfWeek.values()) {
      WEEKDAYS.put(day.name().toLowerCase(java.util.Locale.ROOT), day);
    }
  }

  private TimeWords() {}

  /** 1 to 12; 0 when it is none. */
  static int month(String word) {
    return MONTHS.getOrDefault(word, 0);
  }

  static DayOfWeek weekday(String word) {
    return WEEKDAYS.get(word);
  }

  /** EDTF season, 21 to 24; 0 when it is none. */
  static int season(String word) {
    return switch (word) {
      case "spring" -> 21;
      case "summer" -> 22;
      case "autumn", "fall" -> 23;
      case "winter" -> 24;
      default -> 0;
    };
  }

  /** {@code week} for {@code week} and {@code weeks}; null when it is no unit of the calendar. */
  static String unit(String word) {
    return switch (word) {
      case "day", "days" -> "day";
      case "week", "weeks" -> "week";
      case "weekend" -> "weekend";
      case "month", "months" -> "month";
      case "quarter" -> "quarter";
      case "year", "years" -> "year";
      case "decade", "decades" -> "decade";
      default -> null;
    };
  }

  /** How long something lasts, or how old it is. */
  static boolean isDuration(String word) {
    return switch (word) {
      case "second",
          "seconds",
          "minute",
          "minutes",
          "hour",
          "hours",
          "night",
          "nights",
          "weekends",
          "quarters",
          "century",
          "centuries",
          "season",
          "seasons",
          "years-old",
          "o'clock" ->
          true;
      default -> unit(word) != null;
    };
  }

  /** 1 to 4 of {@code first} to {@code fourth}; 0 when it is none. */
  static int ordinal(String word) {
    return switch (word) {
      case "first" -> 1;
      case "second" -> 2;
      case "third" -> 3;
      case "fourth", "final" -> 4;
      default -> 0;
    };
  }

  /** 1 to 4 of {@code q1} to {@code q4}; 0 when it is none. */
  static int quarter(String word) {
    boolean quarter = word.length() == 2 && word.charAt(0) == 'q';
    return quarter && word.charAt(1) >= '1' && word.charAt(1) <= '4' ? word.charAt(1) - '0' : 0;
  }

  /** -1, 0, 1 of {@code last}, {@code this}, {@code next}; null when it is none. */
  static Integer step(String word) {
    return switch (word) {
      case "last" -> -1;
      case "this" -> 0;
      case "next" -> 1;
      default -> null;
    };
  }
}
