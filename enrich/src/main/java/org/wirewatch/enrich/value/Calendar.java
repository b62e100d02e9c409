package org.wirewatch.enrich.value;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/**
 * Turns what a text says about time into ISO 8601, or EDTF where that has no form, as seen from the
 * day of publication (UTC). Relative times are null when that day is unknown.
 */
final class Calendar {
  private final LocalDate today;

  /** Takes the time of publication; null when unknown. */
  Calendar(Instant published) {
    today = published == null ? null : LocalDate.ofInstant(published, ZoneOffset.UTC);
  }

  static boolean isDay(int year, int month, int day) {
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= LocalDate.of(year, month, 1).lengthOfMonth();
  }

  static String day(int year, int month, int day) {
    return LocalDate.of(year, month, day).toString();
  }

  static String month(int year, int month) {
    return String.format(Locale.ROOT, "%04d-%02d", year, month);
  }

  static String quarter(int year, int quarter) {
    return String.format(Locale.ROOT, "%04d-Q%d", year, quarter);
  }

  /** The year of a day without one: the nearest such day that the tense allows; 0 when unknown. */
  int yearOf(int month, int day, Tense tense) {
    if (today == null) {
      return 0;
    }
    LocalDate past = dayIn(today.getYear(), month, day);
    if (past.isAfter(today)) {
      past = dayIn(today.getYear() - 1, month, day);
    }
    if (tense == Tense.PAST || past.equals(today)) {
      return past.getYear();
    }
    LocalDate future = dayIn(past.getYear() + 1, month, day);
    boolean nearer = ChronoUnit.DAYS.between(today, future) < ChronoUnit.DAYS.between(past, today);
    return tense == Tense.FUTURE || nearer ? future.getYear() : past.getYear();
  }

  private static LocalDate dayIn(int year, int month, int day) {
    LocalDate first = LocalDate.of(year, month, 1);
    return first.withDayOfMonth(Math.min(day, first.lengthOfMonth()));
  }

  /** A month without its year; null when unknown. */
  String month(int month, Tense tense) {
    if (today == null) {
      return null;
    }
    boolean current = month == today.getMonthValue();
    return month(current ? today.getYear() : yearOf(month, 15, tense), month);
  }

  /** A month after {@code last} or {@code next}, strictly before or after this one. */
  String monthFrom(int month, int step) {
    if (today == null) {
      return null;
    }
    int year = today.getYear();
    if (step < 0 && month >= today.getMonthValue()) {
      year--;
    } else if (step > 0 && month <= today.getMonthValue()) {
      year++;
    }
    return month(year, month);
  }

  /** A weekday: the last such day, today included, or the next one when the clause looks ahead. */
  String weekday(DayOfWeek weekday, Tense tense) {
    if (today == null) {
      return null;
    }
    return today
        .with(
            tense == Tense.FUTURE
                ? TemporalAdjusters.next(weekday)
                : TemporalAdjusters.previousOrSame(weekday))
        .toString();
  }

  /** A weekday after {@code last}, {@code this} or {@code next}: -1, 0, 1. */
  String weekdayFrom(DayOfWeek weekday, int step) {
    if (today == null) {
      return null;
    }
    return today
        .with(
            step < 0
                ? TemporalAdjusters.previous(weekday)
                : step > 0
                    ? TemporalAdjusters.next(weekday)
                    : TemporalAdjusters.nextOrSame(weekday))
        .toString();
  }

  /** So many days, weeks, months or years away, in that precision; null when unknown. */
  String away(String unit, long steps) {
    if (today == null || Math.abs(steps) > 3_000) {
      return null;
    }
    return switch (unit) {
      case "day" -> today.plusDays(steps).toString();
      case "week" -> week(today.plusWeeks(steps));
      case "weekend" -> weekend(today.plusWeeks(steps));
      case "month" -> today.plusMonths(steps).toString().substring(0, 7);
      case "quarter" -> quarter(today.plusMonths(3 * steps));
      case "year" -> today.plusYears(steps).toString().substring(0, 4);
      case "decade" -> today.plusYears(10 * steps).toString().substring(0, 3) + "X";
      default -> null;
    };
  }

  /** A season by the months of the north: EDTF 21 is spring, 24 winter. */
  String season(int season, int step) {
    if (today == null) {
      return null;
    }
    int month = today.getMonthValue();
    int now = month < 3 || month == 12 ? 24 : 21 + (month - 3) / 3;
    int year = month < 3 ? today.getYear() - 1 : today.getYear();
    if (step < 0 && season >= now) {
      year--;
    } else if (step > 0 && season <= now) {
      year++;
    }
    return year + "-" + season;
  }

  /** A quarter without its year: the last one that has begun, or the next when looking ahead. */
  String quarter(int quarter, Tense tense) {
    if (today == null) {
      return null;
    }
    int now = today.get(IsoFields.QUARTER_OF_YEAR);
    int year = today.getYear();
    if (tense == Tense.FUTURE) {
      return quarter(quarter < now ? year + 1 : year, quarter);
    }
    return quarter(quarter > now ? year - 1 : year, quarter);
  }

  private static String quarter(LocalDate day) {
    return quarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
  }

  private static String week(LocalDate day) {
    return String.format(
        Locale.ROOT,
        "%04d-W%02d",
        day.get(IsoFields.WEEK_BASED_YEAR),
        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  private static String weekend(LocalDate day) {
    LocalDate sunday = day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    return sunday.minusDays(1) + "/" + sunday;
  }
}
