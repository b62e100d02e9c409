package org.wirewatch.enrich.value;

import java.util.Set;

/** Numbers that count nothing: parts of names, times of day, ages, addresses, scores, lists. */
final class NotCount {
  private static final Set<String> STREETS =
      Set.of(
          "street",
          "st",
          "st.",
          "avenue",
          "ave",
          "ave.",
          "road",
          "rd",
          "boulevard",
          "blvd",
          "lane",
          "drive",
          "square",
          "court",
          "highway",
          "way",
          "place");

  /** Words that take a number as a name. */
  private static final Set<String> LABELS =
      Set.of(
          "page",
          "pages",
          "section",
          "sections",
          "chapter",
          "article",
          "room",
          "flight",
          "gate",
          "line",
          "phase",
          "level",
          "version",
          "type",
          "grade",
          "unit",
          "step",
          "day",
          "no",
          "no.",
          "nos.",
          "number",
          "route",
          "channel",
          "apartment",
          "suite",
          "figure",
          "table",
          "part",
          "volume",
          "vol.",
          "episode",
          "act",
          "rule",
          "title",
          "proposition",
          "amendment",
          "item",
          "aged",
          "age",
          "ages",
          "call",
          "dial",
          "dialed",
          "called",
          "covid",
          "resolution",
          "exit",
          "category",
          "tier",
          "zone",
          "area",
          "district",
          "ward",
          "platform",
          "stage",
          "size");

  /** Begin a sentence before a count. */
  private static final Set<String> LEADS =
      Set.of(
          "the", "a", "some", "about", "nearly", "almost", "over", "around", "roughly", "in", "of",
          "on", "at", "by", "with", "for", "and", "but", "only", "just", "all", "these", "those",
          "his", "her", "its", "their", "our", "another", "up", "under", "from", "after", "when",
          "while", "if", "as", "than", "to", "among", "between", "then", "more", "fewer");

  private final ValueText text;

  NotCount(ValueText text) {
    this.text = text;
  }

  /** Index of the token to go on with behind a number that counts nothing; its first otherwise. */
  int end(Numeral number) {
    int first = number.first();
    int next = number.next();
    if (isRun(number)) {
      return endOfRun(first);
    }
    boolean not =
        isTime(number)
            || isLabelled(first)
            || isAge(number)
            || TimeWords.isDuration(text.lower(next))
            || isAddress(next)
            || isSize(number)
            || isLength(number)
            || isListNumber(number);
    if (isScore(number)) {
      boolean pair = number.rest().isEmpty() && isPlainDigits(next + 1);
      return pair ? next + 2 : number.after();
    }
    return not ? number.after() : first;
  }

  /** {@code 11 p.m.}, {@code 8pm}. */
  private boolean isTime(Numeral number) {
    String after = number.rest().isEmpty() ? text.lower(number.next()) : number.rest();
    return switch (after) {
      case "a.m.",
          "p.m.",
          "am",
          "pm",
          "a.m",
          "p.m",
          "o'clock",
          "o\u2019clock",
          "noon",
          "gmt",
          "et" ->
          true;
      default -> false;
    };
  }

  /** {@code page 12}, {@code Boeing 737}. */
  private boolean isLabelled(int first) {
    if (text.startsSentence(first) || Numerals.isNumberWord(text.lower(first))) {
      return LABELS.contains(text.lower(first - 1)) && !text.startsSentence(first);
    }
    String before = text.lower(first - 1);
    if (LABELS.contains(before) || before.startsWith("#")) {
      return true;
    }
    if (before.equals("-") || before.equals("\u2013") || before.equals("+")) {
      return text.touchesNext(first - 1);
    }
    boolean capital = hasCapital(text.word(first - 1)) || text.named(first - 1) != null;
    boolean lead = text.startsSentence(first - 1) && LEADS.contains(before);
    return capital && !lead && TimeWords.month(before) == 0;
  }

  /** {@code Boeing} as well as {@code iPhone}. */
  private static boolean hasCapital(String word) {
    return word.chars().anyMatch(Character::isUpperCase);
  }

  /** {@code Lena Horvath, 34,}; {@code she was 61}; {@code turns 79}. */
  private boolean isAge(Numeral number) {
    int first = number.first();
    boolean grows = text.lower(first - 1).startsWith("turn");
    boolean pronoun = text.is(first - 2, "he") || text.is(first - 2, "she");
    boolean noun = text.isSmallWord(number.next()) && text.lower(number.next()).endsWith("s");
    if ((grows || pronoun) && !noun && !number.atLeast(120)) {
      return true;
    }
    boolean commas = text.is(first - 1, ",") && isPause(number.next());
    boolean person = text.isCapital(first - 2);
    return commas && person && !number.atLeast(120);
  }

  private boolean isPause(int at) {
    return at >= text.size()
        || switch (text.word(at)) {
          case ",", ".", ";", ")", "" -> true;
          default -> text.startsSentence(at);
        };
  }

  /** What one person weighs or measures; and {@code 50 Cent}. */
  private boolean isSize(Numeral number) {
    return switch (text.lower(number.next())) {
      case "pounds", "lbs", "kilos", "kilograms", "kg", "inches", "stone" -> !number.atLeast(1_000);
      case "cent", "cents" -> true;
      default -> false;
    };
  }

  /** {@code 600m} is a length unless something is counted behind it. */
  private boolean isLength(Numeral number) {
    String word = text.lower(number.first());
    int last = word.length() - 1;
    boolean letter = last > 0 && "mkbt".indexOf(word.charAt(last)) >= 0;
    boolean glued = letter && Numerals.isDigit(word.charAt(last - 1));
    String next = text.lower(number.next());
    return glued && !(next.endsWith("s") || next.equals("people"));
  }

  private boolean isAddress(int next) {
    for (int at = next; at < next + 4 && text.isCapital(at); at++) {
      if (at > next && STREETS.contains(text.lower(at))) {
        return true;
      }
    }
    return false;
  }

  /** {@code 31 to 9}, {@code 2-1}, {@code 24/7}. */
  private boolean isScore(Numeral number) {
    int next = number.next();
    boolean digits = !number.rest().isEmpty() && number.rest().startsWith("-");
    if (digits) {
      return number.rest().length() > 1 && Numerals.isDigit(number.rest().charAt(1));
    }
    if (text.is(next, "/") || text.is(number.first() - 1, "/")) {
      return true;
    }
    boolean joined = text.is(next, "to") || text.is(next, "\u2013") || text.is(next, "-");
    return joined && isPause(next + 2) && isPlainDigits(next + 1);
  }

  /** {@code 1.} or {@code 1)} before an item. */
  private boolean isListNumber(Numeral number) {
    int next = number.next();
    boolean alone = next >= text.size() || text.startsSentence(next);
    boolean mark = text.is(next, ")") || text.is(next, ".");
    return text.startsSentence(number.first()) && !number.words() && (alone || mark);
  }

  /** Digits in groups, as in a telephone number. */
  private boolean isRun(Numeral number) {
    boolean plain = number.rest().isEmpty() && isPlainDigits(number.first());
    return plain && isPlainDigits(number.next()) && !text.startsSentence(number.next());
  }

  private int endOfRun(int first) {
    int at = first;
    while (isPlainDigits(at)) {
      at++;
    }
    return at;
  }

  private boolean isPlainDigits(int at) {
    String word = text.word(at);
    return !word.isEmpty() && Numerals.isDigit(word.charAt(0));
  }
}
