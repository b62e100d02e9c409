package org.wirewatch.enrich.topic;

import org.wirewatch.enrich.embedding.Embedding;
import org.wirewatch.query.QueryMatcher;
import org.wirewatch.wire.EnrichedArticle;

/**
 * An article read once for all topics.
 *
 * @param embedding null when it has none
 * @param matcher over the words that are not negated
 */
record ReadText(Features features, Embedding embedding, QueryMatcher matcher) {
  static ReadText of(EnrichedArticle article, Embedding embedding) {
    return new ReadText(
        Background.news().reader().of(article.title(), article.text()),
        embedding,
        QueryMatcher.of(
            article,
            Negation.in(article.title()).blanked(),
            Negation.in(article.text()).blanked()));
  }
}
