package org.wirewatch.enrich.topic;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The term weights of many topics by feature, so that each feature of an article is looked up once.
 * Immutable.
 */
final class TermIndex {
  private final int[] keys;

  /** Where the weights of a feature begin, and where the last one's end. */
  private final int[] starts;

  private final int[] topics;
  private final float[] weights;
  private final int topicCount;

  TermIndex(List<TrainedTopic> trained) {
    topicCount = trained.size();
    keys =
        trained.stream()
            .map(TrainedTopic::terms)
            .flatMapToInt(terms -> IntStream.range(0, terms.size()).map(terms::key))
            .sorted()
            .distinct()
            .toArray();
    int[] counts = new int[keys.length];
    int all = 0;
    for (TrainedTopic topic : trained) {
      for (int i = 0; i < topic.terms().size(); i++) {
        counts[Arrays.binarySearch(keys, topic.terms().key(i))]++;
        all++;
      }
    }
    starts = new int[keys.length + 1];
    for (int i = 0; i < keys.length; i++) {
      starts[i + 1] = starts[i] + counts[i];
    }
    topics = new int[all];
    weights = new float[all];
    int[] next = starts.clone();
    for (int topic = 0; topic < topicCount; topic++) {
      TermWeights terms = trained.get(topic).terms();
      for (int i = 0; i < terms.size(); i++) {
        int at = next[Arrays.binarySearch(keys, terms.key(i))]++;
        topics[at] = topic;
        weights[at] = terms.weight(i);
      }
    }
  }

  /**
   * For each topic what a text's features add up to; only those that are negated, or the others.
   */
  double[] sums(Features text, boolean negated) {
    double[] sums = new double[topicCount];
    for (int i = 0; i < text.size(); i++) {
      int key = text.isNegated(i) == negated ? Arrays.binarySearch(keys, text.key(i)) : -1;
      if (key >= 0) {
        for (int at = starts[key]; at < starts[key + 1]; at++) {
          sums[topics[at]] += weights[at] * text.weight(i);
        }
      }
    }
    return sums;
  }
}
