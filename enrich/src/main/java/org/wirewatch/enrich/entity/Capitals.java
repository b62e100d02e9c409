package org.wirewatch.enrich.entity;

/** Tells headlines, where a capital says little, from running text. */
final class Capitals {
  private static final int WORDS_MIN = 4;

  private Capitals() {}

  /** Whether nearly every longer word is capitalised. */
  static boolean everywhere(Word[] sentence) {
    int longer = 0;
    int capital = 0;
    for (Word word : sentence) {
      if (word.letters && word.text.length() > 3) {
        longer++;
        capital += word.capital ? 1 : 0;
      }
    }
    return longer >= WORDS_MIN && capital * 10 >= longer * 8;
  }

  /** Whether nearly all letters are capitals. */
  static boolean only(Word[] sentence) {
    int words = 0;
    int capital = 0;
    for (Word word : sentence) {
      if (word.letters && word.text.length() > 1) {
        words++;
        capital += word.allCapitals ? 1 : 0;
      }
    }
    return words >= 2 && capital * 10 >= words * 8;
  }
}
