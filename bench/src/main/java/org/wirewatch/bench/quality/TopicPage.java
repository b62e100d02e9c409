package org.wirewatch.bench.quality;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.wirewatch.enrich.topic.TopicClassifier;

/** The part of {@code docs/quality.md} on topics. */
final class TopicPage {
  private static final int BINS = 10;
  private static final double PRIOR = 0.1;

  private final StringBuilder out = new StringBuilder();

  TopicPage(LocalDate day) {
    out.append(
        """
        ## Topics

        Written by `bench/run quality.TopicQuality ../shared/data/topics`; do not edit. The development data are no part
        of this repository. AP is average precision, P@90 the precision where nine in ten are found.

        """);
    out.append(Machine.measured(day));
  }

  String text() {
    return out.toString();
  }

  void ranking(
      Map<String, List<TopicTexts.Text>> sets, Map<String, Map<String, Ranking>> rankings) {
    out.append(
        """

        ### Tech-worker activism

        Defined as in the development data, examples in their order. "Descriptions" and "headlines" are the development
        data without the first 128 examples, and easy. "Among news" adds every second passage or headline of the
        written news that is about something else, and the held-out look-alikes. "Hard" are the held-out written cases
        alone: half of them are chosen to be told apart by no word.

        """);
    out.append("| set | texts | belong |\n|---|---|---|\n");
    sets.forEach(
        (name, set) ->
            row(name, set.size(), set.stream().filter(TopicTexts.Text::relevant).count()));
    out.append('\n');
    table(rankings);
    out.append(
        """

        The same where texts without any word of work, protest or technology are left out (`hard_AP`):

        | | descriptions | headlines | descriptions among news | headlines among news |
        |---|---|---|---|---|
        """);
    rankings.forEach(
        (name, bySet) ->
            row(
                name,
                number(bySet.get("descriptions").hard().averagePrecision()),
                number(bySet.get("headlines").hard().averagePrecision()),
                number(bySet.get("descriptions among news").hard().averagePrecision()),
                number(bySet.get("headlines among news").hard().averagePrecision())));
  }

  void ablation(Map<String, Map<String, Ranking>> rankings) {
    out.append("\n### What each signal adds\n\nDescription, query and 8 examples.\n\n");
    table(rankings);
  }

  void curve(Map<Integer, Map<String, Ranking>> curve) {
    out.append("\n### What examples add\n\nDescription without a query, and so many examples.\n\n");
    Map<String, Map<String, Ranking>> named = new LinkedHashMap<>();
    curve.forEach((examples, bySet) -> named.put(examples + " examples", bySet));
    table(named);
  }

  private void table(Map<String, Map<String, Ranking>> rankings) {
    out.append("| |");
    rankings
        .values()
        .iterator()
        .next()
        .keySet()
        .forEach(set -> out.append(' ').append(set).append(" AP | P@90 |"));
    out.append("\n|---|");
    rankings.values().iterator().next().keySet().forEach(set -> out.append("---|---|"));
    out.append('\n');
    rankings.forEach(
        (name, bySet) -> {
          out.append("| ").append(name).append(" |");
          bySet
              .values()
              .forEach(
                  ranking ->
                      out.append(' ')
                          .append(number(ranking.averagePrecision()))
                          .append(" | ")
                          .append(number(ranking.precisionAtRecall90()))
                          .append(" |"));
          out.append('\n');
        });
  }

  void bundled(List<Ranking.Scored> hard) {
    out.append(
        """

        ### The bundled topics on hard cases

        The held-out half of the written cases; found are those with a score of at least 0.5.

        | topic | belong | found | do not | found |
        |---|---|---|---|---|
        """);
    Map<String, int[]> counts = new TreeMap<>();
    for (Ranking.Scored scored : hard) {
      int[] count = counts.computeIfAbsent(scored.text().topic(), topic -> new int[4]);
      int kind = scored.text().relevant() ? 0 : 2;
      count[kind]++;
      count[kind + 1] += scored.score() >= TopicClassifier.ABOUT ? 1 : 0;
    }
    counts.forEach((topic, count) -> row(topic, count[0], count[1], count[2], count[3]));
  }

  void calibration(List<Ranking.Scored> scored) {
    double positives = scored.stream().filter(s -> s.text().relevant()).count();
    double negatives = scored.size() - positives;
    double[] weight = new double[BINS];
    double[] score = new double[BINS];
    double[] right = new double[BINS];
    double brier = 0;
    for (Ranking.Scored one : scored) {
      double share = one.text().relevant() ? PRIOR / positives : (1 - PRIOR) / negatives;
      int bin = Math.min(BINS - 1, (int) (one.score() * BINS));
      double target = one.text().relevant() ? 1 : 0;
      weight[bin] += share;
      score[bin] += share * one.score();
      right[bin] += share * target;
      brier += share * (one.score() - target) * (one.score() - target);
    }
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(score[bin] - right[bin]);
    }
    out.append(
        """

        ### Calibration

        The bundled topic on descriptions among news, where one text in ten is counted as belonging to it. Brier score
        %s, expected calibration error %s.

        | score | share of texts | mean score | belong |
        |---|---|---|---|
        """
            .formatted(number(brier), number(error)));
    for (int bin = 0; bin < BINS; bin++) {
      if (weight[bin] > 0) {
        row(
            String.format(Locale.ROOT, "%.1f to %.1f", bin / 10.0, (bin + 1) / 10.0),
            number(weight[bin]),
            number(score[bin] / weight[bin]),
            number(right[bin] / weight[bin]));
      }
    }
  }

  void subjects(TopicSubjects.Subjects subjects) {
    out.append(
        """

        ### Subjects of the IPTC Media Topics

        Zero-shot, on %d articles of the development data's categories: the first subject is right for %s. Right are:

        | category | subjects (iptc:..000000) | right |
        |---|---|---|
        """
            .formatted(
                subjects.articles(), number((double) subjects.right() / subjects.articles())));
    TopicSubjects.RIGHT.forEach(
        (category, codes) ->
            row(
                category,
                String.join(", ", codes.stream().sorted().toList()),
                subjects.byCategory().getOrDefault(category, "")));
  }

  void cost(List<TopicCost.Cost> costs) {
    out.append(
        """

        ### Cost

        Milliseconds of one thread on the processor, beside the embedding. "Reading" is what an article of some 400 words costs without
        any topic; naive is a classifier for each topic.

        | topics | training, each | reading | reading and scoring | scoring per 100 topics | naive |
        |---|---|---|---|---|---|
        """);
    for (TopicCost.Cost cost : costs) {
      row(
          cost.topics(),
          number(cost.training()),
          number(cost.none()),
          number(cost.together()),
          number((cost.together() - cost.none()) / cost.topics() * 100),
          Double.isNaN(cost.naive()) ? "not measured" : number(cost.naive()));
    }
  }

  void mistakes(List<Ranking.Scored> hard, int count) {
    out.append(
        """

        ### Worst mistakes

        Of the bundled topics, on the held-out written cases.

        | score | belongs | topic | text |
        |---|---|---|---|
        """);
    hard.stream()
        .sorted(Comparator.comparingDouble(s -> s.text().relevant() ? s.score() - 1 : -s.score()))
        .limit(count)
        .forEach(
            s ->
                row(
                    number(s.score()),
                    s.text().relevant() ? "yes" : "no",
                    s.text().topic(),
                    s.text().text().replace("|", "\\|")));
  }

  private void row(Object... cells) {
    out.append('|');
    for (Object cell : cells) {
      out.append(' ').append(cell).append(" |");
    }
    out.append('\n');
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
