package org.wirewatch.enrich.story;

import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.wirewatch.enrich.Particulars;
import org.wirewatch.enrich.story.PairExamples.Example;
import org.wirewatch.enrich.story.StoryModel.Newcomers;
import org.wirewatch.enrich.story.StoryModel.Regression;
import org.wirewatch.enrich.story.StoryStream.Labelled;
import org.wirewatch.wire.Json;

/**
 * Learns a {@link StoryModel} from streams of known stories. The regressions learn from all pairs
 * of articles, where a stream weighs by the root of its pairs of one story; the score from which an
 * article joins a story is the one at which the stories come out best when each article is decided
 * by a model that saw no story of its group; what was written for this repository does not choose
 * it. The same data and seed give the same model.
 */
public final class StoryTrainer {
  private static final int FOLDS = 7;
  private static final int ORDERS = 3;

  /** So many pairs of one story weigh what they count, fewer more, more less. */
  private static final double PAIRS_USUAL = 1_000;

  private static final double BEST = 0.6;
  private static final Newcomers NEWCOMERS = new Newcomers(2, 0.4, 20);
  private static final double MERGES = 0.5;
  private static final double SPLITS = -1;
  private static final double[] JOINS = {0, 0.25, 0.5};

  private final List<StoryStream> streams;
  private final List<StoryStream> ours;
  private final long seed;
  private final Set<Trait> without;
  private final List<List<Example>> withMeaning = new ArrayList<>();
  private final List<List<Example>> withoutMeaning = new ArrayList<>();
  private final Map<String, Integer> folds = new HashMap<>();

  private StoryTrainer(
      List<StoryStream> streams, List<StoryStream> ours, long seed, Set<Trait> without) {
    this.streams = new ArrayList<>(streams);
    this.streams.addAll(ours);
    this.ours = ours;
    this.seed = seed;
    this.without = without;
    for (StoryStream stream : this.streams) {
      withMeaning.add(PairExamples.of(stream, true));
      withoutMeaning.add(PairExamples.of(stream, false));
    }
    Set<String> groups = new TreeSet<>();
    this.streams.forEach(
        stream -> stream.articles().forEach(article -> groups.add(article.group())));
    List<String> shuffled = new ArrayList<>(groups);
    Collections.shuffle(shuffled, new Random(seed));
    shuffled.forEach(group -> folds.put(group, folds.size() % FOLDS));
  }

  /**
   * Trains and writes a model.
   *
   * @param data folder with {@code clustering/ecb_dev.jsonl} and, of whole articles, {@code
   *     clustering/tg_pairs.jsonl} and {@code topics/tg_categories.jsonl}, each a story of its own
   * @param written stories of this repository; those of the set {@code choose} are used
   * @param without traits that get no weight, to show what they add
   * @param progress is told the cross-validated scores
   */
  public static void train(
      Path data, Path written, Path out, long seed, Set<Trait> without, Consumer<String> progress)
      throws IOException {
    Particulars particulars = Particulars.load();
    StoryStream choosing =
        StoryStream.read(
            "written", written, row -> row.path("set").asText().equals("choose"), particulars);
    List<StoryStream> streams =
        List.of(
            StoryStream.read(
                "ECB+", data.resolve("clustering/ecb_dev.jsonl"), row -> true, particulars),
            wholeArticles(data, particulars));
    List<StoryStream> ours = List.of(choosing, choosing.undated());
    StoryModel model = new StoryTrainer(streams, ours, seed, without).trained(progress);
    Files.writeString(
        out,
        Json.mapper()
                .copy()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .writeValueAsString(model)
            + "\n");
  }

  /** Articles with headlines: compared pairs, and such as stand alone as far as anybody knows. */
  public static StoryStream wholeArticles(Path data, Particulars particulars) throws IOException {
    StoryStream pairs =
        StoryStream.readPairs(
            "whole articles", data.resolve("clustering/tg_pairs.jsonl"), particulars);
    StoryStream alone =
        StoryStream.read(
            "alone", data.resolve("topics/tg_categories.jsonl"), row -> true, particulars);
    return pairs.and(alone.alone());
  }

  private StoryModel trained(Consumer<String> progress) {
    Map<Integer, StoryModel> blind = new HashMap<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      blind.put(fold, model(groupsOf(fold)));
    }
    double chosen = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (double joins : JOINS) {
      double sum = 0;
      for (StoryStream stream : streams) {
        StoryScores scores = scores(stream, blind, joins);
        sum += ours.contains(stream) ? 0 : scores.f1() + scores.pairF1();
        progress.accept(
            "joins from %.2f: %s, BCubed F1 %.4f, pairwise F1 %.4f"
                .formatted(joins, stream.name(), scores.f1(), scores.pairF1()));
      }
      if (sum > highest) {
        highest = sum;
        chosen = joins;
      }
    }
    return model(Set.of()).joiningFrom(chosen);
  }

  private StoryScores scores(StoryStream stream, Map<Integer, StoryModel> blind, double joins) {
    Map<String, StoryModel> byArticle = new HashMap<>();
    for (Labelled article : stream.articles()) {
      byArticle.put(article.id(), blind.get(folds.get(article.group())).joiningFrom(joins));
    }
    List<StoryScores> scores = new ArrayList<>();
    for (long order = 0; order < (stream.isDated() ? 1 : ORDERS); order++) {
      StoryStream shuffled = stream.shuffled(order == 0 ? 0 : seed * 1_000 + order);
      scores.add(StoryScores.of(shuffled, assigned(shuffled, byArticle::get)));
    }
    return StoryScores.mean(scores);
  }

  /** The story of each article. */
  static Map<String, String> assigned(StoryStream stream, Function<String, StoryModel> models) {
    StoryAssigner assigner = new StoryAssigner(StorySettings.defaults(), models, StoryJournal.NONE);
    Map<String, String> stories = new HashMap<>();
    for (Labelled article : stream.articles()) {
      stories.put(article.id(), assigner.assign(article.article(), article.at()).storyId());
    }
    return stories;
  }

  private Set<String> groupsOf(int fold) {
    Set<String> groups = new HashSet<>();
    folds.forEach(
        (group, number) -> {
          if (number == fold) {
            groups.add(group);
          }
        });
    return groups;
  }

  private StoryModel model(Set<String> unseen) {
    return new StoryModel(
        provenance(),
        regression(withMeaning, unseen),
        regression(withoutMeaning, unseen),
        BEST,
        0,
        NEWCOMERS,
        MERGES,
        SPLITS);
  }

  private Regression regression(List<List<Example>> examples, Set<String> unseen) {
    List<Example> seen = new ArrayList<>();
    for (List<Example> stream : examples) {
      long same = stream.stream().filter(Example::same).count();
      double weight = Math.sqrt(PAIRS_USUAL / same);
      stream.stream()
          .filter(example -> !example.isOf(unseen))
          .map(example -> example.weighing(example.weight() * weight))
          .forEach(seen::add);
    }
    return PairRegression.fit(seen, without);
  }

  private String provenance() {
    StringBuilder text = new StringBuilder("./wirewatch train stories --seed " + seed + ":");
    for (StoryStream stream : streams) {
      text.append(' ')
          .append(stream.name())
          .append(' ')
          .append(stream.articles().size())
          .append(" articles;");
    }
    return text.toString();
  }
}
