package org.wirewatch.enrich.term;

import java.lang.Character.UnicodeScript;
import java.util.function.Consumer;
import org.wirewatch.enrich.term.Term.Shape;

/**
 * Scripts without spaces between words. Their text is compared by overlapping runs of characters:
 * two where a character is about a syllable or more, four where it is a letter. Runs of two do as
 * well as a dictionary for finding Chinese text.
 *
 * @see "Nie, Gao, Zhang, Zhou: On the use of words and n-grams for Chinese information retrieval,
 *     IRAL 2000"
 */
final class UnspacedScript {
  private UnspacedScript() {}

  /** How many characters make a term; 0 where words are separated. */
  static int gramLength(int c) {
    if (c < 0x0e00) {
      return 0;
    }
    return switch (UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA -> 2;
      case THAI, LAO, KHMER, MYANMAR -> 4;
      default -> 0;
    };
  }

  /** Where the run of such characters that begins there ends. */
  static int runEnd(String text, int start, int gramLength) {
    int at = start;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      boolean mark = Character.getType(c) == Character.NON_SPACING_MARK;
      boolean ofRun = Character.isLetterOrDigit(c) && gramLength(c) == gramLength;
      if (!ofRun && !mark) {
        return at;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  /** Gives the overlapping terms of a run; a run too short for one is a term itself. */
  static void grams(
      String text, int start, int end, int gramLength, int termsMax, Consumer<Term> terms) {
    int from = start;
    for (int i = 0; i < termsMax; i++) {
      boolean last = text.codePointCount(from, end) <= gramLength;
      int to = last ? end : text.offsetByCodePoints(from, gramLength);
      terms.accept(new Term(text.substring(from, to), from, to, Shape.LOWER));
      if (last) {
        return;
      }
      from = text.offsetByCodePoints(from, 1);
    }
  }
}
