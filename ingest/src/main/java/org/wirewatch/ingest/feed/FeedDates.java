package org.wirewatch.ingest.feed;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads instants as feeds write them: RFC 822, ISO 8601, asctime, and what people type, in several
 * languages. A date that cannot exist gives nothing, never a nearby one; no zone means UTC.
 */
final class FeedDates {
  private static final int CHARS_MAX = 100;
  private static final long EPOCH_SECONDS_MIN = 100_000_000L;
  private static final long EPOCH_SECONDS_MAX = 9_999_999_999L;
  private static final Pattern SPACES = Pattern.compile("[,\\s]+");
  private static final Pattern ORDINAL = Pattern.compile("(\\d{4}|\\d{2})-?(\\d{3})");
  private static final Pattern EPOCH = Pattern.compile("(\\d{9,10})(?:\\d{3})?");
  private static final Pattern COMMENT = Pattern.compile("\\([^)]*\\)");
  private static final Pattern KOREAN =
      Pattern.compile("(\\d{4})\\s*[년年]\\s*(\\d{1,2})\\s*[월月]\\s*(\\d{1,2})\\s*[일日]");
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})(?:-0(\\d{2})-(\\d{2})|-?(\\d{2})(?:-?(\\d{2}))?)?"
              + "(?:[t\\s]+(\\d{1,2}):?(\\d{2})(?::?(\\d{2})(?:[.,]\\d{1,9})?)?)?\\s*(\\S*)");
  private static final Pattern ISO_NAMED_MONTH =
      Pattern.compile("(\\d{4})-(\\p{L}+)-(\\d{1,2})(?:t(.*))?");
  private static final Pattern SHORT_YEAR =
      Pattern.compile("(?:(\\d{2})-(\\d{2})-(\\d{2})|-(\\d{2})-(\\d{2}))");
  private static final Pattern CLOCK =
      Pattern.compile("(\\d{1,2})[:h](\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?(am|pm)?");
  private static final Pattern NUMERIC =
      Pattern.compile("(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4}|\\d{2})");
  private static final Pattern DAY = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th|\\.|er|º|ª)?");
  private static final Pattern DASHED = Pattern.compile("(\\d{1,2})-(\\p{L}{3,})\\.?-(\\d{2,4})");

  private FeedDates() {}

  /** The instant, to the second; null if the text is no date that exists. */
  static Instant parse(String text) {
    if (text == null || text.isBlank() || text.length() > CHARS_MAX) {
      return null;
    }
    String folded = fold(text);
    try {
      Instant iso = iso(folded);
      return iso != null ? iso : words(folded);
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }

  private static String fold(String text) {
    String lower = COMMENT.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      if (lower.charAt(i) > 0x7f) {
        return Normalizer.normalize(
            Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{Mn}+", ""),
            Normalizer.Form.NFC);
      }
    }
    return lower;
  }

  private static Instant iso(String text) {
    Matcher epoch = EPOCH.matcher(text);
    if (epoch.matches()) {
      long seconds =
          Long.parseLong(text.length() > 10 ? text.substring(0, text.length() - 3) : text);
      return seconds >= EPOCH_SECONDS_MIN && seconds <= EPOCH_SECONDS_MAX
          ? Instant.ofEpochSecond(seconds)
          : null;
    }
    Matcher ordinal = ORDINAL.matcher(text);
    if (ordinal.matches() && text.length() != 5) {
      return LocalDate.ofYearDay(year(number(ordinal.group(1), 0)), number(ordinal.group(2), 0))
          .atStartOfDay()
          .toInstant(ZoneOffset.UTC);
    }
    Matcher m = ISO.matcher(text);
    if (m.matches()) {
      boolean longMonth = m.group(2) != null;
      int month = number(longMonth ? m.group(2) : m.group(4), 1);
      int day = number(longMonth ? m.group(3) : m.group(5), 1);
      Optional<ZoneId> zone = DateZones.iso(m.group(9));
      if (zone.isEmpty()) {
        return null;
      }
      return LocalDate.of(number(m.group(1), 0), month, day)
          .atTime(number(m.group(6), 0), number(m.group(7), 0), number(m.group(8), 0))
          .atZone(zone.get())
          .toInstant();
    }
    Matcher brief = SHORT_YEAR.matcher(text);
    if (brief.matches()) {
      boolean noDay = brief.group(4) != null;
      int year = year(number(noDay ? brief.group(4) : brief.group(1), 0));
      int month = number(noDay ? brief.group(5) : brief.group(2), 0);
      return LocalDate.of(year, month, number(brief.group(3), 1))
          .atStartOfDay()
          .toInstant(ZoneOffset.UTC);
    }
    return null;
  }

  private static Instant words(String folded) {
    String text = folded;
    Draft draft = new Draft();
    Matcher named = ISO_NAMED_MONTH.matcher(text);
    if (named.matches()) {
      String time = named.group(4) == null ? "" : named.group(4);
      text =
          named.group(3)
              + " "
              + named.group(2)
              + " "
              + named.group(1)
              + " "
              + time.replaceFirst("(\\d)([+-])", "$1 $2");
    }
    Matcher korean = KOREAN.matcher(text);
    if (korean.find() || text.contains("오전") || text.contains("오후") || text.contains("오")) {
      draft.zone = ZoneOffset.ofHours(9);
      text = korean.reset().replaceFirst("$1-$2-$3 ");
    }
    for (String token : SPACES.split(text, -1)) {
      if (!draft.take(token)) {
        return null;
      }
    }
    return draft.instant();
  }

  private static int number(String digits, int absent) {
    return digits == null ? absent : Integer.parseInt(digits);
  }

  private static int year(int year) {
    return year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year;
  }

  /** What the words of a date have told so far. */
  private static final class Draft {
    private final List<Integer> numbers = new ArrayList<>(4);
    private int year = -1;
    private int month = -1;
    private int day = -1;
    private int hour = -1;
    private int minute;
    private int second;
    private boolean afternoon;
    private boolean halfDay;
    private ZoneId zone;

    /** Takes a word; false if it makes the whole no date. */
    boolean take(String token) {
      if (token.isEmpty() || token.equals("-")) {
        return true;
      }
      Matcher clock = CLOCK.matcher(token);
      if (clock.matches()) {
        return clock(clock);
      }
      if (Character.isDigit(token.charAt(0))) {
        return digits(token);
      }
      if (token.charAt(0) == '+' || token.charAt(0) == '-') {
        return zone(token);
      }
      return word(token);
    }

    private boolean clock(Matcher clock) {
      if (hour >= 0) {
        return false;
      }
      hour = Integer.parseInt(clock.group(1));
      minute = Integer.parseInt(clock.group(2));
      second = number(clock.group(3), 0);
      if (clock.group(4) != null) {
        halfDay(clock.group(4).equals("pm"));
      }
      return true;
    }

    private boolean digits(String token) {
      Matcher numeric = NUMERIC.matcher(token);
      if (numeric.matches()) {
        return slashed(token, numeric);
      }
      Matcher dashed = DASHED.matcher(token);
      if (dashed.matches()) {
        day = Integer.parseInt(dashed.group(1));
        month = MonthNames.of(dashed.group(2));
        year = year(Integer.parseInt(dashed.group(3)));
        return month > 0;
      }
      Matcher iso = ISO.matcher(token);
      if (iso.matches() && token.indexOf('-') > 0 && iso.group(9).isEmpty()) {
        year = Integer.parseInt(iso.group(1));
        month = number(iso.group(4), 1);
        day = number(iso.group(5), 1);
        return true;
      }
      if (token.matches("\\d{4}")) {
        year = year < 0 ? Integer.parseInt(token) : year;
        return true;
      }
      Matcher dayOnly = DAY.matcher(token);
      return dayOnly.matches() && numbers.add(Integer.valueOf(dayOnly.group(1)));
    }

    /** Day first with dots; with slashes the American order unless it cannot be. */
    private boolean slashed(String token, Matcher numeric) {
      int first = Integer.parseInt(numeric.group(1));
      int other = Integer.parseInt(numeric.group(2));
      boolean dayFirst = token.indexOf('.') > 0 || first > 12;
      day = dayFirst ? first : other;
      month = dayFirst ? other : first;
      year = year(Integer.parseInt(numeric.group(3)));
      return true;
    }

    private boolean zone(String token) {
      Optional<ZoneOffset> offset = DateZones.offset(token);
      offset.ifPresent(o -> zone = o);
      return offset.isPresent();
    }

    private boolean word(String token) {
      String bare = token.replace(".", "");
      switch (bare) {
        case "am", "오전" -> halfDay(false);
        case "pm", "오후" -> halfDay(true);
        default -> {
          int named = month < 0 ? MonthNames.of(bare) : -1;
          if (named > 0) {
            month = named;
          } else {
            Optional<ZoneId> offset = DateZones.named(token);
            if (offset.isPresent() && hour < 0 && numbers.isEmpty() && year < 0) {
              return true;
            }
            offset.ifPresent(o -> zone = o);
            return offset.isPresent()
                || bare.chars().allMatch(c -> Character.isLetter(c) || c == '\'');
          }
        }
      }
      return true;
    }

    private void halfDay(boolean pm) {
      halfDay = true;
      afternoon = pm;
    }

    Instant instant() {
      for (int value : numbers) {
        if (day < 0) {
          day = value;
        } else if (month < 0) {
          month = value;
        } else if (year < 0) {
          year = year(value);
        } else {
          return null;
        }
      }
      if (year < 0 || month < 0 || (day < 0 && hour >= 0)) {
        return null;
      }
      if (halfDay && hour >= 0) {
        hour = hour % 12 + (afternoon ? 12 : 0);
      }
      LocalDateTime local =
          LocalDate.of(year, month, Math.max(day, 1))
              .atTime(Math.max(hour, 0), minute, second == 60 ? 59 : second);
      return local.atZone(zone == null ? ZoneOffset.UTC : zone).toInstant();
    }
  }
}
