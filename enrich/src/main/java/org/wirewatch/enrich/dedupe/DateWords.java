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
  private static final Map<String, String> DATES = dates();

  private DateWords() {}

  /** The same for all forms of a day or month in one language; null for another word. */
  static String of(String folded) {
    return DATES.get(folded);
  }

  private static Map<String, String> dates() {
    Map<String, String> dates = new HashMap<>();
    for (String language : LANGUAGES) {
      Locale locale = Locale.of(language);
      for (TextStyle style : List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE)) {
        for (DayOfWeek day : DayOfWeek.values()) {
          put(dates, day.getDisplayName(style, locale), "day " + day.getValue());
        }
        for (Month month : Month.values()) {
          put(dates, month.getDisplayName(style, locale), "month " + month.getValue());
        }
      }
    }
    return Map.copyOf(dates);
  }

  private static void put(Map<String, String> dates, String name, String date) {
    String folded = Folding.fold(name);
    boolean word = folded.length() >= LETTERS_MIN && folded.chars().allMatch(Character::isLetter);
    if (word) {
      dates.putIfAbsent(folded, date);
    }
  }
}
