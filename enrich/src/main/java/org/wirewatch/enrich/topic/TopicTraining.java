package org.wirewatch.enrich.topic;

import java.util.ArrayList;
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
      return new TrainedTopic(definition, query, near, excluded, null, Map.of(), 0);
    }
    Direction learned = Direction.of(embeddingWeights(), ordinary);
    Map<Integer, Float> terms = termWeights();
    double[] strengths =
        background.features().stream().mapToDouble(text -> strength(text, terms)).toArray();
    Spread spread = Spread.of(strengths);
    terms.replaceAll((key, weight) -> (float) (weight / spread.deviation()));
    return new TrainedTopic(
        definition, query, near, excluded, learned, terms, -spread.mean() / spread.deviation());
  }

  private Direction direction(String text) {
    return text.isEmpty() ? null : Direction.of(embedder.embed(text), background.embeddings());
  }

  private double[] embeddingWeights() {
    List<float[]> rows = new ArrayList<>();
    texts.forEach(text -> rows.add(centred(embedder.embed(text).vector())));
    if (!stated.included().isEmpty()) {
      rows.add(positives, centred(embedder.embed(stated.inclusion()).vector()));
    }
    int first = positives + (stated.included().isEmpty() ? 0 : 1);
    for (float[] embedding : background.embeddings()) {
      rows.add(centred(embedding));
    }
    return learn(new Logistic.Dense(rows.toArray(float[][]::new)), first, EMBEDDING_LENGTH_MAX);
  }

  private float[] centred(float[] embedding) {
    float[] centred = embedding.clone();
    for (int i = 0; i < centred.length; i++) {
      centred[i] -= background.mean()[i];
    }
    return centred;
  }

  private Map<Integer, Float> termWeights() {
    List<Features> features = new ArrayList<>();
    texts.forEach(text -> features.add(background.reader().of(text)));
    features.addAll(background.features());
    Map<Integer, Integer> columns = new HashMap<>(background.columns());
    int[][] indexes = new int[features.size()][];
    float[][] values = new float[features.size()][];
    for (int row = 0; row < indexes.length; row++) {
      Features text = features.get(row);
      indexes[row] = new int[text.size()];
      values[row] = new float[text.size()];
      for (int i = 0; i < text.size(); i++) {
        indexes[row][i] = columns.computeIfAbsent(text.key(i), key -> columns.size());
        values[row][i] = text.weight(i);
      }
    }
    double[] weights =
        learn(new Logistic.Sparse(indexes, values, columns.size()), positives, TERMS_LENGTH_MAX);
    Map<Integer, Float> byKey = new HashMap<>();
    columns.forEach((key, column) -> byKey.put(key, (float) weights[column]));
    return byKey;
  }

  /** The first rows are positive, then come the negatives, then ordinary news. */
  private double[] learn(Logistic.Rows rows, int positiveRows, double lengthMax) {
    int negatives = definition.negatives().size();
    double ofNegatives = Math.min(1.0, (double) negatives / positiveRows);
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
    return Logistic.train(rows, targets, importance, PENALTY, lengthMax);
  }

  private static double strength(Features text, Map<Integer, Float> terms) {
    double sum = 0;
    for (int i = 0; i < text.size(); i++) {
      sum += text.weight(i) * terms.getOrDefault(text.key(i), 0f);
    }
    return sum;
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
