package org.wirewatch.enrich.value;

/** Tells four digits that are a year from those that are a count or part of a name. */
final class Years {
  private static final double SURE = 0.93;
  private static final double LIKELY = 0.8;

  private final ValueText text;

  Years(ValueText text) {
    this.text = text;
  }

  /**
   * A year or a run of years.
   *
   * @param next index of the token behind it
   */
  record Stated(String canonical, int next, double confidence) {}

  /** A year from 1000 to 2199 in four digits; 0 when it is none. */
  static int year(String word) {
    if (word.length() != 4) {
      return 0;
    }
    int year = DateScanner.number(word, 0, 4);
    return year >= 1000 && year < 2200 ? year : 0;
  }

  /** The year that begins at a token; null when none does. */
  Stated at(int at) {
    String word = text.word(at);
    int year = year(word);
    if (year == 0) {
      return range(word, at);
    }
    String before = text.lower(at - 1);
    boolean modern = year >= 1900 && year <= 2099;
    if (isQualifier(before) || isAmount(at + 1)) {
      return null;
    }
    int until = modern ? dashed(at) : 0;
    if (until > year) {
      return new Stated(year + "/" + until, at + 3, SURE);
    }
    boolean anchored =
        switch (before) {
          case "in", "since", "until", "year", "circa", "©" -> true;
          default -> false;
        };
    if (anchored) {
      return modern || !isPlural(at + 1) ? stated(word, at, SURE) : null;
    }
    if (!modern) {
      return null;
    }
    boolean likely =
        switch (before) {
          case "by",
              "from",
              "to",
              "of",
              "early",
              "late",
              "mid",
              "before",
              "after",
              "during",
              "through",
              "between",
              "spring",
              "summer",
              "autumn",
              "fall",
              "winter",
              "fiscal",
              "quarter",
              "for",
              "than",
              "and",
              "into" ->
              true;
          default -> false;
        };
    if ((isPlural(at + 1) && year % 4 != 0) || isPeople(at + 1)) {
      return null;
    }
    if (likely && !isPlural(at + 1)) {
      return stated(word, at, SURE);
    }
    return isModifier(at, before) ? stated(word, at, LIKELY) : null;
  }

  /** {@code the 2024 election}, {@code (2019)}; not {@code Windows 2000}. */
  private boolean isModifier(int at, String before) {
    if (text.isCapital(at - 1) && !text.startsSentence(at - 1)) {
      return false;
    }
    return switch (before) {
      case "the", "a", "his", "her", "its", "their", "(", ",", "'s", "\u2019s", "this", "that" ->
          true;
      default -> text.startsSentence(at) && !text.lower(at + 1).isEmpty();
    };
  }

  private static Stated stated(String word, int at, double confidence) {
    return new Stated(word, at + 1, confidence);
  }

  /** {@code 2019-20}, {@code 2019-2023} in one token. */
  private static Stated range(String word, int at) {
    if (word.length() < 7 || word.charAt(4) != '-') {
      return null;
    }
    int from = year(word.substring(0, 4));
    int to = end(from, word.substring(5));
    boolean modern = from >= 1900 && from <= 2099;
    return modern && to > from ? new Stated(from + "/" + to, at + 1, SURE) : null;
  }

  private int dashed(int at) {
    boolean dash = text.is(at + 1, "\u2013") && text.touchesNext(at) && text.touchesNext(at + 1);
    return dash ? end(year(text.word(at)), text.word(at + 2)) : 0;
  }

  private static int end(int from, String word) {
    int to = DateScanner.number(word, 0, word.length());
    return word.length() == 2 && to >= 0 ? from / 100 * 100 + to : year(word);
  }

  private static boolean isQualifier(String before) {
    return switch (before) {
      case "about",
          "some",
          "than",
          "nearly",
          "over",
          "roughly",
          "almost",
          "least",
          "around",
          "most",
          "only",
          "$",
          "\u20ac",
          "\u00a3" ->
          true;
      default -> false;
    };
  }

  private boolean isAmount(int at) {
    return switch (text.lower(at)) {
      case "%",
          "percent",
          "per",
          "km",
          "miles",
          "metres",
          "meters",
          "feet",
          "dollars",
          "euros",
          "pounds",
          "million",
          "thousand" ->
          true;
      default -> false;
    };
  }

  private boolean isPeople(int at) {
    return switch (text.lower(at)) {
      case "people",
          "workers",
          "employees",
          "engineers",
          "men",
          "women",
          "children",
          "jobs",
          "homes",
          "residents",
          "members",
          "votes",
          "signatures",
          "names" ->
          true;
      default -> false;
    };
  }

  private boolean isPlural(int at) {
    String word = text.word(at);
    return text.isSmallWord(at)
        && word.length() > 3
        && ((word.endsWith("s") && !word.endsWith("ss")) || isPeople(at));
  }
}
