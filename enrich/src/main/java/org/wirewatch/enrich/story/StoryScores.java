package org.wirewatch.enrich.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How well stories found agree with those known: BCubed and pairwise precision and recall, 0 to 1.
 *
 * @param stories how many were found
 * @see "Amigó and others: A comparison of extrinsic clustering evaluation metrics, 2009"
 */
public record StoryScores(
    double precision, double recall, double pairPrecision, double pairRecall, double stories) {

  /**
   * Compares.
   *
   * @param found story by article
   */
  public static StoryScores of(StoryStream stream, Map<String, String> found) {
    Map<String, Integer> gold = new HashMap<>();
    Map<String, Integer> made = new HashMap<>();
    Map<List<String>, Integer> both = new HashMap<>();
    for (StoryStream.Labelled article : stream.articles()) {
      String story = found.get(article.id());
      gold.merge(article.story(), 1, Integer::sum);
      made.merge(story, 1, Integer::sum);
      both.merge(List.of(article.story(), story), 1, Integer::sum);
    }
    double precision = 0;
    double recall = 0;
    for (Map.Entry<List<String>, Integer> cell : both.entrySet()) {
      double squared = (double) cell.getValue() * cell.getValue();
      recall += squared / gold.get(cell.getKey().get(0));
      precision += squared / made.get(cell.getKey().get(1));
    }
    int articles = stream.articles().size();
    return new StoryScores(
        precision / articles,
        recall / articles,
        pairs(both) / Math.max(1, pairs(made)),
        pairs(both) / Math.max(1, pairs(gold)),
        made.size());
  }

  /** The mean of several. */
  public static StoryScores mean(List<StoryScores> scores) {
    return new StoryScores(
        mean(scores, StoryScores::precision),
        mean(scores, StoryScores::recall),
        mean(scores, StoryScores::pairPrecision),
        mean(scores, StoryScores::pairRecall),
        mean(scores, StoryScores::stories));
  }

  /** BCubed. */
  public double f1() {
    return f1(precision, recall);
  }

  public double pairF1() {
    return f1(pairPrecision, pairRecall);
  }

  private static double f1(double precision, double recall) {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  private static double mean(List<StoryScores> scores, ToDoubleFunction<StoryScores> of) {
    return scores.stream().mapToDouble(of).average().orElse(0);
  }

  private static double pairs(Map<?, Integer> sizes) {
    List<Integer> values = new ArrayList<>(sizes.values());
    return values.stream().mapToDouble(n -> n * (n - 1) / 2.0).sum();
  }
}
