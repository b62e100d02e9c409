package org.wirewatch.enrich.value;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import org.wirewatch.wire.EnrichedArticle.EntityType;

/**
 * Times as seen from the day of publication: weekdays, {@code last week}, {@code two years ago}.
 */
final class RelativeScanner {
  private static final double WEEKDAY = 0.92;
  private static final double STEP = 0.93;
  private static final double TODAY = 0.7;
  private static final double AGO = 0.9;
  private static final double QUARTER = 0.8;

  /** Before a weekday, these make a name of it. */
  private static final Set<String> NAMING_BEFORE =
      Set.of(
          "black", "good", "super", "bloody", "ash", "cyber", "fat", "giving", "palm", "easter",
          "holy", "casual", "ruby", "taco", "girl", "man", "joe");

  private static final Set<String> NAMING_AFTER =
      Set.of(
          "times",
          "telegraph",
          "mail",
          "express",
          "mirror",
          "night",
          "morning",
          "herald",
          "post",
          "review",
          "world",
          "school",
          "the");

  private static final Set<String> GAME =
      Set.of("touchdown", "yard", "yards", "score", "coach", "game", "points", "goal", "scored");

  private static final int GAME_WINDOW = 12;

  private final ValueText text;
  private final Calendar calendar;
  private final DateScanner dates;

  RelativeScanner(ValueText text, Calendar calendar, DateScanner dates) {
    this.text = text;
    this.calendar = calendar;
    this.dates = dates;
  }

  /** Adds the time that begins at a token; answers the token to go on with. */
  int scan(int at, List<Value> found) {
    String word = text.lower(at);
    if (TimeWords.weekday(word) != null) {
      return weekday(at, found);
    }
    if (TimeWords.step(word) != null) {
      return stepped(at, at, found);
    }
    int quarter = TimeWords.quarter(word);
    if (quarter > 0 && text.isCapital(at)) {
      return quarter(at, at, quarter, found);
    }
    int ordinal = TimeWords.ordinal(word);
    if (ordinal > 0 && text.is(at + 1, "quarter") && !isGame(at)) {
      return quarter(at, at + 1, ordinal, found);
    }
    return switch (word) {
      case "yesterday" -> day(at, -1, STEP, found);
      case "tomorrow" -> day(at, 1, STEP, found);
      case "today", "tonight" -> day(at, 0, TODAY, found);
      case "earlier", "later" -> text.is(at + 1, "this") ? stepped(at, at + 1, found) : at;
      case "first-quarter" -> quarter(at, at, 1, found);
      case "second-quarter" -> quarter(at, at, 2, found);
      case "third-quarter" -> quarter(at, at, 3, found);
      case "fourth-quarter" -> quarter(at, at, 4, found);
      default -> at;
    };
  }

  private int day(int at, int step, double confidence, List<Value> found) {
    boolean name = text.isCapital(at) && !text.startsSentence(at);
    return name ? at : add(at, at, calendar.away("day", step), confidence, found);
  }

  private int weekday(int at, List<Value> found) {
    if (!isDay(at)) {
      return at;
    }
    int month = text.is(at + 1, ",") ? at + 2 : at + 1;
    if (text.isCapital(month) && TimeWords.month(text.lower(month)) > 0) {
      int next = dates.afterMonth(at, month, found);
      if (next > at) {
        return next;
      }
    }
    DayOfWeek day = TimeWords.weekday(text.lower(at));
    return add(at, at, calendar.weekday(day, Tense.of(text, at)), WEEKDAY, found);
  }

  /** Not part of a name such as {@code Black Friday} or {@code Sunday Times}. */
  private boolean isDay(int at) {
    if (!text.isCapital(at) || text.named(at) != null) {
      return false;
    }
    boolean before =
        text.isCapital(at - 1) && !text.startsSentence(at) && text.named(at - 1) == null;
    boolean named = before && !text.startsSentence(at - 1);
    boolean after = text.isCapital(at + 1) && !text.startsSentence(at + 1);
    return !named
        && !(before && NAMING_BEFORE.contains(text.lower(at - 1)))
        && !(after && NAMING_AFTER.contains(text.lower(at + 1)))
        && !(after && text.named(at + 1) == null && TimeWords.month(text.lower(at + 1)) == 0);
  }

  /** {@code last week}, {@code this year}, {@code next Monday}, {@code last summer}. */
  private int stepped(int first, int at, List<Value> found) {
    boolean definite = text.is(at - 1, "the");
    String word = text.lower(at + 1);
    int step = TimeWords.step(text.lower(at));
    if (definite || text.startsSentence(at + 1)) {
      return first;
    }
    DayOfWeek weekday = TimeWords.weekday(word);
    if (weekday != null) {
      boolean past = step == 0 && Tense.of(text, at) == Tense.PAST;
      String day =
          past ? calendar.weekday(weekday, Tense.PAST) : calendar.weekdayFrom(weekday, step);
      return isDay(at + 1) ? add(first, at + 1, day, STEP, found) : first;
    }
    int season = TimeWords.season(word);
    if (season > 0 && !(word.equals("fall") && text.isSmallWord(at + 2) && step == 0)) {
      return add(first, at + 1, calendar.season(season, step), STEP, found);
    }
    if (TimeWords.month(word) > 0 && text.isCapital(at + 1)) {
      int next = dates.afterMonth(at + 1, at + 1, found);
      return next > at + 1 ? next : first;
    }
    boolean singular = word.equals(TimeWords.unit(word)) && !word.equals("day");
    boolean next = text.is(at + 2, "'s") || text.is(at + 2, "\u2019s");
    if (!singular || (word.equals("decade") && next)) {
      return first;
    }
    return add(first, at + 1, calendar.away(word, step), STEP, found);
  }

  /** {@code third quarter of 2024}, {@code Q3 2025}. */
  private int quarter(int first, int last, int quarter, List<Value> found) {
    int yearAt = text.is(last + 1, "of") ? last + 2 : last + 1;
    int year = Years.year(text.word(yearAt));
    if (year > 0) {
      return add(first, yearAt, Calendar.quarter(year, quarter), STEP, found);
    }
    String canonical = calendar.quarter(quarter, Tense.of(text, first));
    return add(first, last, canonical, QUARTER, found);
  }

  private boolean isGame(int at) {
    for (int i = Math.max(0, at - GAME_WINDOW); i < at + GAME_WINDOW; i++) {
      if (GAME.contains(text.lower(i))) {
        return true;
      }
    }
    return false;
  }

  /** Adds {@code two years ago}; the number is read already. */
  int ago(Numeral number, List<Value> found) {
    String unit = TimeWords.unit(text.lower(number.next()));
    if (unit == null || !text.is(number.next() + 1, "ago") || !number.isWhole()) {
      return number.first();
    }
    String canonical = calendar.away(unit, -number.value().longValue());
    return add(number.first(), number.next() + 1, canonical, AGO, found);
  }

  /** Adds {@code a year ago}. */
  int articleAgo(int at, List<Value> found) {
    String unit = TimeWords.unit(text.lower(at + 1));
    boolean ago = unit != null && text.is(at + 2, "ago");
    return ago ? add(at, at + 2, calendar.away(unit, -1), AGO, found) : at;
  }

  private int add(int first, int last, String canonical, double confidence, List<Value> found) {
    if (text.isNamed(first, last + 1)) {
      return first;
    }
    found.add(new Value(EntityType.DATE, text.start(first), text.end(last), canonical, confidence));
    return last + 1;
  }
}
