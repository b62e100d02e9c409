package org.wirewatch.enrich.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wirewatch.enrich.topic.Features.Feature;
import org.wirewatch.query.NewsQuery;
import org.wirewatch.query.QueryException;
import org.wirewatch.query.QueryMatch;
import org.wirewatch.query.QueryMatcher;
import org.wirewatch.wire.TopicDefinition;

/**
 * One definition made ready for scoring. Two signals say how strongly a text speaks for the topic:
 * a logistic regression over terms, trained on the examples and the description against the
 * negatives and ordinary news, and the similarity to the description. How far that is above
 * ordinary news, and whether the query matches, gives the probability. Immutable.
 */
final class TrainedTopic {
  private static final double PENALTY = 5e-4;

  // what one text of a kind weighs in training; a passage of ordinary news weighs 1
  private static final double EXAMPLE = 1;
  private static final double DESCRIPTION = 0.5;
  private static final double NEGATIVE = 100;

  // how much the signals weigh; chosen on the development data and the repo's own hard cases
  private static final double SIMILARITY = 6;
  private static final double QUERY_MATCHES = 1.5;
  private static final double QUERY_FAILS = -2.2;

  /** So many standard deviations above ordinary news are as likely about the topic as not. */
  private static final double ORDINARY_MAX = 6.5;

  private static final double STEEPNESS = 0.7;
  private static final double LINEAR_MAX = 5;

  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|\\n+");
  private static final Pattern EXCLUSION =
      Pattern.compile("(?i)^(not|no|never|except|excludes?|excluding|without)\\b.*");

  private final String id;
  private final NewsQuery query;
  private final Map<String, Double> weights;
  private final Map<String, Double> description;
  private final double ordinaryMean;
  private final double ordinaryDeviation;

  private TrainedTopic(
      String id,
      NewsQuery query,
      Map<String, Double> weights,
      Map<String, Double> description,
      List<List<Feature>> background) {
    this.id = id;
    this.query = query;
    this.weights = weights;
    this.description = description;
    double[] strengths = background.stream().mapToDouble(this::strength).toArray();
    double mean = Arrays.stream(strengths).average().orElse(0);
    this.ordinaryMean = mean;
    this.ordinaryDeviation =
        Math.sqrt(Arrays.stream(strengths).map(s -> (s - mean) * (s - mean)).average().orElse(1));
  }

  static TrainedTopic train(
      TopicDefinition definition, Features features, List<List<Feature>> background) {
    List<String> stated = new ArrayList<>();
    List<String> excluded = new ArrayList<>();
    for (String sentence : SENTENCE_END.split(definition.description(), -1)) {
      (EXCLUSION.matcher(sentence.strip()).matches() ? excluded : stated).add(sentence);
    }
    List<Logistic.Example> examples = new ArrayList<>();
    definition.positives().forEach(t -> examples.add(example(t, true, EXAMPLE, features)));
    stated.forEach(t -> examples.add(example(t, true, DESCRIPTION, features)));
    definition.negatives().forEach(t -> examples.add(example(t, false, NEGATIVE, features)));
    background.forEach(passage -> examples.add(new Logistic.Example(passage, false, 1)));
    return new TrainedTopic(
        definition.id(),
        parse(definition),
        Logistic.train(examples, PENALTY),
        vector(features.of("", String.join("\n", stated))),
        background);
  }

  String id() {
    return id;
  }

  /** How strongly a feature speaks for the topic; 0 or less when it does not. */
  double weight(Feature feature) {
    return feature.weight()
        * (weights.getOrDefault(feature.name(), 0.0)
            + SIMILARITY * description.getOrDefault(feature.name(), 0.0));
  }

  Optional<QueryMatch> match(QueryMatcher article) {
    return query == null ? Optional.empty() : article.match(query);
  }

  /** The probability that the article is about the topic. */
  double score(List<Feature> article, boolean queryMatches) {
    double above = (strength(article) - ordinaryMean) / ordinaryDeviation - ORDINARY_MAX;
    double sum = STEEPNESS * damped(above);
    if (query != null) {
      sum += queryMatches ? QUERY_MATCHES : QUERY_FAILS;
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /** Grows ever slower beyond a bound, so that no two strong articles tie at probability 1. */
  private static double damped(double deviations) {
    return deviations <= LINEAR_MAX ? deviations : LINEAR_MAX + Math.log1p(deviations - LINEAR_MAX);
  }

  private double strength(List<Feature> article) {
    double sum = 0;
    for (Feature feature : article) {
      sum += weight(feature);
    }
    return sum;
  }

  private static Logistic.Example example(
      String text, boolean positive, double weight, Features features) {
    return new Logistic.Example(features.of("", text), positive, weight);
  }

  private static Map<String, Double> vector(List<Feature> features) {
    Map<String, Double> vector = new HashMap<>();
    features.forEach(feature -> vector.put(feature.name(), feature.weight()));
    return vector;
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
