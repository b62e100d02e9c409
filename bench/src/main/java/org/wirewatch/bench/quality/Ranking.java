package org.wirewatch.bench.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How well scores put what belongs to a topic before what does not, as {@code score_topics.py}
 * counts: ties count against the ranking. Immutable.
 */
final class Ranking {
  /** Words that make a text hard to tell from tech workers' action. */
  private static final Pattern HARD =
      Pattern.compile(
          "\\b(workers?|employees|staff|strikes?|strikers|unions?|protest\\w*|petition|walkout"
              + "|labou?r|pickets?|layoffs?|jobs?|google|amazon|microsoft|apple|ibm|oracle|hewlett|hp"
              + "|intel|dell|yahoo|ebay|software|internet|tech\\w*)\\b",
          Pattern.CASE_INSENSITIVE);

  private final List<Scored> ranked;

  /** A text with its score. */
  record Scored(TopicTexts.Text text, double score) {}

  Ranking(List<Scored> scored) {
    ranked = new ArrayList<>(scored);
    ranked.sort(
        Comparator.comparingDouble((Scored s) -> -s.score())
            .thenComparing(s -> s.text().relevant(), Boolean::compare));
  }

  List<Scored> ranked() {
    return ranked;
  }

  /** Only what belongs to the topic and what has words of its kind. */
  Ranking hard() {
    return new Ranking(
        ranked.stream()
            .filter(s -> s.text().relevant() || HARD.matcher(s.text().text()).find())
            .toList());
  }

  double averagePrecision() {
    double sum = 0;
    int hits = 0;
    for (int i = 0; i < ranked.size(); i++) {
      if (ranked.get(i).text().relevant()) {
        hits++;
        sum += hits / (i + 1.0);
      }
    }
    return hits == 0 ? 0 : sum / hits;
  }

  /** Precision where nine in ten of those that belong to the topic are found. */
  double precisionAtRecall90() {
    long all = ranked.stream().filter(s -> s.text().relevant()).count();
    long wanted = (long) Math.ceil(0.9 * all);
    int hits = 0;
    for (int i = 0; i < ranked.size(); i++) {
      hits += ranked.get(i).text().relevant() ? 1 : 0;
      if (hits == wanted) {
        return hits / (i + 1.0);
      }
    }
    return 0;
  }
}
