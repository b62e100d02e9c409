package org.wirewatch.enrich.dedupe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.enrich.text.WordFile;

/** Numbers written as words. */
final class NumberWords {
  private static final Map<String, String> DIGITS = digits();

  private static final String MILLION = "1000000";
  private static final String BILLION = "1000000000";

  private NumberWords() {}

  /** The digits that a folded word stands for; null when it is no number. */
  static String digits(String folded) {
    return DIGITS.get(folded);
  }

  /** The scale that a unit behind a number stands for; null when it is none. */
  static String scale(String unit, boolean money) {
    return switch (unit) {
      case "mn", "mln" -> MILLION;
      case "m" -> money ? MILLION : null;
      case "bn", "bln" -> BILLION;
      default -> null;
    };
  }

  /**
   * {@code two} and {@code hundred}, {@code twenty} and {@code five}; null when they do not join.
   */
  static String joined(String first, String second) {
    if (first.length() > 6 || !first.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    int before = Integer.parseInt(first);
    int after = second.length() > 4 ? 0 : Integer.parseInt(second);
    if (after == 100 || after == 1000) {
      return before > 0 ? Long.toString((long) before * after) : null;
    }
    boolean tens = before >= 20 && before < 100 && before % 10 == 0;
    return tens && after > 0 && after < 10 ? Integer.toString(before + after) : null;
  }

  private static Map<String, String> digits() {
    Map<String, String> digits = new HashMap<>();
    for (String line : WordFile.lines(NumberWords.class, "number-words.txt")) {
      List<String> words = List.of(line.split(" "));
      words.subList(1, words.size()).forEach(word -> digits.put(word, words.getFirst()));
    }
    return Map.copyOf(digits);
  }
}
