package org.wirewatch.enrich.story;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How strongly an article belongs to a story, two stories to one another, parts of one together.
 */
final class StoryLinks {
  private final PairScorer scorer;
  private final double best;
  private final OpenStories open;

  /**
   * Scores by a model.
   *
   * @param open gives the rarity of terms
   */
  StoryLinks(StoryModel model, OpenStories open) {
    this.scorer = new PairScorer(model);
    this.best = model.best();
    this.open = open;
  }

  /** Two parts of a story. */
  record Cut(List<ArticleTraits> older, List<ArticleTraits> younger, double score) {}

  Likeness likeness(ArticleTraits article) {
    return new Likeness(article, open::rarity);
  }

  /** Log odds that an article belongs to a story with these articles, oldest first. */
  double toStory(Likeness article, List<ArticleTraits> members) {
    double sum = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (ArticleTraits member : members) {
      double score = scorer.score(article, member);
      sum += score;
      most = Math.max(most, score);
    }
    return members.isEmpty() ? most : best * most + (1 - best) * sum / members.size();
  }

  /** Mean score between the articles of two stories. */
  double between(List<ArticleTraits> one, List<ArticleTraits> other) {
    double sum = 0;
    for (ArticleTraits article : one) {
      Likeness likeness = likeness(article);
      for (ArticleTraits another : other) {
        sum += scorer.score(likeness, another);
      }
    }
    return sum / one.size() / other.size();
  }

  /** The lowest score of an article with any of these. */
  double worst(Likeness article, List<ArticleTraits> members) {
    return members.stream()
        .mapToDouble(member -> scorer.score(article, member))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** The two parts that hang together least, found by joining the closest parts first. */
  Cut cut(List<ArticleTraits> members) {
    int n = members.size();
    double[][] scores = new double[n][n];
    for (int i = 0; i < n; i++) {
      Likeness likeness = likeness(members.get(i));
      for (int j = 0; j < i; j++) {
        scores[i][j] = scorer.score(likeness, members.get(j));
        scores[j][i] = scores[i][j];
      }
    }
    List<List<Integer>> parts = new ArrayList<>();
    IntStream.range(0, n).forEach(i -> parts.add(new ArrayList<>(List.of(i))));
    while (parts.size() > 2) {
      int[] closest = closest(parts, scores);
      parts.get(closest[0]).addAll(parts.remove(closest[1]));
    }
    boolean firstIsOlder = parts.get(0).contains(0);
    return new Cut(
        pick(members, parts.get(firstIsOlder ? 0 : 1)),
        pick(members, parts.get(firstIsOlder ? 1 : 0)),
        mean(parts.get(0), parts.get(1), scores));
  }

  private static int[] closest(List<List<Integer>> parts, double[][] scores) {
    int[] closest = {0, 1};
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < parts.size(); i++) {
      for (int j = i + 1; j < parts.size(); j++) {
        double score = mean(parts.get(i), parts.get(j), scores);
        if (score > most) {
          most = score;
          closest[0] = i;
          closest[1] = j;
        }
      }
    }
    return closest;
  }

  private static double mean(List<Integer> one, List<Integer> other, double[][] scores) {
    double sum = 0;
    for (int i : one) {
      for (int j : other) {
        sum += scores[i][j];
      }
    }
    return sum / one.size() / other.size();
  }

  private static List<ArticleTraits> pick(List<ArticleTraits> members, List<Integer> part) {
    return part.stream().sorted().map(members::get).toList();
  }
}
