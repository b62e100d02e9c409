package org.wirewatch.enrich.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.enrich.embedding.SentenceEmbedder;
import org.wirewatch.query.NewsQuery;
import org.wirewatch.query.QueryException;
import org.wirewatch.wire.TopicDefinition;

/**
 * Learns a topic from its definition: two logistic regressions, over embeddings and over terms,
 * tell its examples and the sentences of its description from its negatives and from ordinary news.
 * Some 0.1 s.
 */
final class TopicTraining {
  private static final double PENALTY = 3e-4;
  private static final int STEPS = 30;

  /** What a negative counts for beside a positive: it was chosen because it looks alike. */
  private static final double NEGATIVE = 3;

  private static final double EMBEDDING_LENGTH_MAX = 1;
  private static final double TERMS_LENGTH_MAX = 1.5;

  private final Background background = Background.news();
  private final SentenceEmbedder embedder = SentenceEmbedder.shared();
  private final TopicDefinition definition;
  private final Stated stated;
  private final List<String> texts = new ArrayList<>();
  private final int positives;

  private TopicTraining(TopicDefinition definition) {
    this.definition = definition;
    this.stated = Stated.of(definition.description());
    texts.addAll(definition.positives());
    texts.addAll(stated.included());
    positives = texts.size();
    texts.addAll(definition.negatives());
  }

  /**
   * Learns one topic.
   *
   * @throws IllegalArgumentException if the query cannot be parsed, naming the topic and the place
   */
  static TrainedTopic train(TopicDefinition definition) {
    NewsQuery query = parse(definition);
    return new TopicTraining(definition).train(query);
  }

  private TrainedTopic train(NewsQuery query) {
    float[][] ordinary = background.embeddings();
    Direction near = direction(stated.inclusion());
    Direction excluded = direction(stated.exclusion());
    if (positives == 0) {
      return new TrainedTopic(definition, query, near, excluded, null, TermWeights.NONE, 0);
    }
    Direction learned = Direction.of(embeddingWeights(), ordinary);
    TermWeights terms = termWeights();
    Spread spread = Spread.of(background.features().stream().mapToDouble(terms::dot).toArray());
    return new TrainedTopic(
        definition,
        query,
        near,
        excluded,
        learned,
        terms.times(1 / spread.deviation()),
        -spread.mean() / spread.deviation());
  }

  private Direction direction(String text) {
    return text.isEmpty() ? null : Direction.of(embedder.embed(text), background.embeddings());
  }

  private double[] embeddingWeights() {
    List<String> read = new ArrayList<>(texts);
    int first = positives;
    if (stated.included().size() > 1) {
      read.add(first++, stated.inclusion());
    }
    List<float[]> rows = new ArrayList<>();
    read.forEach(text -> rows.add(background.centred(embedder.embed(text).vector())));
    rows.addAll(Arrays.asList(background.centred()));
    return learn(new Logistic.Dense(rows.toArray(float[][]::new)), first, EMBEDDING_LENGTH_MAX);
  }

  private TermWeights termWeights() {
    Map<Integer, Integer> columns = new HashMap<>(background.columns());
    List<Background.Row> rows = new ArrayList<>();
    texts.forEach(text -> rows.add(Background.row(background.reader().of(text), columns)));
    rows.addAll(background.rows());
    double[] weights =
        learn(new Logistic.Sparse(rows, columns.size()), positives, TERMS_LENGTH_MAX);
    return TermWeights.of(columns, weights);
  }

  /** The first rows are positive, then come the negatives, then ordinary news. */
  private double[] learn(Logistic.Rows rows, int positiveRows, double lengthMax) {
    int negatives = definition.negatives().size();
    double ofNegatives = NEGATIVE * Math.min(1, (double) negatives / positiveRows);
    double[] targets = new double[rows.count()];
    double[] importance = new double[rows.count()];
    int ordinary = rows.count() - positiveRows - negatives;
    double total = 2 + ofNegatives;
    for (int row = 0; row < rows.count(); row++) {
      if (row < positiveRows) {
        targets[row] = 1;
        importance[row] = 1.0 / positiveRows / total;
      } else if (row < positiveRows + negatives) {
        importance[row] = ofNegatives / negatives / total;
      } else {
        importance[row] = 1.0 / ordinary / total;
      }
    }
    return Logistic.train(rows, targets, importance, PENALTY, lengthMax, STEPS);
  }

  private static NewsQuery parse(TopicDefinition definition) {
    if (definition.query() == null) {
      return null;
    }
    try {
      return NewsQuery.parse(definition.query());
    } catch (QueryException e) {
      throw new IllegalArgumentException(
          "topic " + definition.id() + ": query, character " + e.start() + ": " + e.getMessage(),
          e);
    }
  }
}
