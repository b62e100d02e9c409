package org.wirewatch.enrich.topic;

import org.wirewatch.enrich.embedding.SentenceEmbedder;
import org.wirewatch.query.QueryMatcher;
import org.wirewatch.wire.EnrichedArticle;

/** A text of a trial, read once and scored by several topics. */
record TrialText(Features features, Meaning meaning, QueryMatcher matcher) {
  /** The embedding of a text. */
  static final class Meaning {
    private final float[] vector;

    Meaning(float[] vector) {
      this.vector = vector;
    }

    float[] vector() {
      return vector;
    }
  }

  static TrialText of(String text) {
    return new TrialText(
        Background.news().reader().of(text),
        new Meaning(SentenceEmbedder.shared().embed("\n" + text).vector()),
        QueryMatcher.of(article(text), "", Negation.in(text).blanked()));
  }

  Signals signals(TrainedTopic topic) {
    double clauses = topic.query() == null ? 0 : matcher.share(topic.query());
    return topic.signals(features, meaning.vector(), clauses);
  }

  /** An English article that has nothing but the text. */
  static EnrichedArticle article(String text) {
    return new EnrichedArticle(
        EnrichedArticle.SCHEMA_VERSION,
        "trial",
        1,
        null,
        null,
        null,
        "",
        text,
        "en",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
