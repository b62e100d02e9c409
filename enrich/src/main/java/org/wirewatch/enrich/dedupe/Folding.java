package org.wirewatch.enrich.dedupe;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes typography off a word. */
final class Folding {
  private static final Pattern MARKS = Pattern.compile("[\\p{Mn}\\p{Cf}]+");

  private Folding() {}

  /** Without case, accents and compatibility forms. */
  static String fold(String word) {
    if (isPlain(word)) {
      return word.toLowerCase(Locale.ROOT);
    }
    String apart = Normalizer.normalize(word, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    return MARKS.matcher(apart).replaceAll("");
  }

  private static boolean isPlain(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) > 0x7f) {
        return false;
      }
    }
    return true;
  }
}
