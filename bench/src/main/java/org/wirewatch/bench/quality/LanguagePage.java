package org.wirewatch.bench.quality;

import static java.util.Locale.ROOT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.wirewatch.bench.quality.LanguageQuality.Answer;
import org.wirewatch.bench.quality.LanguageQuality.Cost;
import org.wirewatch.bench.quality.LanguageQuality.Stated;
import org.wirewatch.enrich.language.LanguageGuesser.Guess;
import org.wirewatch.enrich.language.LanguageIdentifier;

/** The part of the page on languages. */
final class LanguagePage {
  private static final int BINS = 10;
  private static final int CONFUSIONS_MAX = 16;

  private final StringBuilder text = new StringBuilder();

  LanguagePage(LocalDate day) {
    text.append(
        """
        ## Languages

        By `bench/run quality.LanguageQuality`, on the half of
        [our own texts](../enrich/training/README.md) that training never sees. A language is named from
        a probability of %.2f on, else the answer is *unknown*. *Calibration error* is the mean distance
        between the probability of the likeliest language and the share of right ones, over ten bins of
        probability; 0 is perfect. OpenNLP is its best guess and that guess's probability as they are.

        """
            .formatted(LanguageIdentifier.DECIDED));
    text.append(Machine.measured(day)).append('\n');
  }

  String text() {
    return text.toString();
  }

  void lengths(Map<Integer, List<Answer>> news) {
    text.append(
        """
        ### News by length

        | characters | texts | OpenNLP: right | calibration error | ours: likeliest right | calibration error | named | named rightly |
        |---|---|---|---|---|---|---|---|
        """);
    news.forEach(
        (length, answers) ->
            row(
                length == Integer.MAX_VALUE ? "all" : length.toString(),
                String.valueOf(answers.size()),
                share(answers, a -> a.isBest(a.raw())),
                error(answers, Answer::raw),
                share(answers, a -> a.isBest(a.best())),
                error(answers, Answer::best),
                share(answers, Answer::decided),
                precision(answers)));
  }

  void reliability(List<Answer> answers) {
    text.append(
        """

        ### Is the probability true?

        All lengths together, by the probability of the likeliest language.

        | probability | texts | mean | right | OpenNLP: texts | mean | right |
        |---|---|---|---|---|---|---|
        """);
    Map<Integer, List<Answer>> ours = bins(answers, Answer::best);
    Map<Integer, List<Answer>> raw = bins(answers, Answer::raw);
    for (int bin = 0; bin < BINS; bin++) {
      List<Answer> here = ours.getOrDefault(bin, List.of());
      List<Answer> there = raw.getOrDefault(bin, List.of());
      row(
          "%.1f–%.1f".formatted(bin / (double) BINS, (bin + 1) / (double) BINS),
          String.valueOf(here.size()),
          mean(here, Answer::best),
          share(here, a -> a.isBest(a.best())),
          String.valueOf(there.size()),
          mean(there, Answer::raw),
          share(there, a -> a.isBest(a.raw())));
    }
  }

  void stated(Map<Integer, Map<Stated, List<Answer>>> lengths) {
    text.append(
        """

        ### With the language that the page states

        | characters | stated | named | named rightly |
        |---|---|---|---|
        """);
    lengths.forEach(
        (length, byStated) ->
            byStated.forEach(
                (stated, answers) ->
                    row(
                        length.toString(),
                        switch (stated) {
                          case NONE -> "nothing";
                          case RIGHT -> "the right one";
                          case ENGLISH -> "English, whatever it is";
                        },
                        share(answers, Answer::decided),
                        precision(answers))));
  }

  void kinds(Map<String, List<Answer>> kinds) {
    text.append(
        """

        ### Hard texts

        Texts in another script than the language's own, tables and symbols are meant to be unknown.

        | kind | texts | OpenNLP: right | ours: right | unknown | wrong | which are wrong |
        |---|---|---|---|---|---|---|
        """);
    kinds.forEach(
        (kind, answers) ->
            row(
                kind,
                String.valueOf(answers.size()),
                share(answers, a -> a.isBest(a.raw())),
                share(answers, Answer::right),
                share(answers, a -> !a.decided()),
                share(answers, a -> a.decided() && !a.right()),
                String.join(
                    ", ",
                    answers.stream()
                        .filter(a -> a.decided() && !a.right())
                        .map(a -> a.text().id() + " as " + a.ours().language())
                        .toList())));
  }

  void confusions(Map<Integer, List<Answer>> news) {
    Map<String, Integer> counts = new TreeMap<>();
    news.values().stream()
        .flatMap(List::stream)
        .filter(a -> a.decided() && !a.right())
        .forEach(
            a -> counts.merge(a.text().language() + " as " + a.ours().language(), 1, Integer::sum));
    List<String> most =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(CONFUSIONS_MAX)
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .toList();
    text.append("\nNamed wrongly, all lengths: ").append(String.join(", ", most)).append(".\n");
  }

  void cost(Cost cost) {
    text.append(
        "\nOne article of 2,000 characters: %.0f µs; OpenNLP on all of it %.0f µs, %.1f times as much.\n"
            .formatted(cost.ours(), cost.opennlp(), cost.opennlp() / cost.ours()));
  }

  private void row(String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String precision(List<Answer> answers) {
    return share(answers.stream().filter(Answer::decided).toList(), Answer::right);
  }

  private static String share(List<Answer> answers, Predicate<Answer> which) {
    return answers.isEmpty()
        ? "–"
        : String.format(
            ROOT, "%.3f", answers.stream().filter(which).count() / (double) answers.size());
  }

  private static String mean(List<Answer> answers, Function<Answer, Guess> guess) {
    return answers.isEmpty()
        ? "–"
        : String.format(
            ROOT,
            "%.3f",
            answers.stream().mapToDouble(a -> guess.apply(a).share()).average().orElse(0));
  }

  private static String error(List<Answer> answers, Function<Answer, Guess> guess) {
    double sum = 0;
    for (List<Answer> bin : bins(answers, guess).values()) {
      double gap = 0;
      for (Answer answer : bin) {
        gap += guess.apply(answer).share() - (answer.isBest(guess.apply(answer)) ? 1 : 0);
      }
      sum += Math.abs(gap);
    }
    return String.format(ROOT, "%.3f", sum / answers.size());
  }

  private static Map<Integer, List<Answer>> bins(
      List<Answer> answers, Function<Answer, Guess> guess) {
    Map<Integer, List<Answer>> bins = new TreeMap<>();
    for (Answer answer : answers) {
      int bin = (int) Math.min(BINS - 1, guess.apply(answer).share() * BINS);
      bins.computeIfAbsent(bin, b -> new ArrayList<>()).add(answer);
    }
    return bins;
  }
}
