package org.wirewatch.enrich.dedupe;

import java.util.HashSet;
import java.util.Set;

/**
 * Tells whether a word is a known one with one letter garbled, lost, added or turned into a space,
 * when of the known one only its {@link WordCode} is left: tries all words that could have been
 * meant.
 */
final class Garbled {
  private static final int CHARS_MAX = 24;

  /** Shorter words are one letter apart without being meant: {@code Iran}, {@code Iraq}. */
  private static final int CHARS_MIN = 3;

  private final String letters;

  /** Takes the later text, whose letters are those that a garbled one may have been. */
  Garbled(Words words) {
    Set<Character> found = new HashSet<>();
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < words.count(); i++) {
      String word = words.folded(i);
      for (int c = 0; c < word.length(); c++) {
        if (found.add(word.charAt(c))) {
          all.append(word.charAt(c));
        }
      }
    }
    letters = all.toString();
  }

  /** Whether the word was made from that of the code, or that from the word. */
  boolean isFrom(String word, int code) {
    int length = word.length();
    if (length < CHARS_MIN || length > CHARS_MAX) {
      return false;
    }
    int before = WordCode.start();
    for (int at = 0; at <= length; at++) {
      if (at < length && isRest(before, word, at + 1, code)) {
        return true;
      }
      for (int k = 0; k < letters.length(); k++) {
        int with = WordCode.add(before, letters.charAt(k));
        if (isRest(with, word, at, code) || (at < length && isRest(with, word, at + 1, code))) {
          return true;
        }
      }
      before = at < length ? WordCode.add(before, word.charAt(at)) : before;
    }
    return false;
  }

  /** Whether the word was broken in two where one letter stood. */
  static boolean isBroken(String word, int first, int second) {
    int before = WordCode.start();
    for (int at = 0; at < word.length(); at++) {
      if (isSame(WordCode.mix(before), first)
          && (isRest(WordCode.start(), word, at, second)
              || isRest(WordCode.start(), word, at + 1, second))) {
        return true;
      }
      before = WordCode.add(before, word.charAt(at));
    }
    return false;
  }

  private static boolean isRest(int before, String word, int from, int code) {
    int h = before;
    for (int i = from; i < word.length(); i++) {
      h = WordCode.add(h, word.charAt(i));
    }
    return isSame(WordCode.mix(h), code);
  }

  private static boolean isSame(int hash, int code) {
    return WordCode.same(WordCode.of(WordCode.kind(code), hash), code);
  }
}
