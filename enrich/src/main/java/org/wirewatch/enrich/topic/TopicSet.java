package org.wirewatch.enrich.topic;

import java.util.ArrayList;
import java.util.List;
import org.wirewatch.query.QuerySet;

/** Topics made ready to be scored together. Immutable. */
final class TopicSet {
  private final List<TrainedTopic> topics;
  private final TermIndex terms;
  private final QuerySet queries;

  TopicSet(List<TrainedTopic> topics) {
    this.topics = List.copyOf(topics);
    this.terms = new TermIndex(this.topics);
    this.queries = new QuerySet(this.topics.stream().map(TrainedTopic::query).toList());
  }

  List<TrainedTopic> topics() {
    return topics;
  }

  /** The signals of each topic, in order. */
  List<Signals> signals(ReadText text) {
    double[] affirmed = terms.sums(text.features(), false);
    double[] negated = terms.sums(text.features(), true);
    double[] shares = queries.shares(text.matcher());
    float[] meaning = text.embedding() == null ? null : text.embedding().vector();
    List<Signals> signals = new ArrayList<>(topics.size());
    for (int i = 0; i < topics.size(); i++) {
      signals.add(
          topics
              .get(i)
              .signals(affirmed[i], negated[i], text.features().size(), meaning, shares[i]));
    }
    return signals;
  }
}
