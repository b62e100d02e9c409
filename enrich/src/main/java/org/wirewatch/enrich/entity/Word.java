package org.wirewatch.enrich.entity;

import java.util.Locale;

/** Everything about a written word that does not depend on its place. Immutable. */
final class Word {
  static final int BROWN_LENGTHS = 4;
  static final int VECTOR_LEVELS = 3;
  private static final int[] BROWN_BITS = {4, 6, 10, 20};
  private static final int AFFIX_MAX = 4;

  final String text;
  final int hash;
  final int key;
  final int shape;
  final int shortShape;
  final boolean capital;
  final boolean allCapitals;
  final boolean lower;
  final boolean letters;
  final int[] prefixes = new int[AFFIX_MAX];
  final int[] suffixes = new int[AFFIX_MAX];

  /** Hash of the path's first 4, 6, 10, 20 bits; 0 when the word is in no cluster. */
  final int[] browns = new int[BROWN_LENGTHS];

  /** Hash of the class by word vector, coarse to fine; 0 when the word is in none. */
  final int[] vectors = new int[VECTOR_LEVELS];

  Word(String text, Lexicon lexicon) {
    this.text = text;
    String low = text.toLowerCase(Locale.ROOT);
    this.hash = Hash.of(text);
    this.key = Lexicon.key(Lexicon.simplify(low));
    this.capital = Character.isUpperCase(text.codePointAt(0));
    this.lower = Character.isLowerCase(text.codePointAt(0));
    this.letters = text.codePoints().anyMatch(Character::isLetter);
    this.allCapitals =
        capital && text.length() > 1 && text.chars().noneMatch(Character::isLowerCase) && letters;
    this.shape = Hash.of(shape(text, false));
    this.shortShape = Hash.of(shape(text, true));
    for (int n = 1; n <= AFFIX_MAX; n++) {
      int length = Math.min(n, low.length());
      prefixes[n - 1] = n <= low.length() ? Hash.of(low, 0, length) : 0;
      suffixes[n - 1] = n <= low.length() ? Hash.of(low, low.length() - length, low.length()) : 0;
    }
    int position = lexicon.word(key);
    if (position >= 0) {
      fillClasses(lexicon.brown(position), lexicon.vector(position, capital));
    }
  }

  private void fillClasses(int brown, int vector) {
    int bits = 31 - Integer.numberOfLeadingZeros(brown | 1);
    for (int i = 0; i < BROWN_LENGTHS && brown != 0; i++) {
      int kept = Math.min(bits, BROWN_BITS[i]);
      browns[i] = Hash.of(kept, brown >>> (bits - kept)) | 1;
    }
    if (vector != 0) {
      int leaf = vector - 1;
      vectors[0] = Hash.of(7, leaf >>> 7) | 1;
      vectors[1] = Hash.of(8, leaf >>> 3) | 1;
      vectors[2] = Hash.of(9, leaf) | 1;
    }
  }

  /** {@code Xxxx-dd} for {@code Reut-20}; short: one sign for each run. */
  private static String shape(String text, boolean runs) {
    StringBuilder shape = new StringBuilder();
    for (int i = 0; i < text.length() && shape.length() < 12; i++) {
      char c = text.charAt(i);
      char sign =
          Character.isUpperCase(c)
              ? 'X'
              : Character.isLetter(c) ? 'x' : Character.isDigit(c) ? 'd' : c;
      int length = shape.length();
      boolean same = length > 0 && shape.charAt(length - 1) == sign;
      boolean long4 = length > 3 && same && shape.charAt(length - 4) == sign;
      if (runs ? !same : !long4) {
        shape.append(sign);
      }
    }
    return shape.toString();
  }
}
