package org.wirewatch.enrich.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.wirewatch.enrich.embedding.Embedding;
import org.wirewatch.enrich.embedding.SentenceEmbedder;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.TopicScore;
import org.wirewatch.wire.TopicDefinition;

/** Scores articles by topic definitions. Thread-safe; the same article always gets the same. */
public final class TopicClassifier {
  /** From this score on an article is about the topic. */
  public static final double ABOUT = 0.5;

  private final Combination combination;
  private final TopicSet topics;

  /** Null when the subjects of the IPTC are not asked for. */
  private final IptcClassifier subjects;

  private TopicClassifier(List<TrainedTopic> topics, IptcClassifier subjects) {
    this(new TopicSet(topics), subjects, Combination.bundled());
  }

  private TopicClassifier(TopicSet topics, IptcClassifier subjects, Combination combination) {
    this.topics = topics;
    this.subjects = subjects;
    this.combination = combination;
  }

  /**
   * Trains the topics on all cores; some 0.1 s each. The same whatever their number.
   *
   * @throws IllegalArgumentException if a query cannot be parsed, naming the topic and the position
   */
  public static TopicClassifier load(List<TopicDefinition> definitions) {
    return new TopicClassifier(
        definitions.parallelStream().map(TopicTraining::train).toList(), null);
  }

  /** Another classifier that also tells the 17 subjects of the IPTC Media Topics. */
  public TopicClassifier withSubjects() {
    return new TopicClassifier(topics.topics(), IptcClassifier.bundled());
  }

  /**
   * Another classifier that also has this topic, or has it by this definition; only it is trained.
   *
   * @throws IllegalArgumentException as of {@link #load}
   */
  public TopicClassifier with(TopicDefinition definition) {
    List<TrainedTopic> others = others(definition.id());
    others.add(TopicTraining.train(definition));
    return new TopicClassifier(others, subjects);
  }

  /** Another classifier without this topic. */
  public TopicClassifier without(String id) {
    return new TopicClassifier(others(id), subjects);
  }

  /** The same without a signal: for telling what it is worth. */
  public TopicClassifier ignoring(TopicSignal signal) {
    return new TopicClassifier(topics, subjects, combination.ignoring(signal));
  }

  private List<TrainedTopic> others(String id) {
    List<TrainedTopic> others = new ArrayList<>(topics.topics());
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
   * The topics with at least that score, highest first, then the subjects likewise; 0 gives all.
   *
   * @param embedding null where there is none, as for languages other than English; only queries
   *     count then
   */
  public List<TopicScore> topics(EnrichedArticle article, Embedding embedding, double scoreMin) {
    ReadText text = ReadText.of(article, embedding);
    List<Signals> signals = topics.signals(text);
    List<TopicScore> scores = new ArrayList<>();
    for (int i = 0; i < signals.size(); i++) {
      TrainedTopic topic = topics.topics().get(i);
      Combination.Weights weights = combination.of(topic, embedding != null);
      boolean hasQuery = topic.query() != null;
      double score = Logistic.probability(weights.logOdds(signals.get(i), hasQuery));
      if (score >= scoreMin) {
        scores.add(
            new TopicScore(
                topic.id(),
                score,
                Evidence.of(topic, text, signals.get(i)),
                weights.shares(signals.get(i), hasQuery)));
      }
    }
    scores.sort(
        Comparator.comparingDouble(TopicScore::score).reversed().thenComparing(TopicScore::id));
    if (subjects != null && embedding != null && text.features().size() > 0) {
      scores.addAll(subjects.topics(text.features(), embedding, scoreMin));
    }
    return scores;
  }
}
