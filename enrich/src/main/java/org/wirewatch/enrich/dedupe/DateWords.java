package org.wirewatch.enrich.dedupe;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names of days of the week and of months, as the JDK's CLDR data has them. */
final class DateWords {
  private static final List<String> LANGUAGES =
      List.of(
          "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "pl", "cs", "sk", "hu",
          "ro", "bg", "hr", "sr", "sl", "el", "tr", "ru", "uk", "lt", "lv", "et", "ca", "id", "vi");

  private static final int LETTERS_MIN = 3;
  private static final Map<String, Integer> DATES = dates();

  private DateWords() {}

  /** 1 to 7 of a day of the week, 8 to 19 of a month; null for another word. */
  static Integer of(String folded) {
    return DATES.get(folded);
  }

  private static Map<String, Integer> dates() {
    Map<String, Integer> dates = new HashMap<>();
    for (String language : LANGUAGES) {
      Locale locale = Locale.of(language);
      for (TextStyle style : List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE)) {
        for (DayOfWeek day : DayOfWeek.values()) {
          put(dates, day.getDisplayName(style, locale), day.getValue());
        }
        for (Month month : Month.values()) {
          put(dates, month.getDisplayName(style, locale), 7 + month.getValue());
        }
      }
    }
    return Map.copyOf(dates);
  }

  private static void put(Map<String, Integer> dates, String name, int date) {
    String folded = Folding.fold(name);
    boolean word = folded.length() >= LETTERS_MIN && folded.chars().allMatch(Character::isLetter);
    if (word) {
      dates.putIfAbsent(folded, date);
    }
  }
}
