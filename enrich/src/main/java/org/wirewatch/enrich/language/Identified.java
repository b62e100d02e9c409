package org.wirewatch.enrich.language;

import java.util.Map;

/**
 * The language of an article.
 *
 * @param language ISO 639-1 code; {@code und} when no language is likely enough
 * @param confidence probability that {@code language} is right, 0 to 1; for {@code und}, that the
 *     text is in none of the languages
 * @param probabilities of the languages that were weighed, by code
 */
public record Identified(String language, double confidence, Map<String, Double> probabilities) {
  public Identified {
    probabilities = Map.copyOf(probabilities);
  }

  /** The probability that the article is in a language, 0 to 1. */
  public double probability(String code) {
    return probabilities.getOrDefault(code, 0.0);
  }
}
