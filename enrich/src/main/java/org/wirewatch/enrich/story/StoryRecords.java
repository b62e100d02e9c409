package org.wirewatch.enrich.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Story;

/** Writes what the world sees of a story, article by article. */
final class StoryRecords {
  private static final int CENTROID_TERMS_MAX = 20;
  private static final int TIMELINE_MAX = 200;

  /** A headline must fit the story so much better to replace the present one. */
  private static final double BETTER_HEADLINE = 1.2;

  private final UnaryOperator<TermVector> weighted;

  /**
   * Writes records.
   *
   * @param weighted multiplies each weight of a vector by its term's rarity
   */
  StoryRecords(UnaryOperator<TermVector> weighted) {
    this.weighted = weighted;
  }

  /** The story that an article opens. */
  Story opened(EnrichedArticle article, TermVector terms, Instant at) {
    return new Story(
        Story.SCHEMA_VERSION,
        Ids.of("story", article.articleId()),
        article.title(),
        1,
        at,
        at,
        centroid(terms),
        Map.of(article.outlet(), 1),
        List.of(step(article, at)));
  }

  /**
   * The story with one more article.
   *
   * @param terms of the whole story, the article among them
   */
  Story joined(Story old, EnrichedArticle article, TermVector terms, Instant at) {
    Map<String, Integer> outlets = new TreeMap<>(old.outlets());
    outlets.merge(article.outlet(), 1, Integer::sum);
    return new Story(
        Story.SCHEMA_VERSION,
        old.storyId(),
        headline(old.title(), article.title(), terms),
        old.articleCount() + 1,
        old.firstSeenAt().isBefore(at) ? old.firstSeenAt() : at,
        old.lastSeenAt().isAfter(at) ? old.lastSeenAt() : at,
        centroid(terms),
        outlets,
        appended(old.timeline(), step(article, at), TIMELINE_MAX));
  }

  /** The list with one more element, without its first ones when it gets too long. */
  static <T> List<T> appended(List<T> list, T element, int max) {
    List<T> longer = new ArrayList<>(list);
    longer.add(element);
    return longer.size() > max ? longer.subList(longer.size() - max, longer.size()) : longer;
  }

  private String headline(String present, String candidate, TermVector terms) {
    TermVector story = weighted.apply(terms);
    double fit = weighted.apply(ArticleTerms.ofHeadline(candidate)).cosine(story);
    double presentFit = weighted.apply(ArticleTerms.ofHeadline(present)).cosine(story);
    return fit > presentFit * BETTER_HEADLINE ? candidate : present;
  }

  private Map<String, Double> centroid(TermVector terms) {
    return weighted.apply(terms).heaviest(CENTROID_TERMS_MAX).toMap();
  }

  private static Story.Step step(EnrichedArticle article, Instant at) {
    return new Story.Step(
        article.articleId(), article.outlet(), article.title(), at, article.duplicateOf());
  }
}
