package org.wirewatch.enrich.text;

import java.util.Locale;
import java.util.Set;

/** Words of news English that are written with a final stop, by what may follow the stop. */
final class Abbreviations {
  /** A name or number follows: the stop never ends a sentence. */
  private static final Set<String> BEFORE_NAME =
      Set.of(
          "mr", "mrs", "ms", "mx", "dr", "prof", "rev", "hon", "sen", "sens", "rep", "reps", "gov",
          "govs", "gen", "lt", "col", "maj", "capt", "cmdr", "adm", "sgt", "cpl", "pvt", "brig",
          "supt", "insp", "det", "ald", "amb", "pres", "atty", "asst", "messrs", "fr", "st", "ste",
          "mt", "ft", "vs", "v", "e.g", "i.e", "cf", "viz", "al", "approx", "sr.ta", "secy",
          "treas", "msgr", "bros", "gov't", "dept", "univ", "assn");

  /** Stands after a name or place: the stop may end a sentence. */
  private static final Set<String> AFTER_NAME =
      Set.of(
          "corp", "inc", "ltd", "co", "cos", "llc", "plc", "jr", "sr", "esq", "etc", "ala", "ariz",
          "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "la", "md",
          "mass", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "tenn",
          "tex", "va", "vt", "wash", "wis", "wyo", "ave", "blvd", "rd", "hwy", "a.m", "p.m");

  /** Taken as abbreviations only before a number: {@code No. 5}, {@code Sept. 11}. */
  private static final Set<String> BEFORE_NUMBER =
      Set.of(
          "no", "nos", "p", "pp", "vol", "art", "sec", "fig", "jan", "feb", "mar", "apr", "jun",
          "jul", "aug", "sep", "sept", "oct", "nov", "dec");

  private static final int LONGEST = 6;

  private Abbreviations() {}

  static boolean precedesName(String word) {
    return BEFORE_NAME.contains(word.toLowerCase(Locale.ROOT)) && !isPlainWord(word);
  }

  static boolean followsName(String word) {
    return AFTER_NAME.contains(word.toLowerCase(Locale.ROOT)) && !isPlainWord(word);
  }

  static boolean precedesNumber(String word) {
    return BEFORE_NUMBER.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Whether {@code text[start, end)}, which a stop follows, is written with that stop. */
  static boolean isKnown(String text, int start, int end) {
    if (end - start > LONGEST || end - start < 1) {
      return false;
    }
    String word = text.substring(start, end);
    if (precedesName(word) || followsName(word)) {
      return true;
    }
    int after = end + 1;
    while (after < text.length() && NewsTokenizer.isSpace(text.charAt(after))) {
      after++;
    }
    return precedesNumber(word) && after < text.length() && Character.isDigit(text.charAt(after));
  }

  /** Words such as {@code ill}, {@code miss}, {@code al}: abbreviations only with a capital. */
  private static boolean isPlainWord(String word) {
    return Character.isLowerCase(word.charAt(0))
        && !word.contains(".")
        && !word.equals("vs")
        && !word.equals("v")
        && !word.equals("etc")
        && !word.equals("al")
        && !word.equals("cf")
        && !word.equals("approx");
  }
}
