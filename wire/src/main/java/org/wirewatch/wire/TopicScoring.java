package org.wirewatch.wire;

import org.wirewatch.wire.EnrichedArticle.TopicScore;

/** Scores articles by definitions that need not be in effect. Thread-safe; blocks for seconds. */
public interface TopicScoring {
  /** From this score on an article is about a topic. */
  double about();

  /**
   * Makes a definition ready, which takes up to 2 s; what was used last is kept.
   *
   * @throws IllegalArgumentException if the definition is faulty
   */
  Scorer scorer(TopicDefinition definition);

  /** Scores by one definition. Thread-safe. */
  @FunctionalInterface
  interface Scorer {
    /** As enrich would score the article from now on; the first time takes some 10 ms. */
    TopicScore score(EnrichedArticle article);
  }
}
