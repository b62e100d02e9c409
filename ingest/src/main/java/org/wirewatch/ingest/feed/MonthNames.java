package org.wirewatch.ingest.feed;

import java.text.Normalizer;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The months by their names in the languages that feeds come in. */
final class MonthNames {
  private static final List<String> LANGUAGES =
      List.of(
          "en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "hu", "ru", "uk", "el", "tr", "sv",
          "da", "nb", "fi", "ro", "hr", "ca", "id");
  private static final Map<String, Integer> MONTHS = new HashMap<>();

  static {
    for (String language : LANGUAGES) {
      Locale locale = Locale.of(language);
      for (java.time.Month month : java.time.Month.values()) {
        for (TextStyle style :
            List.of(
                TextStyle.FULL,
                TextStyle.FULL_STANDALONE,
                TextStyle.SHORT,
                TextStyle.SHORT_STANDALONE)) {
          add(month.getDisplayName(style, locale), month.getValue());
        }
      }
    }
    add("sept", 9);
    add("mrz", 3);
    add("jui", 7);
    add("Ιούλ", 7);
    add("Ιούν", 6);
    add("Μαϊ", 5);
    add("Αυγ", 8);
  }

  private MonthNames() {}

  /** 1 to 12, or -1; the name in lower case, accents and dots removed. */
  static int of(String name) {
    return MONTHS.getOrDefault(name, -1);
  }

  private static void add(String name, int month) {
    String folded =
        Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
            .replaceAll("\\p{Mn}+", "")
            .replace(".", "");
    if (folded.length() > 2 && !Character.isDigit(folded.charAt(0))) {
      MONTHS.putIfAbsent(Normalizer.normalize(folded, Normalizer.Form.NFC), month);
    }
  }
}
