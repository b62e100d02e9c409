package org.wirewatch.enrich.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * How much each of the {@link Candidate#FEATURES} counts: a conditional logit, the logistic
 * regression over candidates of which one is right.
 *
 * @see "D. McFadden: Conditional logit analysis of qualitative choice behavior, 1974"
 */
record Weights(List<Double> values) {
  static final String FILE = "language.properties";

  Weights {
    values = List.copyOf(values);
    if (values.size() != Candidate.FEATURES.size()) {
      throw new IllegalArgumentException("values: " + values.size() + " of them");
    }
  }

  /** Those that ship. */
  static Weights bundled() {
    Properties file = new Properties();
    try (InputStream in = Weights.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IOException("no resource " + FILE);
      }
      file.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("weights of languages", e);
    }
    return new Weights(Candidate.FEATURES.stream().map(name -> weight(file, name)).toList());
  }

  /** The chance of each candidate to be right, in their order; 1 in sum. */
  List<Double> probabilities(List<Candidate> candidates) {
    List<Double> scores = candidates.stream().map(c -> score(c.features())).toList();
    double most = scores.stream().mapToDouble(s -> s).max().orElse(0);
    double sum = scores.stream().mapToDouble(s -> Math.exp(s - most)).sum();
    return scores.stream().map(s -> Math.exp(s - most) / sum).toList();
  }

  private double score(List<Double> features) {
    double score = 0;
    for (int i = 0; i < values.size(); i++) {
      score += values.get(i) * features.get(i);
    }
    return score;
  }

  private static double weight(Properties file, String name) {
    String value = file.getProperty("weight." + name);
    if (value == null) {
      throw new IllegalStateException(FILE + ": weight." + name + " is missing");
    }
    return Double.parseDouble(value);
  }
}
