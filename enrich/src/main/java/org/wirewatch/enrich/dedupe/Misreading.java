package org.wirewatch.enrich.dedupe;

import org.wirewatch.enrich.dedupe.Alignment.Change;
import org.wirewatch.enrich.dedupe.Alignment.Gap;

/**
 * Tells whether a word is another with one letter misread, lost, added or turned into a space, when
 * of the other only its {@link WordCode} is left: tries all words that could have been meant.
 */
final class Misreading {
  private static final int CHARS_MAX = 24;

  /** Shorter words are one letter apart without being meant: {@code 12}, {@code 15}. */
  private static final int CHARS_MIN = 3;

  /** Changes tried, and how many of them misread tell that the text was read by a machine. */
  private static final int TRIED_MAX = 16;

  /** Words tried for one pair of texts; some microseconds each. */
  private static final int ASKED_MAX = 100;

  private static final int FOUND_MIN = 3;
  private static final int FOUND_SHARE = 3;

  private final Words words;
  private final Alignment alignment;
  private final String letters;
  private final boolean frequent;
  private int asked;

  /** Takes the later text, whose letters are those that a misread one may have been. */
  Misreading(Words words, Alignment alignment) {
    this.words = words;
    this.alignment = alignment;
    this.letters = letters(words);
    this.frequent = isMostOfWhatDiffers();
  }

  /** Whether much of what differs is misread: then no difference of a letter is a fact. */
  boolean isFrequent() {
    return frequent;
  }

  /** Whether a word of the later text and one of the earlier are one, misread. */
  boolean isOne(int nowWord, int oldWord) {
    return isOne(words.folded(nowWord), alignment.old()[oldWord]);
  }

  private boolean isMostOfWhatDiffers() {
    int tried = 0;
    int found = 0;
    for (Gap gap : alignment.gaps()) {
      for (Change change : alignment.changes(gap)) {
        boolean few = change.nowWords() <= 2 && change.oldWords() <= 2;
        if (few && change.nowWords() > 0 && change.oldWords() > 0 && tried < TRIED_MAX) {
          tried++;
          found += isMisread(change) ? 1 : 0;
        }
      }
    }
    return found >= FOUND_MIN && FOUND_SHARE * found >= tried;
  }

  private boolean isMisread(Change change) {
    int now = change.nowFrom();
    int old = change.oldFrom();
    if (change.nowWords() == change.oldWords()) {
      return isOne(now, old) || (change.nowWords() > 1 && isOne(now + 1, old + 1));
    }
    return change.oldWords() == 1
        ? isOne(words.folded(now) + words.folded(now + 1), alignment.old()[old])
        : isBroken(words.folded(now), alignment.old()[old], alignment.old()[old + 1]);
  }

  private boolean isOne(String word, int code) {
    int length = word.length();
    boolean plural =
        (word.endsWith("s") && length > 1)
            ? isRest(WordCode.start(), word.substring(0, length - 1), 0, code)
            : isRest(WordCode.start(), word + "s", 0, code);
    if (plural) {
      return true;
    }
    if (length < CHARS_MIN || length > CHARS_MAX || ++asked > ASKED_MAX) {
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

  /** Whether the word was broken in two, perhaps where one letter stood. */
  private static boolean isBroken(String word, int first, int second) {
    int before = WordCode.start();
    for (int at = 0; at < word.length(); at++) {
      if (isWord(before, first)
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
    return isWord(h, code);
  }

  private static boolean isWord(int unmixed, int code) {
    return WordCode.same(WordCode.of(WordCode.kind(code), WordCode.mix(unmixed)), code);
  }

  private static String letters(Words words) {
    CodeSet seen = new CodeSet(1 << 8);
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < words.count(); i++) {
      String word = words.folded(i);
      for (int k = 0; k < word.length(); k++) {
        char letter = word.charAt(k);
        if (letter < 0x2e80 && letters.length() < 1 << 8 && !seen.contains(letter)) {
          seen.add(letter);
          letters.append(letter);
        }
      }
    }
    return letters.toString();
  }
}
