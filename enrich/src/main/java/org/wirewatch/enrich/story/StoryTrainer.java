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
 * of articles, where a stream weighs by the root of its pairs of one story, and one of nothing but
 * look-alikes a tenth of that. The biases are those at which stories come out best when each
 * article is decided by a model that saw no story of its group: that of pairs with headlines by the
 * streams with headlines, those of the others by ECB+. The same data and seed give the same model.
 */
public final class StoryTrainer {
  /** Short articles of two weeks, whose stories go on for days. */
  public static final String STORIES = "written-stories.jsonl";

  /** Whole articles of themes within a week, their events told by one to three outlets. */
  public static final String OUTLETS = "written-outlets.jsonl";

  private static final int FOLDS = 7;
  private static final int ORDERS = 3;

  /** So many pairs of one story weigh what they count, fewer more, more less. */
  private static final double PAIRS_USUAL = 1_000;

  /** What a stream of nothing but look-alikes weighs: with more, long stories fall apart. */
  private static final double LOOK_ALIKES = 0.1;

  private static final double BEST = 0.6;
  private static final Newcomers NEWCOMERS = new Newcomers(2, 0.4, 20);
  private static final double MERGES = 0.5;
  private static final double SPLITS = -1;
  private static final double[] JOINS = {-0.2, -0.1, 0, 0.1, 0.2};

  private final List<StoryStream> streams;
  private final long seed;
  private final Set<Trait> without;
  private final List<List<Example>> withHeadlines = new ArrayList<>();
  private final List<List<Example>> withMeaning = new ArrayList<>();
  private final List<List<Example>> withoutMeaning = new ArrayList<>();
  private final Map<String, Integer> folds = new HashMap<>();

  /**
   * Reads the pairs.
   *
   * @param outlets one of the streams, of nothing but look-alikes: what tells these apart are
   *     headline and lead, so the regressions for pairs without do not learn from it
   */
  private StoryTrainer(
      List<StoryStream> streams, StoryStream outlets, long seed, Set<Trait> without) {
    this.streams = streams;
    this.seed = seed;
    this.without = without;
    for (StoryStream stream : streams) {
      List<Example> pairs = weighed(PairExamples.of(stream, true));
      if (stream.equals(outlets)) {
        withHeadlines.add(times(LOOK_ALIKES, pairs));
      } else {
        withHeadlines.add(pairs);
        withMeaning.add(pairs);
        withoutMeaning.add(weighed(PairExamples.of(stream, false)));
      }
    }
    Set<String> groups = new TreeSet<>();
    streams.forEach(stream -> stream.articles().forEach(article -> groups.add(article.group())));
    List<String> shuffled = new ArrayList<>(groups);
    Collections.shuffle(shuffled, new Random(seed));
    shuffled.forEach(group -> folds.put(group, folds.size() % FOLDS));
  }

  /**
   * Trains and writes a model.
   *
   * @param data folder with {@code clustering/ecb_dev.jsonl} and, of whole articles, {@code
   *     clustering/tg_pairs.jsonl} and {@code topics/tg_categories.jsonl}, each a story of its own
   * @param written folder of the stories of this repository; those of the set {@code choose} are
   *     used
   * @param without traits that get no weight, to show what they add
   * @param progress is told the cross-validated scores
   */
  public static void train(
      Path data, Path written, Path out, long seed, Set<Trait> without, Consumer<String> progress)
      throws IOException {
    Particulars particulars = Particulars.load();
    StoryStream stories =
        StoryStream.readSet("written", written.resolve(STORIES), "choose", particulars);
    StoryStream outlets =
        StoryStream.readSet("outlets", written.resolve(OUTLETS), "choose", particulars);
    List<StoryStream> streams =
        List.of(
            StoryStream.read(
                "ECB+", data.resolve("clustering/ecb_dev.jsonl"), row -> true, particulars),
            wholeArticles(data, particulars),
            stories,
            stories.undated(),
            outlets);
    StoryModel model = new StoryTrainer(streams, outlets, seed, without).trained(progress);
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
    Best headlines = new Best();
    Best others = new Best();
    for (double joins : JOINS) {
      double titled = 0;
      double untitled = 0;
      for (StoryStream stream : streams) {
        StoryScores scores = scores(stream, blind, joins);
        double sum = scores.f1() + scores.pairF1();
        titled += stream.isTitled() ? sum : 0;
        untitled += stream.isTitled() ? 0 : sum;
        progress.accept(
            "joins from %.2f: %s, BCubed F1 %.4f, pairwise F1 %.4f"
                .formatted(joins, stream.name(), scores.f1(), scores.pairF1()));
      }
      headlines.offer(joins, titled);
      others.offer(joins, untitled);
    }
    progress.accept(
        "chosen: with headlines from %.2f, without from %.2f"
            .formatted(headlines.value, others.value));
    return model(Set.of()).joiningFrom(headlines.value, others.value);
  }

  /** The value with the highest score so far, the first of several. */
  private static final class Best {
    private double value;
    private double score = Double.NEGATIVE_INFINITY;

    void offer(double another, double itsScore) {
      if (itsScore > score) {
        score = itsScore;
        value = another;
      }
    }
  }

  private StoryScores scores(StoryStream stream, Map<Integer, StoryModel> blind, double joins) {
    Map<String, StoryModel> byArticle = new HashMap<>();
    for (Labelled article : stream.articles()) {
      byArticle.put(article.id(), blind.get(folds.get(article.group())).joiningFrom(joins, joins));
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
        regression(withHeadlines, unseen),
        regression(withMeaning, unseen),
        regression(withoutMeaning, unseen),
        BEST,
        NEWCOMERS,
        MERGES,
        SPLITS);
  }

  private Regression regression(List<List<Example>> streams, Set<String> unseen) {
    return PairRegression.fit(
        streams.stream().flatMap(List::stream).filter(pair -> !pair.isOf(unseen)).toList(),
        without);
  }

  private static List<Example> weighed(List<Example> stream) {
    long same = stream.stream().filter(Example::same).count();
    return times(Math.sqrt(PAIRS_USUAL / same), stream);
  }

  private static List<Example> times(double factor, List<Example> stream) {
    return stream.stream().map(pair -> pair.weighing(factor * pair.weight())).toList();
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
