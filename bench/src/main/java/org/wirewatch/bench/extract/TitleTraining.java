package org.wirewatch.bench.extract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.wirewatch.bench.extract.GoldPages.GoldPage;
import org.wirewatch.ingest.extract.PageTitles;
import org.wirewatch.wire.Json;

/**
 * Trains the title model of page extraction: {@code TitleTraining FOLDER MODEL all|choose [FOLDS]}.
 *
 * <p>{@code choose} leaves out the held-out sites, for measuring; {@code all} trains the model that
 * ships. With FOLDS given, cross-validates by site instead and writes the titles of pages, each by
 * a model that did not see its site, as predictions for {@code score.py} to MODEL. Deterministic.
 */
public final class TitleTraining {
  private TitleTraining() {}

  /** A page's candidates, and which of them are the gold title. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Sample(GoldPage page, PageTitles titles, boolean[] right) {
    static Sample of(GoldPage page) {
      PageTitles titles = PageTitles.of(page.body(), null, page.url());
      boolean[] right = new boolean[titles.texts().size()];
      for (int i = 0; i < right.length; i++) {
        right[i] = PageTitles.same(titles.texts().get(i), page.gold().path("title").asText());
      }
      return new Sample(page, titles, right);
    }

    String site() {
      return page.gold().path("siteKey").asText();
    }

    int fold(int folds) {
      return Math.floorMod(site().hashCode() * 31, folds);
    }

    ChoiceTrainer.Choice choice() {
      return new ChoiceTrainer.Choice(titles.rows(), right, weight());
    }

    /** News pages count most: they are what the extractor is for. */
    private double weight() {
      return switch (page.set()) {
        case "fundus" -> 1;
        case "traf" -> 0.7;
        default -> 0.5;
      };
    }
  }

  public static void main(String[] args) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (GoldPage page : GoldPages.read(Path.of(args[0]))) {
      if (!page.gold().path("title").asText("").isEmpty()) {
        samples.add(Sample.of(page));
      }
    }
    List<Sample> used =
        samples.stream().filter(s -> args[2].equals("all") || !s.page().heldOut()).toList();
    if (args.length > 3) {
      crossValidate(used, Integer.parseInt(args[3]), Path.of(args[1]));
      return;
    }
    StringBuilder out = new StringBuilder(head(used, args[2]));
    for (double weight : train(used, s -> true)) {
      out.append(String.format(Locale.ROOT, "%.4f%n", weight));
    }
    Files.writeString(Path.of(args[1]), out);
  }

  private static double[] train(List<Sample> samples, Predicate<Sample> used) {
    return ChoiceTrainer.train(samples.stream().filter(used).map(Sample::choice).toList());
  }

  private static void crossValidate(List<Sample> samples, int folds, Path out) throws IOException {
    ObjectNode predictions = Json.mapper().createObjectNode();
    for (int fold = 0; fold < folds; fold++) {
      int left = fold;
      double[] model = train(samples, s -> s.fold(folds) != left);
      for (Sample sample : samples) {
        if (sample.fold(folds) == left) {
          int best = sample.choice().best(model);
          String title = best < 0 ? "" : sample.titles().texts().get(best);
          predictions.putObject(sample.page().id()).put("title", title);
        }
      }
    }
    Files.writeString(out, Json.write(predictions));
  }

  private static String head(List<Sample> samples, String part) {
    Set<String> sites = new HashSet<>();
    samples.forEach(sample -> sites.add(sample.site()));
    return "# Title model of page extraction: one weight for each feature, in order.\n"
        + "# Trained by org.wirewatch.bench.extract.TitleTraining on "
        + (samples.size() + " pages of " + sites.size() + " sites (" + part + ") of the\n")
        + "# development set of shared/data/extract. Holds weights only, no text of any page.\n";
  }
}
