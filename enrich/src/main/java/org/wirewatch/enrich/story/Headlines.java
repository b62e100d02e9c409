package org.wirewatch.enrich.story;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.wirewatch.enrich.story.StoryMemory.Headline;

/**
 * Chooses a story's title: the headline most similar to the sum of its articles. The present title
 * stays until another is clearly closer, so that it does not flap.
 */
final class Headlines {
  private static final int KEPT_MAX = 12;
  private static final int CHARS_MAX = 300;

  /** How much closer than the present title another headline must be. */
  private static final double CLOSER = 1.1;

  private final UnaryOperator<TermVector> weighted;
  private final TermVector story;

  /**
   * For one story.
   *
   * @param weighted multiplies each weight of a vector by its term's rarity
   * @param story its articles' terms, weighted
   */
  Headlines(UnaryOperator<TermVector> weighted, TermVector story) {
    this.weighted = weighted;
    this.story = story;
  }

  /** The candidates with an article's headline, the least central left out when too many. */
  List<Headline> with(List<Headline> candidates, String articleId, String title) {
    List<Headline> kept = new ArrayList<>(candidates);
    kept.removeIf(headline -> headline.articleId().equals(articleId));
    String shown = Cut.to(title.strip(), CHARS_MAX);
    if (!shown.isEmpty() && kept.stream().noneMatch(same -> same.title().equals(shown))) {
      kept.add(new Headline(articleId, shown));
    }
    return bounded(kept);
  }

  /** The candidates of two stories that became one. */
  List<Headline> together(List<Headline> first, List<Headline> second) {
    List<Headline> kept = new ArrayList<>(first);
    for (Headline headline : second) {
      if (first.stream().noneMatch(same -> same.title().equals(headline.title()))) {
        kept.add(headline);
      }
    }
    return bounded(kept);
  }

  /**
   * The title; empty when no article has a headline.
   *
   * @param present title so far; null when there is none
   */
  String title(List<Headline> candidates, String present) {
    String best = "";
    double most = -1;
    double mostOfPresent = -1;
    for (Headline headline : candidates) {
      double centrality = centrality(headline);
      if (centrality > most) {
        most = centrality;
        best = headline.title();
      }
      if (headline.title().equals(present)) {
        mostOfPresent = centrality;
      }
    }
    return mostOfPresent >= 0 && most <= mostOfPresent * CLOSER ? present : best;
  }

  private List<Headline> bounded(List<Headline> headlines) {
    List<Headline> kept = new ArrayList<>(headlines);
    while (kept.size() > KEPT_MAX) {
      int least = 0;
      for (int i = 1; i < kept.size() - 1; i++) {
        least = centrality(kept.get(i)) < centrality(kept.get(least)) ? i : least;
      }
      kept.remove(least);
    }
    return kept;
  }

  private double centrality(Headline headline) {
    return weighted.apply(ArticleTerms.ofHeadline(headline.title())).cosine(story);
  }
}
