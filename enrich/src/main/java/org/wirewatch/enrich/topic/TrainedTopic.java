package org.wirewatch.enrich.topic;

import java.util.Map;
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
 * @param terms weight of each feature, in standard deviations of ordinary news
 * @param termOffset what a text without features has
 */
record TrainedTopic(
    TopicDefinition definition,
    NewsQuery query,
    Direction description,
    Direction excluded,
    Direction embedding,
    Map<Integer, Float> terms,
    double termOffset) {
  String id() {
    return definition.id();
  }

  boolean hasExamples() {
    return !definition.positives().isEmpty();
  }

  /** How much a feature of a text speaks for the topic; below 0 against it. */
  double weight(Features text, int i) {
    return terms.getOrDefault(text.key(i), 0f) * text.weight(i);
  }

  /** What speaks for the topic, without the query. */
  Signals signals(Features text, float[] meaning, double clauses) {
    double affirmed = termOffset;
    double negated = 0;
    for (int i = 0; i < text.size(); i++) {
      if (text.isNegated(i)) {
        negated += weight(text, i);
      } else {
        affirmed += weight(text, i);
      }
    }
    return signals(affirmed, negated, text.size(), meaning, clauses);
  }

  Signals signals(double affirmed, double negated, int termCount, float[] meaning, double clauses) {
    double near = description == null ? 0 : description.of(meaning);
    double apart = excluded == null ? 0 : Math.max(0, excluded.of(meaning) - near);
    double learned = embedding == null ? 0 : embedding.of(meaning);
    return new Signals(near, apart, learned, affirmed, negated, clauses, termCount);
  }
}
