package org.wirewatch.enrich.story;

/** Scores two articles by a {@link StoryModel}. */
final class PairScorer {
  private final double[] withHeadlines;
  private final double[] withMeaning;
  private final double[] withoutMeaning;

  PairScorer(StoryModel model) {
    withHeadlines = weights(model.withHeadlines());
    withMeaning = weights(model.withMeaning());
    withoutMeaning = weights(model.withoutMeaning());
  }

  /** Log odds that both report the same events. */
  double score(Likeness article, ArticleTraits other) {
    double[] weights = weights(article, other);
    double[] values = article.to(other);
    double score = weights[values.length];
    for (int i = 0; i < values.length; i++) {
      score += weights[i] * values[i];
    }
    return score;
  }

  private double[] weights(Likeness article, ArticleTraits other) {
    if (!article.hasMeaning(other)) {
      return withoutMeaning;
    }
    return article.haveHeadlines(other) ? withHeadlines : withMeaning;
  }

  private static double[] weights(StoryModel.Regression regression) {
    Trait[] traits = Trait.values();
    double[] weights = new double[traits.length + 1];
    for (int i = 0; i < traits.length; i++) {
      weights[i] = regression.weights().getOrDefault(traits[i], 0.0);
    }
    weights[traits.length] = regression.bias();
    return weights;
  }
}
