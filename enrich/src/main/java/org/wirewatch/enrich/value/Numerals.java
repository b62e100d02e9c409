package org.wirewatch.enrich.value;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** Reads a number in digits or words that begins at a token. */
final class Numerals {
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal QUARTER = new BigDecimal("0.25");
  private static final int DIGITS_MAX = 18;
  private static final int WORDS_MAX = 12;

  private static final Map<String, Integer> SMALL =
      Map.ofEntries(
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("thirteen", 13),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("sixteen", 16),
          Map.entry("seventeen", 17),
          Map.entry("eighteen", 18),
          Map.entry("nineteen", 19),
          Map.entry("twenty", 20),
          Map.entry("thirty", 30),
          Map.entry("forty", 40),
          Map.entry("fifty", 50),
          Map.entry("sixty", 60),
          Map.entry("seventy", 70),
          Map.entry("eighty", 80),
          Map.entry("ninety", 90));

  private static final Map<String, BigDecimal> SCALES =
      Map.of(
          "hundred", BigDecimal.valueOf(100),
          "dozen", BigDecimal.valueOf(12),
          "thousand", BigDecimal.valueOf(1_000),
          "lakh", BigDecimal.valueOf(100_000),
          "million", BigDecimal.valueOf(1_000_000),
          "crore", BigDecimal.valueOf(10_000_000),
          "billion", BigDecimal.valueOf(1_000_000_000),
          "trillion", BigDecimal.valueOf(1_000_000_000_000L));

  /** Letters glued to digits: {@code 1.2bn}. */
  private static final Map<String, BigDecimal> SUFFIXES =
      Map.ofEntries(
          Map.entry("k", BigDecimal.valueOf(1_000)),
          Map.entry("m", BigDecimal.valueOf(1_000_000)),
          Map.entry("mn", BigDecimal.valueOf(1_000_000)),
          Map.entry("mln", BigDecimal.valueOf(1_000_000)),
          Map.entry("b", BigDecimal.valueOf(1_000_000_000)),
          Map.entry("bn", BigDecimal.valueOf(1_000_000_000)),
          Map.entry("bln", BigDecimal.valueOf(1_000_000_000)),
          Map.entry("t", BigDecimal.valueOf(1_000_000_000_000L)),
          Map.entry("tn", BigDecimal.valueOf(1_000_000_000_000L)),
          Map.entry("trn", BigDecimal.valueOf(1_000_000_000_000L)),
          Map.entry("cr", BigDecimal.valueOf(10_000_000)));

  private static final Set<String> APART = Set.of("m", "mn", "bn", "tn", "trn", "cr");

  private final ValueText text;

  Numerals(ValueText text) {
    this.text = text;
  }

  static boolean isNumberWord(String lower) {
    return SMALL.containsKey(lower) || SCALES.containsKey(lower);
  }

  /** The number that begins with a token; null when none does. */
  Numeral at(int first) {
    String word = text.word(first);
    if (word.isEmpty()) {
      return null;
    }
    return isDigit(word.charAt(0)) ? digits(first, 0) : words(first);
  }

  /** The number that begins inside a token, as behind the hyphen of {@code 10-15}. */
  Numeral inside(int token, int from) {
    String word = text.word(token);
    return from < word.length() && isDigit(word.charAt(from)) ? digits(token, from) : null;
  }

  private Numeral digits(int first, int from) {
    String word = text.word(first);
    int to = from;
    boolean point = false;
    while (to < word.length() && to - from <= DIGITS_MAX) {
      char c = word.charAt(to);
      boolean joins =
          (c == ',' && !point && isGroup(word, to + 1)) || (c == '.' && !point && to > from);
      if (!isDigit(c) && !(joins && to + 1 < word.length() && isDigit(word.charAt(to + 1)))) {
        break;
      }
      point |= c == '.';
      to++;
    }
    if (to - from > DIGITS_MAX || (to < word.length() && isOdd(word.charAt(to)))) {
      return null;
    }
    BigDecimal value = new BigDecimal(word.substring(from, to).replace(",", ""));
    return scaled(value, first, from, to);
  }

  private Numeral scaled(BigDecimal value, int first, int from, int to) {
    String word = text.lower(first);
    int start = text.start(first) + from;
    String rest = word.substring(to);
    BigDecimal scale = BigDecimal.ONE;
    int end = text.start(first) + to;
    if (!rest.isEmpty()) {
      int cut = rest.startsWith("-") ? rest.indexOf('-', 1) : rest.indexOf('-');
      String head = cut < 0 ? rest : rest.substring(0, cut);
      BigDecimal glued = head.startsWith("-") ? SCALES.get(head.substring(1)) : SUFFIXES.get(head);
      if (glued == null) {
        return new Numeral(value, scale, first, first, start, end, false, rest);
      }
      scale = glued;
      end += head.length();
      rest = rest.substring(head.length());
      if (!rest.isEmpty()) {
        return new Numeral(value, scale, first, first, start, end, false, rest);
      }
    }
    return scaleWords(value, scale, first, first + 1, start, end, false);
  }

  /** Adds {@code million}, {@code lakh crore}, {@code million-euro} behind a number. */
  private Numeral scaleWords(
      BigDecimal value, BigDecimal first, int token, int next, int start, int end, boolean words) {
    BigDecimal scale = first;
    int at = next;
    int stop = end;
    for (int i = 0; i < 2; i++) {
      String word = text.lower(at);
      int cut = word.indexOf('-');
      String head = cut < 0 ? word : word.substring(0, cut);
      BigDecimal more = SCALES.get(head);
      if (more == null && APART.contains(word) && !words) {
        more = SUFFIXES.get(word);
      }
      if (more == null || text.startsSentence(at)) {
        break;
      }
      scale = scale.multiply(more);
      stop = text.start(at) + head.length();
      if (cut > 0) {
        String rest = word.substring(cut);
        return new Numeral(value, scale, token, at, start, stop, words, rest);
      }
      at++;
    }
    return new Numeral(value, scale, token, at, start, stop, words, "");
  }

  private Numeral words(int first) {
    String lower = text.lower(first);
    if (lower.equals("half") && isArticle(first + 1) && SCALES.containsKey(text.lower(first + 2))) {
      return scaleWords(HALF, BigDecimal.ONE, first, first + 2, text.start(first), 0, true);
    }
    if (lower.equals("a") || lower.equals("an")) {
      if (text.is(first + 1, "quarter")
          && text.is(first + 2, "of")
          && isArticle(first + 3)
          && SCALES.containsKey(text.lower(first + 4))) {
        return scaleWords(QUARTER, BigDecimal.ONE, first, first + 4, text.start(first), 0, true);
      }
      String next = text.lower(first + 1);
      int cut = next.indexOf('-');
      boolean scale = SCALES.containsKey(cut < 0 ? next : next.substring(0, cut));
      return scale && cut < 0 ? spelled(first, first + 1, 1) : null;
    }
    return small(lower) >= 0 ? spelled(first, first, 0) : null;
  }

  private boolean isArticle(int at) {
    return text.is(at, "a") || text.is(at, "an");
  }

  /** {@code two hundred and fifty thousand}; a last scale from a thousand up stays apart. */
  private Numeral spelled(int first, int from, long given) {
    long total = 0;
    long current = given;
    long lastScale = 1;
    int at = from;
    int stop = from;
    while (at < text.size() && at - from < WORDS_MAX && !(at > first && text.startsSentence(at))) {
      String word = text.lower(at);
      int small = small(word);
      BigDecimal scale = SCALES.get(word);
      if (small >= 0 && fits(current, small)) {
        current += small;
      } else if (scale != null && scale.longValue() <= 100 && current > 0) {
        current *= scale.longValue();
      } else if (scale != null && current > 0 && (total == 0 || scale.longValue() < lastScale)) {
        lastScale = scale.longValue();
        total += current * lastScale;
        current = 0;
      } else if (!(word.equals("and") && joins(at, total + current))) {
        break;
      } else {
        at++;
        continue;
      }
      stop = ++at;
    }
    if (stop == from) {
      return null;
    }
    int end = text.end(stop - 1);
    BigDecimal value = BigDecimal.valueOf(total + current);
    boolean half = text.is(stop, "and") && isArticle(stop + 1) && text.is(stop + 2, "half");
    if (half && SCALES.containsKey(text.lower(stop + 3))) {
      return scaleWords(
          value.add(HALF), BigDecimal.ONE, first, stop + 3, text.start(first), end, true);
    }
    if (current == 0 && total % lastScale == 0 && lastScale > 1) {
      BigDecimal scale = BigDecimal.valueOf(lastScale);
      BigDecimal mantissa = value.divide(scale);
      return new Numeral(mantissa, scale, first, stop, text.start(first), end, true, "");
    }
    return scaleWords(value, BigDecimal.ONE, first, stop, text.start(first), end, true);
  }

  private boolean joins(int and, long before) {
    return before >= 100 && before % 100 == 0 && small(text.lower(and + 1)) > 0;
  }

  private static boolean fits(long current, int small) {
    long place = current % 100;
    return place == 0 || (place >= 20 && place % 10 == 0 && small < 10);
  }

  /** 1 to 99 in one token; -1 when it is none. */
  private static int small(String lower) {
    Integer value = SMALL.get(lower);
    if (value != null) {
      return value;
    }
    int cut = lower.indexOf('-');
    if (cut < 0) {
      return -1;
    }
    Integer tens = SMALL.get(lower.substring(0, cut));
    Integer units = SMALL.get(lower.substring(cut + 1));
    return tens != null && units != null && tens >= 20 && units < 10 ? tens + units : -1;
  }

  /** Three digits, or two of the Indian grouping, and then no further digit. */
  private static boolean isGroup(String word, int from) {
    int to = from;
    while (to < word.length() && isDigit(word.charAt(to))) {
      to++;
    }
    return to - from == 3 || (to - from == 2 && to < word.length() && word.charAt(to) == ',');
  }

  /** What makes digits a time or a code. */
  private static boolean isOdd(char c) {
    return c == ':' || c == ',' || c == '.' || c == '/' || c == '_' || c == '\'';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
