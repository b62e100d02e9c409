package org.wirewatch.enrich.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.wirewatch.wire.Json;

/**
 * What was learned about articles of the same story: logistic regressions over the {@link Trait}s
 * of two articles, and from which score on stories change. An article joins a story from a score of
 * 0, which {@code newcomers} moves. Made by {@code ./wirewatch train stories}.
 *
 * @param provenance from what it was learned
 * @param withHeadlines for two articles that have embeddings and headlines
 * @param withMeaning for two others that have embeddings
 * @param withoutMeaning for the rest
 * @param best share of the most similar article's score in a story's, 0 to 1; the rest is the mean
 * @param newcomers how the score from which an article joins follows the stream
 * @param merges mean score between the articles of two stories from which they are one
 * @param splits mean score between two parts of a story below which they are two
 */
record StoryModel(
    String provenance,
    Regression withHeadlines,
    Regression withMeaning,
    Regression withoutMeaning,
    double best,
    Newcomers newcomers,
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

    /** The same with scores that are lower by so much. */
    Regression minus(double score) {
      return new Regression(Math.round((bias - score) * 1e4) / 1e4, weights);
    }
  }

  /**
   * How many articles of the stream open a story: where most do, as among the pages of a few
   * outlets on all subjects, two alike are more likely of one theme than of one story, and the odds
   * that a model learned elsewhere gives are too high. They are corrected by the prior odds that
   * the open stories show. Where half of the articles open one or fewer, nothing is corrected:
   * among many articles of few stories the likest is still not always the right one.
   *
   * @param weight of the log odds of opening a story
   * @param expected share of articles that open one as long as there are none, above 0, below 1
   * @param trust how many articles the expectation counts as
   * @see "Saerens, Latinne and Decaestecker: Adjusting the outputs of a classifier to new a priori
   *     probabilities, 2002"
   */
  record Newcomers(double weight, double expected, double trust) {
    /** What is added to the score from which an article joins. */
    double correction(int stories, int articles) {
      double share = (stories + trust * expected) / (articles + trust);
      return Math.max(0, weight * Math.log(share / (1 - share)));
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

  /**
   * The same with all scores lower, so that articles join a story only from such scores of the
   * model as it is; what merges and splits stories moves along.
   */
  StoryModel joiningFrom(double headlines, double others) {
    return new StoryModel(
        provenance,
        withHeadlines.minus(headlines),
        withMeaning.minus(others),
        withoutMeaning.minus(others),
        best,
        newcomers,
        merges,
        splits);
  }
}
