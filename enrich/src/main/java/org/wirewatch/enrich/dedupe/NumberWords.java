package org.wirewatch.enrich.dedupe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.enrich.text.WordFile;

/** Numbers written as words. */
final class NumberWords {
  private static final Map<String, String> DIGITS = digits();

  private NumberWords() {}

  /** The digits that a folded word stands for; null when it is no number. */
  static String digits(String folded) {
    return DIGITS.get(folded);
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
