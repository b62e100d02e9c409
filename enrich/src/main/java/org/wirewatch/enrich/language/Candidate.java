package org.wirewatch.enrich.language;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wirewatch.enrich.language.LanguageGuesser.Guess;
import org.wirewatch.wire.EnrichedArticle;

/**
 * A language that an article may be in, with what speaks for it; or none, for text that says no
 * language and for what all candidates miss.
 *
 * @param language ISO 639-1 code; {@code und} for none
 * @param features values in the order of {@link #FEATURES}
 */
record Candidate(String language, List<Double> features) {
  /**
   * What is known of a candidate. The logarithm of its share of OpenNLP's probability; the same
   * times that of the letters, since a lead means more in a longer text; its function words, and
   * their share of all words; whether the page states the language, alone and times the logarithm
   * of the letters. For none: always 1, the logarithm of the letters, whether a language is stated.
   */
  static final List<String> FEATURES =
      List.of(
          "share",
          "share-by-letters",
          "words",
          "words-per-word",
          "stated",
          "stated-by-letters",
          "none",
          "none-by-letters",
          "none-stated");

  private static final int GUESSES_MAX = 8;
  private static final int WORDS_MAX = 4;

  /** Words that are imagined behind a short text, so that one word does not make it all. */
  private static final int MORE_WORDS = 4;

  private static final double SHARE_MIN = 1e-4;
  private static final String ENGLISH = "en";

  /**
   * The candidates of a text: the first guesses, the languages of the most function words, those of
   * a script of few, the stated language, English, each if the text's script allows; then none.
   *
   * @param guesses the likeliest first
   * @param stated ISO 639-1 code; {@code und} when the page does not state one
   */
  static List<Candidate> of(Excerpt excerpt, List<Guess> guesses, String stated) {
    Map<String, Double> shares =
        guesses.stream()
            .filter(guess -> Scripts.writes(excerpt.script(), guess.language()))
            .collect(Collectors.toMap(Guess::language, Guess::share));
    double sum = shares.values().stream().mapToDouble(share -> share).sum();
    Map<String, Double> words = FunctionWords.counts(excerpt.words());
    double allWords =
        1 + excerpt.words().chars().filter(c -> c == ' ').count() + (double) MORE_WORDS;
    double letters = Math.log1p(excerpt.evidence());
    List<Candidate> candidates = new ArrayList<>();
    for (String language : languages(excerpt.script(), guesses, words, stated)) {
      double share = shares.getOrDefault(language, 0.0) / Math.max(SHARE_MIN, sum);
      double log = Math.log(Math.max(SHARE_MIN, share));
      double found = words.getOrDefault(language, 0.0);
      double isStated = language.equals(stated) ? 1 : 0;
      List<Double> features =
          List.of(
              log,
              log * letters,
              Math.log1p(found),
              found / allWords,
              isStated,
              isStated * letters,
              0.0,
              0.0,
              0.0);
      candidates.add(new Candidate(language, features));
    }
    double someStated = isNone(stated) ? 0 : 1;
    candidates.add(
        new Candidate(
            EnrichedArticle.UNKNOWN_LANGUAGE,
            List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, letters, someStated)));
    return candidates;
  }

  private static Set<String> languages(
      UnicodeScript script, List<Guess> guesses, Map<String, Double> words, String stated) {
    Stream<String> guessed =
        guesses.stream()
            .map(Guess::language)
            .filter(language -> Scripts.writes(script, language))
            .limit(GUESSES_MAX);
    Stream<String> byWords =
        words.entrySet().stream()
            .sorted(
                Map.Entry.<String, Double>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .limit(WORDS_MAX);
    Stream<String> byScript = Scripts.languages(script).stream().sorted();
    Stream<String> always = Stream.of(stated, ENGLISH).filter(language -> !isNone(language));
    return Stream.of(guessed, byWords, byScript, always)
        .flatMap(languages -> languages)
        .filter(language -> Scripts.writes(script, language))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static boolean isNone(String language) {
    return language.equals(EnrichedArticle.UNKNOWN_LANGUAGE);
  }
}
