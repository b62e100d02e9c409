package org.wirewatch.enrich.topic;

import org.wirewatch.query.NewsQuery;
import org.wirewatch.wire.TopicDefinition;

/**
 * One definition made ready for scoring by {@link TopicTraining}. Immutable.
 *
 * @param query null when the definition has none
 * @param description along which texts come nearer to the description; null when there is none
 * @param excluded the same for what the description excludes; null when it excludes nothing
 * @param embedding what the regression over embeddings learned; null when nothing says what the
 *     topic is
 * @param terms what the regression over terms learned, in standard deviations of ordinary news
 * @param termOffset what a text without features has
 */
record TrainedTopic(
    TopicDefinition definition,
    NewsQuery query,
    Direction description,
    Direction excluded,
    Direction embedding,
    TermWeights terms,
    double termOffset) {
  String id() {
    return definition.id();
  }

  boolean hasExamples() {
    return !definition.positives().isEmpty();
  }

  /** How much a feature of a text speaks for the topic; below 0 against it. */
  double weight(Features text, int i) {
    return terms.of(text.key(i)) * text.weight(i);
  }

  /**
   * What speaks for the topic in a text.
   *
   * @param affirmed sum of the weights of its features that are not negated
   * @param negated sum of those that are
   * @param meaning its embedding; null when it has none
   * @param clauses share of the query's parts that hold
   */
  Signals signals(double affirmed, double negated, int termCount, float[] meaning, double clauses) {
    if (meaning == null) {
      return new Signals(0, 0, 0, 0, 0, clauses, termCount);
    }
    double near = description == null ? 0 : description.of(meaning);
    double apart = excluded == null ? 0 : Math.max(0, excluded.of(meaning) - near);
    double learned = embedding == null ? 0 : embedding.of(meaning);
    return new Signals(near, apart, learned, termOffset + affirmed, negated, clauses, termCount);
  }
}
