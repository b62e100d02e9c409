package org.wirewatch.enrich.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.wirewatch.wire.Json;

/**
 * What was learned about articles of the same story: two logistic regressions over the {@link
 * Trait}s of two articles, and from which score on stories change. Made by {@code ./wirewatch train
 * stories}.
 *
 * @param provenance from what it was learned
 * @param withMeaning for two articles that have embeddings
 * @param withoutMeaning for others
 * @param best share of the most similar article's score in a story's, 0 to 1; the rest is the mean
 * @param joins score from which an article joins a story
 * @param merges mean score between the articles of two stories from which they are one
 * @param splits mean score between two parts of a story below which they are two
 */
record StoryModel(
    String provenance,
    Regression withMeaning,
    Regression withoutMeaning,
    double best,
    double joins,
    double merges,
    double splits) {
  private static final String RESOURCE = "story-model.json";

  /**
   * A logistic regression.
   *
   * @param weights by trait; those that are absent have none
   */
  record Regression(double bias, Map<Trait, Double> weights) {
    Regression {
      weights = Map.copyOf(weights);
    }
  }

  /** The one that ships. */
  static StoryModel bundled() {
    try (InputStream in = StoryModel.class.getResourceAsStream(RESOURCE)) {
      return Json.mapper().readValue(in, StoryModel.class);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  /** The same with other scores from which on stories change. */
  StoryModel with(double otherJoins, double otherMerges, double otherSplits) {
    return new StoryModel(
        provenance, withMeaning, withoutMeaning, best, otherJoins, otherMerges, otherSplits);
  }
}
