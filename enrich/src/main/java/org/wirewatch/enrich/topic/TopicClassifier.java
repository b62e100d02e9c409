package org.wirewatch.enrich.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.wirewatch.enrich.embedding.Embedding;
import org.wirewatch.enrich.embedding.SentenceEmbedder;
import org.wirewatch.query.QueryMatcher;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.TopicScore;
import org.wirewatch.wire.TopicDefinition;

/** Scores articles by topic definitions. Thread-safe; the same article always gets the same. */
public final class TopicClassifier {
  /** From this score on an article is about the topic. */
  public static final double ABOUT = 0.5;

  private final Combination combination = Combination.bundled();
  private final FeatureReader reader = Background.news().reader();
  private final List<TrainedTopic> topics;

  private TopicClassifier(List<TrainedTopic> topics) {
    this.topics = List.copyOf(topics);
  }

  /**
   * Trains the topics; some 0.1 s each.
   *
   * @throws IllegalArgumentException if a query cannot be parsed, naming the topic and the position
   */
  public static TopicClassifier load(List<TopicDefinition> definitions) {
    return new TopicClassifier(definitions.stream().map(TopicTraining::train).toList());
  }

  /**
   * Another classifier that also has this topic, or has it by this definition; only it is trained.
   *
   * @throws IllegalArgumentException as of {@link #load}
   */
  public TopicClassifier with(TopicDefinition definition) {
    List<TrainedTopic> others = others(definition.id());
    others.add(TopicTraining.train(definition));
    return new TopicClassifier(others);
  }

  /** Another classifier without this topic. */
  public TopicClassifier without(String id) {
    return new TopicClassifier(others(id));
  }

  private List<TrainedTopic> others(String id) {
    List<TrainedTopic> others = new ArrayList<>(topics);
    others.removeIf(topic -> topic.id().equals(id));
    return others;
  }

  /** The same for an article whose embedding is not at hand. */
  public List<TopicScore> topics(EnrichedArticle article, double scoreMin) {
    boolean read =
        article.language().equals("en")
            || article.language().equals(EnrichedArticle.UNKNOWN_LANGUAGE);
    return topics(
        article,
        read ? SentenceEmbedder.shared().embed(article.title() + "\n" + article.text()) : null,
        scoreMin);
  }

  /**
   * The topics with at least that score, highest first; 0 gives all.
   *
   * @param embedding null where there is none, as for languages other than English; only queries
   *     count then
   */
  public List<TopicScore> topics(EnrichedArticle article, Embedding embedding, double scoreMin) {
    Features text = reader.of(article.title(), article.text());
    float[] meaning = embedding == null ? null : embedding.vector();
    QueryMatcher matcher =
        QueryMatcher.of(
            article, Negation.in(article.title()).blanked(), Negation.in(article.text()).blanked());
    List<TopicScore> scores = new ArrayList<>();
    for (TrainedTopic topic : topics) {
      Signals signals = signals(topic, text, meaning, matcher);
      Combination.Weights weights = combination.of(topic, embedding != null);
      boolean hasQuery = topic.query() != null;
      double score = Logistic.probability(weights.logOdds(signals, hasQuery));
      if (score >= scoreMin) {
        scores.add(
            new TopicScore(
                topic.id(),
                score,
                Evidence.of(
                    topic,
                    text,
                    hasQuery && signals.clauses() == 1
                        ? matcher.match(topic.query())
                        : Optional.empty()),
                weights.shares(signals, hasQuery)));
      }
    }
    scores.sort(
        Comparator.comparingDouble(TopicScore::score).reversed().thenComparing(TopicScore::id));
    return scores;
  }

  private static Signals signals(
      TrainedTopic topic, Features text, float[] meaning, QueryMatcher matcher) {
    double clauses = topic.query() == null ? 0 : matcher.share(topic.query());
    return meaning == null
        ? new Signals(0, 0, 0, 0, 0, clauses, text.size())
        : topic.signals(text, meaning, clauses);
  }
}
