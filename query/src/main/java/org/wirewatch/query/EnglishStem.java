package org.wirewatch.query;

import java.util.BitSet;
import java.util.Map;

/**
 * Joins the inflected forms of an English word (plural, past, {@code -ing}) and nothing more: steps
 * 1 and 5 of Porter's second stemmer without those between, which would join "organ" with
 * "organization" and "new" with "news". Not thread-safe.
 *
 * @see "https://snowballstem.org/algorithms/english/stemmer.html"
 */
final class EnglishStem {
  private static final int HASHES = 1024;

  /** Words that the rules would spoil. */
  private static final Map<String, String> EXCEPTIONS =
      Map.ofEntries(
          Map.entry("news", "news"),
          Map.entry("dying", "die"),
          Map.entry("lying", "lie"),
          Map.entry("tying", "tie"),
          Map.entry("atlas", "atlas"),
          Map.entry("cosmos", "cosmos"),
          Map.entry("bias", "bias"),
          Map.entry("andes", "andes"),
          Map.entry("inning", "inning"),
          Map.entry("outing", "outing"),
          Map.entry("herring", "herring"),
          Map.entry("earring", "earring"),
          Map.entry("during", "during"),
          Map.entry("evening", "evening"),
          Map.entry("morning", "morning"),
          Map.entry("men", "man"),
          Map.entry("women", "woman"),
          Map.entry("children", "child"));

  /** A bit for the hash of each of them. */
  private static final BitSet EXCEPTION_HASHES = new BitSet(HASHES);

  static {
    EXCEPTIONS.keySet().forEach(word -> EXCEPTION_HASHES.set(word.hashCode() & (HASHES - 1)));
  }

  /** The letters of the word stand in {@code [from, end)}. */
  private char[] word;

  private int from;
  private int end;

  /** The stem of a lower-case word; other scripts, numbers and short words come back unchanged. */
  String of(String form) {
    char[] letters = form.toCharArray();
    int length = cut(letters, 0, letters.length);
    String stem = new String(letters, 0, length);
    return stem.equals(form) ? form : stem;
  }

  /**
   * Puts the stem of a lower-case word in its place.
   *
   * @return the end of the stem, at most the end of the word
   */
  int cut(char[] letters, int start, int behind) {
    word = letters;
    from = start;
    end = behind;
    if (end - from < 3) {
      return end;
    }
    int hash = 0;
    for (int i = from; i < end; i++) {
      if (word[i] < 'a' || word[i] > 'z') {
        return end;
      }
      hash = 31 * hash + word[i];
    }
    if (EXCEPTION_HASHES.get(hash & (HASHES - 1)) && exception()) {
      return end;
    }
    plural();
    pastOrGerund();
    finalY();
    finalE();
    finalL();
    return end;
  }

  private boolean exception() {
    String stem = EXCEPTIONS.get(new String(word, from, end - from));
    if (stem == null) {
      return false;
    }
    stem.getChars(0, stem.length(), word, from);
    end = from + stem.length();
    return true;
  }

  private void plural() {
    if (ends("sses")) {
      cut(2);
    } else if (ends("ies") || ends("ied")) {
      cut(end - from > 4 ? 2 : 1);
    } else if (ends("s") && !ends("us") && !ends("ss") && hasVowel(end - 2)) {
      cut(1);
    }
  }

  private void pastOrGerund() {
    if (ends("eed")) {
      if (end - 3 >= region(1)) {
        cut(1);
      }
      return;
    }
    int suffix = ends("ed") ? 2 : ends("ing") ? 3 : 0;
    if (suffix == 0 || !hasVowel(end - suffix)) {
      return;
    }
    cut(suffix);
    if (ends("at") || ends("bl") || ends("iz")) {
      word[end++] = 'e';
    } else if (endsDouble()) {
      cut(1);
    } else if (region(1) >= end && endsShort(end)) {
      word[end++] = 'e';
    }
  }

  private void finalY() {
    int last = end - 1;
    if (last > from + 1 && word[last] == 'y' && !vowel(last - 1)) {
      word[last] = 'i';
    }
  }

  private void finalE() {
    int last = end - 1;
    if (ends("e") && (last >= region(2) || (last >= region(1) && !endsShort(last)))) {
      cut(1);
    }
  }

  private void finalL() {
    if (ends("ll") && end - 1 >= region(2)) {
      cut(1);
    }
  }

  /** Start of R1 or R2: behind the first consonant after a vowel, once or twice. */
  private int region(int times) {
    int at = from;
    for (int i = 0; i < times; i++) {
      while (at < end && !vowel(at)) {
        at++;
      }
      while (at < end && vowel(at)) {
        at++;
      }
      at++;
    }
    return Math.min(at, end);
  }

  /** Whether the letters before a place end in a short syllable. */
  private boolean endsShort(int behind) {
    if (behind - from == 2) {
      return vowel(from) && !vowel(from + 1);
    }
    if (behind - from < 3) {
      return false;
    }
    char last = word[behind - 1];
    return !vowel(behind - 1)
        && last != 'w'
        && last != 'x'
        && last != 'y'
        && vowel(behind - 2)
        && !vowel(behind - 3);
  }

  private boolean endsDouble() {
    int last = end - 1;
    return last > from && word[last] == word[last - 1] && "bdfgmnprt".indexOf(word[last]) >= 0;
  }

  private boolean hasVowel(int behind) {
    for (int i = from; i < behind; i++) {
      if (vowel(i)) {
        return true;
      }
    }
    return false;
  }

  /** A y is a consonant at the start and after a vowel. */
  private boolean vowel(int at) {
    return switch (word[at]) {
      case 'a', 'e', 'i', 'o', 'u' -> true;
      case 'y' -> at > from && !vowel(at - 1);
      default -> false;
    };
  }

  private boolean ends(String suffix) {
    int start = end - suffix.length();
    if (start < from) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (word[i] != suffix.charAt(i - start)) {
        return false;
      }
    }
    return true;
  }

  private void cut(int letters) {
    end -= letters;
  }
}
