package org.wirewatch.bench.quality;

import java.util.List;
import java.util.Set;

/** Puts the spaces of tokenised text back where print has them. Pure. */
final class Typesetting {
  private static final Set<String> TIGHT_BEFORE =
      Set.of(
          ",", ".", ";", ":", "!", "?", ")", "%", "\u201d", "\u2019", "...", "\u2026", "n't", "/");
  private static final Set<String> TIGHT_AFTER =
      Set.of("(", "$", "\u00a3", "\u20ac", "\u201c", "\u2018", "/");

  private Typesetting() {}

  /**
   * The sentence.
   *
   * @param starts takes where each word starts
   */
  static String set(List<String> words, int[] starts) {
    StringBuilder text = new StringBuilder();
    boolean tight = true;
    boolean quoted = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean closes = word.equals("\"") && quoted;
      if (!tight && !closes && !isTightBefore(word)) {
        text.append(' ');
      }
      starts[i] = text.length();
      text.append(word);
      tight = TIGHT_AFTER.contains(word) || (word.equals("\"") && !quoted);
      quoted ^= word.equals("\"");
    }
    return text.toString();
  }

  /** Clitics begin with an apostrophe; alone it is mostly a plural's possessive. */
  private static boolean isTightBefore(String word) {
    return TIGHT_BEFORE.contains(word) || word.charAt(0) == '\'';
  }
}
