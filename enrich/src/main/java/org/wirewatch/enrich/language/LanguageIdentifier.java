package org.wirewatch.enrich.language;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.wirewatch.enrich.language.LanguageGuesser.Guess;
import org.wirewatch.wire.EnrichedArticle;

/**
 * Tells the language of an article and how sure that is: OpenNLP's guesses, the script, the amount
 * of text and the language that the page states, weighed as learned from labelled news by {@code
 * ./wirewatch train language}. Pure and thread-safe.
 */
public final class LanguageIdentifier {
  /** A language less probable than that is not named. */
  public static final double DECIDED = 0.75;

  private static final Set<String> KNOWN = Set.of(Locale.getISOLanguages());

  private final LanguageGuesser guesser;
  private final Weights weights;

  private LanguageIdentifier(LanguageGuesser guesser, Weights weights) {
    this.guesser = guesser;
    this.weights = weights;
  }

  /**
   * Reads the bundled models; takes some 0.4 s.
   *
   * @throws UncheckedIOException if a model is missing or broken
   */
  public static LanguageIdentifier load() {
    return new LanguageIdentifier(LanguageGuesser.load(), Weights.bundled());
  }

  /**
   * The language of an article.
   *
   * @param title may be empty, as may the text; neither null
   * @param declared BCP 47 tag that the page states; null when none. It is evidence like other: the
   *     less text, the more it counts
   */
  public Identified identify(String title, String text, String declared) {
    List<Candidate> candidates = candidates(guesser, title, text, declared);
    List<Double> chances = weights.probabilities(candidates);
    Map<String, Double> languages = new HashMap<>();
    String best = EnrichedArticle.UNKNOWN_LANGUAGE;
    int none = candidates.size() - 1;
    for (int i = 0; i < none; i++) {
      String language = candidates.get(i).language();
      languages.put(language, chances.get(i));
      if (chances.get(i) >= DECIDED) {
        best = language;
      }
    }
    return new Identified(best, languages.getOrDefault(best, chances.get(none)), languages);
  }

  static List<Candidate> candidates(
      LanguageGuesser guesser, String title, String text, String declared) {
    Excerpt excerpt = Excerpt.of(title, text);
    List<Guess> guesses = excerpt.evidence() == 0 ? List.of() : guesser.guesses(excerpt.words());
    return Candidate.of(excerpt, guesses, primary(declared));
  }

  private static String primary(String tag) {
    if (tag == null) {
      return EnrichedArticle.UNKNOWN_LANGUAGE;
    }
    String language = Locale.forLanguageTag(tag.strip().replace('_', '-')).getLanguage();
    return switch (language) {
      case "nb", "nn" -> "no";
      case "fil" -> "tl";
      default -> KNOWN.contains(language) ? language : EnrichedArticle.UNKNOWN_LANGUAGE;
    };
  }
}
