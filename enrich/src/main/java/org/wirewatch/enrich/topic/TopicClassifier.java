package org.wirewatch.enrich.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wirewatch.enrich.term.Term;
import org.wirewatch.enrich.topic.Features.Feature;
import org.wirewatch.query.QueryMatch;
import org.wirewatch.query.QueryMatcher;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.TopicScore;
import org.wirewatch.wire.Span;
import org.wirewatch.wire.TopicDefinition;

/** Scores articles by topic definitions. Thread-safe; the same article always gets the same. */
public final class TopicClassifier {
  /** From this score on an article is about the topic. */
  public static final double ABOUT = 0.5;

  private static final int EVIDENCE_MAX = 12;

  private final Features features;
  private final List<List<Feature>> background;
  private final List<TrainedTopic> topics;

  private TopicClassifier(
      Features features, List<List<Feature>> background, List<TrainedTopic> topics) {
    this.features = features;
    this.background = background;
    this.topics = List.copyOf(topics);
  }

  /**
   * Trains the topics; some 0.1 s each.
   *
   * @throws IllegalArgumentException if a query cannot be parsed, naming the topic and the position
   */
  public static TopicClassifier load(List<TopicDefinition> definitions) {
    Features features = new Features();
    List<List<Feature>> background =
        Background.passages().stream().map(passage -> features.of("", passage)).toList();
    List<TrainedTopic> topics =
        definitions.stream()
            .map(definition -> TrainedTopic.train(definition, features, background))
            .toList();
    return new TopicClassifier(features, background, topics);
  }

  /**
   * Another classifier that also has this topic, or has it by this definition; only it is trained.
   *
   * @throws IllegalArgumentException as of {@link #load}
   */
  public TopicClassifier with(TopicDefinition definition) {
    List<TrainedTopic> others = others(definition.id());
    others.add(TrainedTopic.train(definition, features, background));
    return new TopicClassifier(features, background, others);
  }

  /** Another classifier without this topic. */
  public TopicClassifier without(String id) {
    return new TopicClassifier(features, background, others(id));
  }

  private List<TrainedTopic> others(String id) {
    List<TrainedTopic> others = new ArrayList<>(topics);
    others.removeIf(topic -> topic.id().equals(id));
    return others;
  }

  /** The topics with at least that score, highest first; 0 gives all. */
  public List<TopicScore> topics(EnrichedArticle article, double scoreMin) {
    EnrichedArticle affirmed = Negation.blanked(article);
    List<Feature> found = features.of(affirmed.title(), affirmed.text());
    QueryMatcher matcher = QueryMatcher.of(affirmed);
    List<TopicScore> scores = new ArrayList<>();
    for (TrainedTopic topic : topics) {
      Optional<QueryMatch> match = topic.match(matcher);
      double score = topic.score(found, match.isPresent());
      if (score >= scoreMin) {
        scores.add(new TopicScore(topic.id(), score, evidence(topic, affirmed, match)));
      }
    }
    scores.sort(
        Comparator.comparingDouble(TopicScore::score).reversed().thenComparing(TopicScore::id));
    return scores;
  }

  /** What the query matched, then the terms that speak for the topic most, in order of the text. */
  private List<Span> evidence(
      TrainedTopic topic, EnrichedArticle article, Optional<QueryMatch> match) {
    Set<Span> spans = new LinkedHashSet<>();
    match.ifPresent(m -> m.spans().stream().limit(EVIDENCE_MAX).forEach(spans::add));
    strongest(topic, article.title()).forEach(t -> spans.add(Span.title(t.start(), t.end())));
    strongest(topic, article.text()).forEach(t -> spans.add(Span.text(t.start(), t.end())));
    return spans.stream()
        .limit(EVIDENCE_MAX)
        .sorted(
            Comparator.comparingInt((Span span) -> span.field().equals(Span.TITLE) ? 0 : 1)
                .thenComparingInt(Span::start))
        .toList();
  }

  private List<Term> strongest(TrainedTopic topic, String text) {
    return features.of("", text).stream()
        .filter(feature -> topic.weight(feature) > 0.1)
        .sorted(Comparator.comparingDouble(feature -> -topic.weight(feature)))
        .limit(EVIDENCE_MAX)
        .map(feature -> feature.places().getFirst())
        .toList();
  }
}
