package org.wirewatch.alerts.match;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.wirewatch.wire.Checks;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Match;
import org.wirewatch.wire.Span;
import org.wirewatch.wire.Subscription;

/**
 * A match that becomes notifications unless its story was alerted before. Self-contained, since it
 * is grouped by another instance than the one that matched it.
 *
 * @param storyId of the article; its own id when it is in no story
 * @param duplicateOf article whose content this one repeats; null when it is no copy
 */
public record Candidate(
    Subscription subscription,
    String articleId,
    String storyId,
    String duplicateOf,
    String title,
    URI url,
    String outlet,
    String excerpt,
    List<Span> excerptSpans,
    Match match,
    Instant publishedAt,
    Instant firstSeenAt) {

  public Candidate {
    Checks.present(subscription, "subscription");
    Checks.present(articleId, "articleId");
    Checks.present(storyId, "storyId");
    Checks.present(match, "match");
    excerptSpans = Checks.copy(excerptSpans);
  }

  /** What is known when an article has matched. */
  public static Candidate of(Subscription subscription, EnrichedArticle article, Match match) {
    Excerpt excerpt = Excerpt.of(article, match);
    String story = article.storyId() != null ? article.storyId() : article.duplicateOf();
    return new Candidate(
        subscription,
        article.articleId(),
        story != null ? story : article.articleId(),
        article.duplicateOf(),
        article.title(),
        article.url(),
        article.outlet(),
        excerpt.text(),
        excerpt.spans(),
        match,
        article.publishedAt(),
        article.firstSeenAt());
  }
}
