package org.wirewatch.alerts.match;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.wirewatch.wire.Checks;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Match;
import org.wirewatch.wire.Mute;
import org.wirewatch.wire.Span;
import org.wirewatch.wire.Subscription;

/**
 * A match, before it is decided whether and when its subscription's receivers are told.
 * Self-contained, since it is grouped by another instance than the one that matched it.
 *
 * @param storyId of the article; its own id when it is in no story
 * @param storyAbsorbed stories that the story had taken in by then
 * @param duplicateOf article whose content this one repeats; null when it is no copy
 * @param news what the article brought to its story
 * @param mute null when the receivers are to be told
 */
public record Candidate(
    Subscription subscription,
    String articleId,
    int revision,
    String storyId,
    List<String> storyAbsorbed,
    String duplicateOf,
    String title,
    URI url,
    String outlet,
    String excerpt,
    List<Span> excerptSpans,
    Match match,
    Instant publishedAt,
    Instant firstSeenAt,
    News news,
    Mute mute) {

  public Candidate {
    Checks.present(subscription, "subscription");
    Checks.present(articleId, "articleId");
    Checks.present(storyId, "storyId");
    Checks.present(match, "match");
    Checks.present(news, "news");
    storyAbsorbed = Checks.copy(storyAbsorbed);
    excerptSpans = Checks.copy(excerptSpans);
  }

  /** What is known when an article has matched. */
  public static Candidate of(
      Subscription subscription, EnrichedArticle article, Match match, Instant now) {
    Excerpt excerpt = Excerpt.of(article, match);
    String story = article.storyId() != null ? article.storyId() : article.duplicateOf();
    return new Candidate(
        subscription,
        article.articleId(),
        article.revision(),
        story != null ? story : article.articleId(),
        article.storyAbsorbed(),
        article.duplicateOf(),
        article.title(),
        article.url(),
        article.outlet(),
        excerpt.text(),
        excerpt.spans(),
        match,
        article.publishedAt(),
        article.firstSeenAt(),
        News.of(article),
        Mutes.of(subscription, article, now).orElse(null));
  }
}
