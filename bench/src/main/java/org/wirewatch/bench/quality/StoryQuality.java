package org.wirewatch.bench.quality;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import org.wirewatch.bench.quality.SinglePass.Point;
import org.wirewatch.enrich.Particulars;
import org.wirewatch.enrich.StoryWriter;
import org.wirewatch.enrich.embedding.SentenceEmbedder;
import org.wirewatch.enrich.story.StoryScores;
import org.wirewatch.enrich.story.StoryStream;
import org.wirewatch.enrich.story.StoryTrainer;

/**
 * Measures stories beside single-pass clustering and writes its part of the page: {@code bench/run
 * quality.StoryQuality DATA [PAGE]}, where DATA is the development data of topics and PAGE {@code
 * docs/quality.md} unless named. The model is trained again to show what it reaches on stories that
 * it did not see, which takes some minutes.
 */
public final class StoryQuality {
  private static final Path WRITTEN =
      Path.of("enrich/src/test/resources/org/wirewatch/enrich/story");
  private static final int ORDERS = 3;
  private static final int WARM_UPS = 2;

  private static final Map<String, ToDoubleBiFunction<Point, Point>> BASELINES =
      new LinkedHashMap<>();

  static {
    BASELINES.put("single pass, TF-IDF", SinglePass::terms);
    BASELINES.put("single pass, MiniLM", SinglePass::meaning);
    BASELINES.put("single pass, TF-IDF + MiniLM", SinglePass::both);
  }

  private final StringBuilder text = new StringBuilder();

  private StoryQuality() {}

  public static void main(String[] args) throws IOException {
    Path clustering = Path.of(args[0]).resolve("clustering");
    Path page = Path.of(args.length > 1 ? args[1] : "docs/quality.md");
    StoryQuality quality = new StoryQuality();
    quality.head();
    Particulars particulars = Particulars.load();
    StoryStream development =
        StoryStream.read("ECB+", clustering.resolve("ecb_dev.jsonl"), row -> true, particulars);
    quality.compare(
        List.of(
            development,
            StoryTrainer.wholeArticles(Path.of(args[0]), particulars),
            written(StoryTrainer.STORIES, "stories", "choose", particulars),
            written(StoryTrainer.STORIES, "stories", "held-out", particulars),
            written(StoryTrainer.OUTLETS, "outlets", "choose", particulars),
            written(StoryTrainer.OUTLETS, "outlets", "held-out", particulars)));
    quality.crossValidate(Path.of(args[0]));
    quality.cost(development);
    System.out.println(quality.text);
    new PagePart(page, "stories").write(quality.text.toString());
  }

  private static StoryStream written(String file, String name, String set, Particulars particulars)
      throws IOException {
    return StoryStream.readSet(
        "written " + name + ", " + set, WRITTEN.resolve(file), set, particulars);
  }

  private void head() {
    text.append(
        """
        ## Stories

        Written by `bench/run quality.StoryQuality ../shared/data/topics`; do not edit. ECB+ is development data that is not
        part of this repository (483 articles, 42 stories, no dates; mean of %d orders), and so are the whole articles (217, of
        which 18 pairs share a story; those with nobody's label count as alone, though three are of one inquest). The written
        streams are this repository's own, with dates: stories of two weeks told in short articles, and themes of one week
        whose events are told by one to three outlets in whole ones, hard on purpose: what resembles an article most is
        mostly another event of its theme. Thresholds of the single passes are the best for each stream.

        """
            .formatted(ORDERS));
    text.append(Machine.measured(LocalDate.now(ZoneOffset.UTC)));
  }

  private void compare(List<StoryStream> streams) {
    text.append(
        """

        The model that ships learned from all streams but those held out, so only their rows are blind for it.

        | method | stream | BCubed P | R | F1 | pairwise P | R | F1 | stories |
        |---|---|---|---|---|---|---|---|---|
        """);
    for (Map.Entry<String, ToDoubleBiFunction<Point, Point>> baseline : BASELINES.entrySet()) {
      SinglePass single = new SinglePass();
      for (StoryStream stream : streams) {
        row(baseline.getKey(), stream, best(single, stream, baseline.getValue()));
      }
    }
    for (StoryStream stream : streams) {
      row("**Wirewatch**", stream, ours(stream));
    }
  }

  private static StoryScores best(
      SinglePass single, StoryStream stream, ToDoubleBiFunction<Point, Point> likeness) {
    StoryScores best = null;
    for (double threshold = 0.1; threshold < 0.9; threshold += 0.04) {
      List<StoryScores> scores = new ArrayList<>();
      for (StoryStream order : orders(stream)) {
        scores.add(single.scores(order, likeness, threshold));
      }
      StoryScores mean = StoryScores.mean(scores);
      best = best == null || mean.f1() > best.f1() ? mean : best;
    }
    return best;
  }

  private static StoryScores ours(StoryStream stream) {
    List<StoryScores> scores = new ArrayList<>();
    for (StoryStream order : orders(stream)) {
      StoryWriter writer = new StoryWriter();
      Map<String, String> found = new HashMap<>();
      for (StoryStream.Labelled article : order.articles()) {
        found.put(article.id(), writer.next(article.article(), article.at()).article().storyId());
      }
      scores.add(StoryScores.of(order, found));
    }
    return StoryScores.mean(scores);
  }

  private static List<StoryStream> orders(StoryStream stream) {
    List<StoryStream> orders = new ArrayList<>();
    for (int order = 0; order < (stream.isDated() ? 1 : ORDERS); order++) {
      orders.add(stream.shuffled(order));
    }
    return orders;
  }

  private void row(String method, StoryStream stream, StoryScores scores) {
    text.append(
        "| %s | %s | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.0f |%n"
            .formatted(
                method,
                stream.name(),
                scores.precision(),
                scores.recall(),
                scores.f1(),
                scores.pairPrecision(),
                scores.pairRecall(),
                scores.pairF1(),
                scores.stories()));
  }

  private void crossValidate(Path data) throws IOException {
    text.append(
        """

        ### Cross-validated

        The trainer's own report: each article decided by a model that saw no story of its group (both look-alike stories
        of a topic are one group), seven folds, three orders of those without dates.

        ```
        """);
    Path out = Files.createTempFile("stories", ".json");
    StoryTrainer.train(data, WRITTEN, out, 1, Set.of(), line -> text.append(line).append('\n'));
    Files.delete(out);
    text.append("```\n");
  }

  private void cost(StoryStream stream) {
    double embedding = 0;
    double deciding = 0;
    for (int round = 0; round <= WARM_UPS; round++) {
      long start = cpuNanos();
      for (StoryStream.Labelled article : stream.articles()) {
        SentenceEmbedder.shared().embed(article.article().article().text());
      }
      long embedded = cpuNanos();
      ours(stream);
      long decided = cpuNanos();
      embedding = (embedded - start) / 1e6 / stream.articles().size();
      deciding = (decided - embedded) / 1e6 / stream.articles().size() / ORDERS;
    }
    text.append(
        """

        ### Cost

        Milliseconds of one thread on the processor for an article of ECB+, warm:

        | step | ms |
        |---|---|
        | embedding alone | %.2f |
        | near duplicates and story | %.2f |
        """
            .formatted(embedding, deciding));
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
