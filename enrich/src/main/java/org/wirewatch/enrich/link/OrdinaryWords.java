package org.wirewatch.enrich.link;

import java.util.Set;
import org.wirewatch.enrich.text.WordFile;

/** Words that stand in lower case in ordinary news, so that a name made of them says little. */
public final class OrdinaryWords {
  private static final Set<String> WORDS =
      Set.copyOf(WordFile.lines(OrdinaryWords.class, "ordinary-words.txt"));

  private OrdinaryWords() {}

  /**
   * Whether a word is one.
   *
   * @param word in lower case
   */
  public static boolean has(String word) {
    return WORDS.contains(word);
  }

  /** Whether all words of a name are: {@code interior ministry}, but not {@code bank of japan}. */
  static boolean all(String normalName) {
    for (String word : normalName.split(" ", -1)) {
      if (!WORDS.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
