package org.wirewatch.enrich.language;

import static java.util.Map.entry;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which script a text is in, and which languages are written in it: what a model of letter groups
 * may miss and no text contradicts.
 *
 * @see "Unicode CLDR, supplemental data, languageData"
 */
final class Scripts {
  /** Kana from this share on make Japanese of Chinese characters. */
  private static final double KANA_SHARE_MIN = 0.05;

  /** A letter of the East Asian scripts says as much as that many others. */
  private static final int EAST_ASIAN_WEIGHT = 4;

  /** Scripts of few languages. Latin and those not listed may be anything. */
  private static final Map<UnicodeScript, Set<String>> LANGUAGES =
      Map.ofEntries(
          entry(UnicodeScript.HANGUL, Set.of("ko")),
          entry(UnicodeScript.HIRAGANA, Set.of("ja")),
          entry(UnicodeScript.HAN, Set.of("zh", "ja")),
          entry(UnicodeScript.GREEK, Set.of("el")),
          entry(UnicodeScript.HEBREW, Set.of("he", "yi")),
          entry(UnicodeScript.THAI, Set.of("th")),
          entry(UnicodeScript.LAO, Set.of("lo")),
          entry(UnicodeScript.KHMER, Set.of("km")),
          entry(UnicodeScript.MYANMAR, Set.of("my")),
          entry(UnicodeScript.TIBETAN, Set.of("bo", "dz")),
          entry(UnicodeScript.ARMENIAN, Set.of("hy")),
          entry(UnicodeScript.GEORGIAN, Set.of("ka")),
          entry(UnicodeScript.ETHIOPIC, Set.of("am", "ti")),
          entry(UnicodeScript.TAMIL, Set.of("ta")),
          entry(UnicodeScript.TELUGU, Set.of("te")),
          entry(UnicodeScript.KANNADA, Set.of("kn")),
          entry(UnicodeScript.MALAYALAM, Set.of("ml")),
          entry(UnicodeScript.SINHALA, Set.of("si")),
          entry(UnicodeScript.GUJARATI, Set.of("gu")),
          entry(UnicodeScript.GURMUKHI, Set.of("pa")),
          entry(UnicodeScript.ORIYA, Set.of("or")),
          entry(UnicodeScript.THAANA, Set.of("dv")),
          entry(UnicodeScript.BENGALI, Set.of("bn", "as")),
          entry(UnicodeScript.DEVANAGARI, Set.of("hi", "mr", "ne", "sa", "ks", "sd")),
          entry(
              UnicodeScript.ARABIC,
              Set.of("ar", "fa", "ur", "ps", "ku", "ug", "sd", "ks", "pa", "az", "kk", "ky")),
          entry(
              UnicodeScript.CYRILLIC,
              Set.of(
                  "ru", "uk", "be", "bg", "mk", "sr", "bs", "kk", "ky", "mn", "tg", "tt", "ba",
                  "cv", "ce", "os", "uz", "az", "tk", "ab", "av", "kv", "ro", "ku")));

  /** Of those, the ones that are written in Latin letters as well. */
  private static final Set<String> LATIN_TOO =
      Set.of("sr", "bs", "az", "uz", "tk", "ro", "ku", "tt", "kk");

  /** Not written in Latin letters in news. */
  private static final Set<String> OTHERS_ONLY =
      LANGUAGES.values().stream()
          .flatMap(Set::stream)
          .filter(language -> !LATIN_TOO.contains(language))
          .collect(Collectors.toUnmodifiableSet());

  private Scripts() {}

  /** Whether a language is written in a script. */
  static boolean writes(UnicodeScript script, String language) {
    Set<String> languages = LANGUAGES.get(script);
    return languages == null ? !OTHERS_ONLY.contains(language) : languages.contains(language);
  }

  /** The languages of a script of few; empty for Latin and scripts not listed. */
  static Set<String> languages(UnicodeScript script) {
    return LANGUAGES.getOrDefault(script, Set.of());
  }

  /**
   * The script of the most letters, where Latin ones count half: names and brands bring them into
   * texts of every script. Hiragana stands for Japanese, {@code COMMON} for no letter.
   */
  static UnicodeScript of(String text) {
    Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    text.codePoints()
        .filter(Scripts::isPartOfWord)
        .forEach(
            c -> {
              UnicodeScript script = group(UnicodeScript.of(c));
              int weight = script == UnicodeScript.LATIN ? weight(c) : 2 * weight(c);
              letters.merge(script, weight, Integer::sum);
            });
    UnicodeScript most =
        letters.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(UnicodeScript.COMMON);
    return most == UnicodeScript.HAN && isJapanese(text) ? UnicodeScript.HIRAGANA : most;
  }

  /** Whether a letter belongs to a text in a script. */
  static boolean contains(UnicodeScript script, int letter) {
    UnicodeScript of = group(UnicodeScript.of(letter));
    return of == group(script)
        || of == UnicodeScript.INHERITED
        || (of == UnicodeScript.HAN && script == UnicodeScript.HANGUL);
  }

  /** A letter, a mark on it, or the joiner inside words of Arabic and Indic scripts. */
  static boolean isPartOfWord(int c) {
    int type = Character.getType(c);
    return Character.isLetter(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || c == '\u200c';
  }

  static int weight(int letter) {
    UnicodeScript script = group(UnicodeScript.of(letter));
    return script == UnicodeScript.HAN || script == UnicodeScript.HANGUL ? EAST_ASIAN_WEIGHT : 1;
  }

  /** Japanese mixes three scripts. */
  private static UnicodeScript group(UnicodeScript script) {
    return script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA
        ? UnicodeScript.HAN
        : script;
  }

  private static boolean isJapanese(String text) {
    long kana = 0;
    long all = 0;
    for (int c : text.codePoints().toArray()) {
      UnicodeScript script = UnicodeScript.of(c);
      if (group(script) == UnicodeScript.HAN) {
        all++;
        kana += script == UnicodeScript.HAN ? 0 : 1;
      }
    }
    return kana >= KANA_SHARE_MIN * all;
  }
}
