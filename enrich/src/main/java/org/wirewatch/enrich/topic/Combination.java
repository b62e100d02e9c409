package org.wirewatch.enrich.topic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.wirewatch.wire.EnrichedArticle.TopicSignals;
import org.wirewatch.wire.Json;

/**
 * How the signals of any topic are weighed: learned over many topics by {@code ./wirewatch train
 * topics}, see docs/decisions/0015-topics-by-four-signals.md.
 *
 * @param provenance the command and the data behind the weights
 * @param described for topics without examples
 * @param exampled for topics with examples
 * @param unread by the query alone: for articles without an embedding, and for topics that are
 *     nothing but a query
 * @param subjects for the subjects of the IPTC
 */
record Combination(
    String provenance, Weights described, Weights exampled, Weights unread, Subjects subjects) {
  static final String RESOURCE = "combination.json";

  /**
   * Weights of {@link Signals} in the log odds.
   *
   * @param query what is added where the topic has a query
   */
  record Weights(
      double intercept,
      double shortness,
      double description,
      double excluded,
      double embedding,
      double terms,
      double negated,
      double query,
      double clauses,
      double match) {
    double logOdds(Signals signals, boolean hasQuery) {
      return intercept
          + shortness * signals.shortness()
          + ofDescription(signals)
          + embedding * signals.embedding()
          + ofTerms(signals)
          + ofQuery(signals, hasQuery);
    }

    /**
     * What each signal has added, as shares: above ordinary news, and of the query above one that
     * matches as often as not.
     */
    TopicSignals shares(Signals signals, boolean hasQuery) {
      double byQuery = hasQuery ? ofQuery(signals, true) - (clauses + match) / 2 - query : 0;
      double byDescription = ofDescription(signals);
      double byEmbedding = embedding * signals.embedding();
      double byTerms = ofTerms(signals);
      double sum =
          Math.abs(byQuery) + Math.abs(byDescription) + Math.abs(byEmbedding) + Math.abs(byTerms);
      double all = sum == 0 ? 1 : sum;
      return new TopicSignals(byQuery / all, byDescription / all, byEmbedding / all, byTerms / all);
    }

    Weights ignoring(TopicSignal signal) {
      boolean similar = signal != TopicSignal.DESCRIPTION;
      boolean worded = signal != TopicSignal.TERMS;
      boolean asked = signal != TopicSignal.QUERY;
      return new Weights(
          intercept,
          shortness,
          similar ? description : 0,
          similar ? excluded : 0,
          signal == TopicSignal.EMBEDDING ? 0 : embedding,
          worded ? terms : 0,
          worded ? negated : 0,
          asked ? query : 0,
          asked ? clauses : 0,
          asked ? match : 0);
    }

    private double ofDescription(Signals signals) {
      return description * signals.description() + excluded * signals.excluded();
    }

    private double ofTerms(Signals signals) {
      return terms * signals.dampedTerms() + negated * signals.negated();
    }

    private double ofQuery(Signals signals, boolean hasQuery) {
      return hasQuery ? query + clauses * signals.clauses() + match * signals.match() : 0;
    }
  }

  /** From the log odds of a subject's share of the votes to those of its being right. */
  record Subjects(double intercept, double slope) {}

  static Combination bundled() {
    try (InputStream json = Combination.class.getResourceAsStream(RESOURCE)) {
      return Json.mapper().readValue(json, Combination.class);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  /** The same without a signal. */
  Combination ignoring(TopicSignal signal) {
    return new Combination(
        provenance,
        described.ignoring(signal),
        exampled.ignoring(signal),
        unread.ignoring(signal),
        subjects);
  }

  /** The weights for a topic and an article. */
  Weights of(TrainedTopic topic, boolean embedded) {
    if (!embedded || topic.embedding() == null) {
      return unread;
    }
    return topic.hasExamples() ? exampled : described;
  }
}
