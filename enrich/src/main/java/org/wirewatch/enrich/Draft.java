package org.wirewatch.enrich;

import java.time.Instant;
import java.util.List;
import org.wirewatch.enrich.embedding.Embedding;
import org.wirewatch.enrich.language.Identified;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Affiliation;
import org.wirewatch.wire.EnrichedArticle.Entity;
import org.wirewatch.wire.EnrichedArticle.Mention;
import org.wirewatch.wire.EnrichedArticle.Quote;
import org.wirewatch.wire.EnrichedArticle.Reference;
import org.wirewatch.wire.EnrichedArticle.TopicScore;

/** An enriched article in the making: what the extractors have found so far. */
final class Draft {
  private final Article article;
  private final String contentHash;
  private final Identified language;
  private List<Mention> mentions = List.of();
  private List<Mention> titleMentions = List.of();
  private List<Entity> entities = List.of();
  private List<Affiliation> affiliations = List.of();
  private List<Reference> references = List.of();
  private List<Quote> quotes = List.of();
  private List<TopicScore> topics = List.of();
  private String duplicateOf;
  private Instant enrichedAt;
  private Embedding embedding;

  Draft(Article article, String contentHash, Identified language) {
    this.article = article;
    this.contentHash = contentHash;
    this.language = language;
  }

  Draft mentions(List<Mention> inTitle, List<Mention> inText) {
    titleMentions = inTitle;
    mentions = inText;
    return this;
  }

  Draft entities(List<Entity> found) {
    entities = found;
    return this;
  }

  Draft affiliations(List<Affiliation> found) {
    affiliations = found;
    return this;
  }

  Draft references(List<Reference> found) {
    references = found;
    return this;
  }

  Draft quotes(List<Quote> found) {
    quotes = found;
    return this;
  }

  Draft topics(List<TopicScore> found) {
    topics = found;
    return this;
  }

  Draft duplicateOf(String articleId) {
    duplicateOf = articleId;
    return this;
  }

  Draft enrichedAt(Instant instant) {
    enrichedAt = instant;
    return this;
  }

  Draft embedding(Embedding computed) {
    embedding = computed;
    return this;
  }

  /** Null unless the article was embedded. */
  Embedding embedding() {
    return embedding;
  }

  Annotated annotated() {
    return new Annotated(build(), embedding);
  }

  EnrichedArticle build() {
    return new EnrichedArticle(
        EnrichedArticle.SCHEMA_VERSION,
        article.articleId(),
        article.revision(),
        article.sourceId(),
        article.outlet(),
        article.canonicalUrl(),
        article.title(),
        article.text(),
        language.language(),
        article.authors(),
        article.publishedAt(),
        article.firstSeenAt(),
        enrichedAt,
        Annotator.PIPELINE_VERSION,
        contentHash,
        article.section(),
        article.tags(),
        article.image(),
        mentions,
        titleMentions,
        quotes,
        List.of(),
        List.of(),
        List.of(),
        topics,
        duplicateOf,
        null,
        article.changes(),
        article.paywalled(),
        article.corrections(),
        entities,
        affiliations,
        references,
        language.confidence(),
        null,
        List.of(),
        null);
  }
}
