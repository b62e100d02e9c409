package org.wirewatch.enrich.topic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.wirewatch.enrich.embedding.Embedding;
import org.wirewatch.enrich.embedding.SentenceEmbedder;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Json;

/**
 * Learns how the signals of any topic are weighed, from {@link LabelledTopics} of many topics:
 * {@code ./wirewatch train topics}. Writes what the classifier reads: the weights, the embeddings
 * of ordinary news and those of the IPTC's concepts. The same data and seed give the same files.
 */
public final class CombinationTrainer {
  /** A score of 0.5 is as likely as not where one text in ten belongs to the topic. */
  static final double PRIOR = 0.1;

  /** Share of those that do not belong to it that look alike. */
  private static final double NEAR_MISSES = 0.1;

  private static final double PENALTY = 1e-5;
  private static final int STEPS = 4_000;

  /** What a source counts for; the definitions of concepts and the written examples are no news. */
  private static final Map<String, Double> SOURCES = Map.of("iptc", 0.5, "bundled", 0.5);

  private static final List<String> NAMES =
      List.of(
          "shortness",
          "description",
          "excluded",
          "embedding",
          "terms",
          "negated",
          "query",
          "clauses",
          "match");

  /** Signals that can only speak against a topic, and those that can only speak for it. */
  private static final List<String> AGAINST = List.of("excluded", "negated");

  private static final List<String> FOR =
      List.of("description", "embedding", "terms", "clauses", "match");

  private CombinationTrainer() {}

  /** A text of a trial with its signals. */
  record Example(LabelledTopic labelled, LabelledTopic.Text text, Signals signals) {}

  /**
   * Trains and writes the files.
   *
   * @param data folder of the development data of topics
   * @param training {@code enrich/training} of the repository
   * @param cases written cases, of which those for choosing are used
   * @param out folder for the files
   */
  public static void train(
      Path data, Path training, Path cases, Path out, long seed, Consumer<String> progress)
      throws IOException {
    Path embeddings = out.resolve(Background.EMBEDDINGS);
    List<Embedding> news =
        Background.passages().stream().map(SentenceEmbedder.shared()::embed).toList();
    Files.write(embeddings, Embedding.pack(news));
    progress.accept(news.size() + " passages of ordinary news");
    IptcTrainer.write(data.resolve(LabelledTopics.IPTC), out);
    LabelledTopics topics = new LabelledTopics(data, training, seed);
    List<LabelledTopic> labelled = topics.all(cases);
    List<Example> examples = examples(labelled, progress);
    Combination combination =
        learn(examples, IptcTrainer.calibrate(topics), provenance(seed, labelled, examples.size()));
    Files.writeString(
        out.resolve(Combination.RESOURCE),
        Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(combination) + "\n");
  }

  /** The texts of all topics with their signals. */
  static List<Example> examples(List<LabelledTopic> labelled, Consumer<String> progress) {
    Map<String, ReadText> texts = new HashMap<>();
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < labelled.size(); i++) {
      LabelledTopic topic = labelled.get(i);
      TopicSet trained = new TopicSet(List.of(TopicTraining.train(topic.definition())));
      for (LabelledTopic.Text text : topic.texts()) {
        ReadText read = texts.computeIfAbsent(text.text(), CombinationTrainer::read);
        examples.add(new Example(topic, text, trained.signals(read).getFirst()));
      }
      if (i % 20 == 19) {
        progress.accept((i + 1) + " of " + labelled.size() + " topics");
      }
    }
    return examples;
  }

  private static ReadText read(String text) {
    return ReadText.of(article(text), SentenceEmbedder.shared().embed("\n" + text));
  }

  /** An English article that has nothing but a text. */
  private static EnrichedArticle article(String text) {
    return new EnrichedArticle(
        EnrichedArticle.SCHEMA_VERSION,
        "text",
        1,
        null,
        null,
        null,
        "",
        text,
        "en",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** Learns the weights. */
  static Combination learn(
      List<Example> examples, Combination.Subjects subjects, String provenance) {
    return new Combination(
        provenance,
        weights(examples, example -> !hasExamples(example.labelled()), NAMES),
        weights(examples, example -> hasExamples(example.labelled()), NAMES),
        weights(
            examples,
            example -> example.labelled().definition().query() != null,
            List.of("clauses", "match")),
        subjects);
  }

  private static boolean hasExamples(LabelledTopic topic) {
    return !topic.definition().positives().isEmpty();
  }

  /** Leaves out signals that come out with the wrong sign, until none does. */
  private static Combination.Weights weights(
      List<Example> all, Predicate<Example> which, List<String> names) {
    List<Example> examples = all.stream().filter(which).toList();
    double[] targets = examples.stream().mapToDouble(e -> e.text().relevant() ? 1 : 0).toArray();
    double[] importance = importance(examples);
    List<String> kept = new ArrayList<>(names);
    while (true) {
      Map<String, Double> weights = fit(examples, targets, importance, kept);
      List<String> wrong =
          kept.stream()
              .filter(
                  name ->
                      (AGAINST.contains(name) && weights.get(name) > 0)
                          || (FOR.contains(name) && weights.get(name) < 0))
              .toList();
      if (wrong.isEmpty()) {
        return weights(weights);
      }
      kept.removeAll(wrong);
    }
  }

  private static Map<String, Double> fit(
      List<Example> examples, double[] targets, double[] importance, List<String> names) {
    float[][] rows = new float[examples.size()][names.size()];
    double longest = 0;
    double[] scales = new double[names.size()];
    for (int column = 0; column < names.size(); column++) {
      String name = names.get(column);
      double[] values = examples.stream().mapToDouble(e -> value(e, name)).toArray();
      scales[column] = 1 / Math.max(Spread.of(values).deviation(), 0.05);
      for (int row = 0; row < rows.length; row++) {
        rows[row][column] = (float) (values[row] * scales[column]);
      }
    }
    for (float[] row : rows) {
      double squares = 0;
      for (float value : row) {
        squares += value * value;
      }
      longest = Math.max(longest, Math.sqrt(squares));
    }
    // rows as long as the longest are few, so that steps for a third of it still converge
    double[] learned =
        Logistic.train(new Logistic.Dense(rows), targets, importance, PENALTY, longest / 3, STEPS);
    Map<String, Double> weights = new HashMap<>();
    for (int column = 0; column < names.size(); column++) {
      weights.put(names.get(column), learned[column] * scales[column]);
    }
    weights.put("intercept", learned[names.size()]);
    return weights;
  }

  private static double value(Example example, String name) {
    Signals signals = example.signals();
    double hasQuery = example.labelled().definition().query() == null ? 0 : 1;
    return switch (name) {
      case "shortness" -> signals.shortness();
      case "description" -> signals.description();
      case "excluded" -> signals.excluded();
      case "embedding" -> signals.embedding();
      case "terms" -> signals.dampedTerms();
      case "negated" -> signals.negated();
      case "query" -> hasQuery;
      case "clauses" -> hasQuery * signals.clauses();
      case "match" -> hasQuery * signals.match();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Sources by what they count for, topics of a source the same, classes by the prior. */
  static double[] importance(List<Example> examples) {
    Map<LabelledTopic, int[]> counts = new HashMap<>();
    Map<String, Integer> topics = new HashMap<>();
    for (Example example : examples) {
      int[] count =
          counts.computeIfAbsent(
              example.labelled(),
              topic -> {
                topics.merge(topic.source(), 1, Integer::sum);
                return new int[3];
              });
      count[kind(example.text())]++;
    }
    double[] importance =
        examples.stream()
            .mapToDouble(
                example -> {
                  String source = example.labelled().source();
                  int[] count = counts.get(example.labelled());
                  int kind = kind(example.text());
                  return SOURCES.getOrDefault(source, 1.0)
                      / topics.get(source)
                      * mass(count, kind)
                      / count[kind];
                })
            .toArray();
    double sum = Arrays.stream(importance).sum();
    return IntStream.range(0, importance.length).mapToDouble(i -> importance[i] / sum).toArray();
  }

  private static int kind(LabelledTopic.Text text) {
    return text.relevant() ? 0 : text.near() ? 1 : 2;
  }

  private static double mass(int[] count, int kind) {
    double near = count[1] == 0 ? 0 : count[2] == 0 ? 1 : NEAR_MISSES;
    return switch (kind) {
      case 0 -> PRIOR;
      case 1 -> (1 - PRIOR) * near;
      default -> (1 - PRIOR) * (1 - near);
    };
  }

  private static Combination.Weights weights(Map<String, Double> byName) {
    return new Combination.Weights(
        rounded(byName, "intercept"),
        rounded(byName, "shortness"),
        rounded(byName, "description"),
        rounded(byName, "excluded"),
        rounded(byName, "embedding"),
        rounded(byName, "terms"),
        rounded(byName, "negated"),
        rounded(byName, "query"),
        rounded(byName, "clauses"),
        rounded(byName, "match"));
  }

  private static double rounded(Map<String, Double> byName, String name) {
    return Math.round(byName.getOrDefault(name, 0.0) * 1_000) / 1_000.0;
  }

  private static String provenance(long seed, List<LabelledTopic> labelled, int texts) {
    return "./wirewatch train topics --seed "
        + seed
        + ": "
        + labelled.size()
        + " topics, "
        + texts
        + " texts";
  }
}
