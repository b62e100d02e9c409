package org.wirewatch.query;

import java.util.Map;

/**
 * Joins the inflected forms of an English word (plural, past, {@code -ing}) and nothing more: steps
 * 1 and 5 of Porter's second stemmer without those between, which would join "organ" with
 * "organization" and "new" with "news". Not thread-safe.
 *
 * @see "https://snowballstem.org/algorithms/english/stemmer.html"
 */
final class EnglishStem {
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

  private final StringBuilder word = new StringBuilder();

  /** The stem of a lower-case word; other scripts, numbers and short words come back unchanged. */
  String of(String form) {
    if (form.length() < 3 || !isAsciiLetters(form)) {
      return form;
    }
    String exception = EXCEPTIONS.get(form);
    if (exception != null) {
      return exception;
    }
    word.setLength(0);
    word.append(form);
    plural();
    pastOrGerund();
    finalY();
    finalE();
    finalL();
    return word.toString();
  }

  private void plural() {
    int length = word.length();
    if (ends("sses")) {
      cut(2);
    } else if (ends("ies") || ends("ied")) {
      cut(length > 4 ? 2 : 1);
    } else if (ends("s") && !ends("us") && !ends("ss") && hasVowel(length - 2)) {
      cut(1);
    }
  }

  private void pastOrGerund() {
    if (ends("eed")) {
      if (word.length() - 3 >= region(1)) {
        cut(1);
      }
      return;
    }
    int suffix = ends("ed") ? 2 : ends("ing") ? 3 : 0;
    if (suffix == 0 || !hasVowel(word.length() - suffix)) {
      return;
    }
    cut(suffix);
    if (ends("at") || ends("bl") || ends("iz")) {
      word.append('e');
    } else if (endsDouble()) {
      cut(1);
    } else if (region(1) >= word.length() && endsShort(word.length())) {
      word.append('e');
    }
  }

  private void finalY() {
    int last = word.length() - 1;
    if (last > 1 && word.charAt(last) == 'y' && !vowel(last - 1)) {
      word.setCharAt(last, 'i');
    }
  }

  private void finalE() {
    int last = word.length() - 1;
    if (ends("e") && (last >= region(2) || (last >= region(1) && !endsShort(last)))) {
      cut(1);
    }
  }

  private void finalL() {
    if (ends("ll") && word.length() - 1 >= region(2)) {
      cut(1);
    }
  }

  /** Start of R1 or R2: behind the first consonant after a vowel, once or twice. */
  private int region(int times) {
    int at = 0;
    for (int i = 0; i < times; i++) {
      while (at < word.length() && !vowel(at)) {
        at++;
      }
      while (at < word.length() && vowel(at)) {
        at++;
      }
      at++;
    }
    return Math.min(at, word.length());
  }

  /** Whether the first {@code end} letters end in a short syllable. */
  private boolean endsShort(int end) {
    if (end == 2) {
      return vowel(0) && !vowel(1);
    }
    if (end < 3) {
      return false;
    }
    char last = word.charAt(end - 1);
    return !vowel(end - 1)
        && last != 'w'
        && last != 'x'
        && last != 'y'
        && vowel(end - 2)
        && !vowel(end - 3);
  }

  private boolean endsDouble() {
    int last = word.length() - 1;
    return last > 0
        && word.charAt(last) == word.charAt(last - 1)
        && "bdfgmnprt".indexOf(word.charAt(last)) >= 0;
  }

  private boolean hasVowel(int end) {
    for (int i = 0; i < end; i++) {
      if (vowel(i)) {
        return true;
      }
    }
    return false;
  }

  /** A y is a consonant at the start and after a vowel. */
  private boolean vowel(int at) {
    char c = word.charAt(at);
    return c == 'y' ? at > 0 && !vowel(at - 1) : "aeiou".indexOf(c) >= 0;
  }

  private boolean ends(String suffix) {
    int from = word.length() - suffix.length();
    return from >= 0 && word.indexOf(suffix, from) == from;
  }

  private void cut(int letters) {
    word.setLength(word.length() - letters);
  }

  private static boolean isAsciiLetters(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 'a' || c > 'z') {
        return false;
      }
    }
    return true;
  }
}
