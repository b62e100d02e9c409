package org.wirewatch.enrich.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wirewatch.enrich.text.WordFile;

/**
 * How many of a text's words are the small words of a language, which say more in a headline than
 * its letters do.
 *
 * @see "G. Grefenstette: Comparing two language identification schemes, JADT 1995"
 */
final class FunctionWords {
  /** The languages of each word. */
  private static final Map<String, List<String>> LANGUAGES = read();

  private FunctionWords() {}

  /**
   * The counts by language. A word that several languages share counts for each, but the less, the
   * more they are.
   *
   * @param words separated by spaces
   */
  static Map<String, Double> counts(String words) {
    Map<String, Double> counts = new HashMap<>();
    for (String word : words.toLowerCase(Locale.ROOT).split(" ", -1)) {
      List<String> languages = LANGUAGES.getOrDefault(word, List.of());
      languages.forEach(
          language -> counts.merge(language, 1 / Math.sqrt(languages.size()), Double::sum));
    }
    return counts;
  }

  private static Map<String, List<String>> read() {
    Map<String, List<String>> languages = new HashMap<>();
    for (String line : WordFile.lines(FunctionWords.class, "function-words.txt")) {
      List<String> words = List.of(line.split(" ", -1));
      String language = words.getFirst();
      words.stream()
          .skip(1)
          .forEach(word -> languages.computeIfAbsent(word, w -> new ArrayList<>()).add(language));
    }
    return languages;
  }
}
