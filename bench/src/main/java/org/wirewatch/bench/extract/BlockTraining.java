package org.wirewatch.bench.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.wirewatch.bench.extract.GoldPages.GoldPage;
import org.wirewatch.ingest.extract.BoostedTrees;
import org.wirewatch.ingest.extract.PageBlocks;
import org.wirewatch.wire.Json;

/**
 * Trains the block model of page extraction: {@code BlockTraining FOLDER MODEL all|choose [FOLDS]}.
 *
 * <p>{@code choose} leaves out the held-out sites, for measuring; {@code all} trains the model that
 * ships. With FOLDS given, cross-validates by site instead and writes the texts of pages, each by a
 * model that did not see its site, as predictions for {@code score.py} to MODEL. Deterministic.
 */
public final class BlockTraining {
  private static final int INNER_FOLDS = 4;
  private static final int TREES = Integer.getInteger("trees", 280);
  private static final int DEPTH = Integer.getInteger("depth", 6);
  private static final double RATE = Double.parseDouble(System.getProperty("rate", "0.05"));

  private BlockTraining() {}

  /** A page cut and labelled. */
  private record Sample(GoldPage page, PageBlocks blocks, BlockLabels labels) {
    int fold(int folds) {
      return Math.floorMod(page.gold().path("siteKey").asText().hashCode() * 31, folds);
    }

    boolean labelled() {
      String set = page.set();
      return set.equals("aeb") || set.equals("fundus") || set.equals("traf");
    }
  }

  private record Model(BoostedTrees first, BoostedTrees second) {
    double[] score(PageBlocks blocks) {
      return second.score(blocks.contextRows(first.score(blocks.rows())));
    }
  }

  public static void main(String[] args) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (GoldPage page : GoldPages.read(Path.of(args[0]))) {
      PageBlocks blocks = PageBlocks.of(page.body(), null, page.url());
      Sample sample = new Sample(page, blocks, BlockLabels.of(blocks.texts(), page.gold()));
      if (sample.labelled()) {
        samples.add(sample);
      }
    }
    Path out = Path.of(args[1]);
    if (args.length > 3) {
      crossValidate(samples, Integer.parseInt(args[3]), out);
      return;
    }
    List<Sample> used =
        samples.stream().filter(s -> args[2].equals("all") || !s.page().heldOut()).toList();
    Model model = train(used);
    Files.writeString(out, head(used, args[2]) + model.first().write() + model.second().write());
  }

  private static void crossValidate(List<Sample> samples, int folds, Path out) throws IOException {
    ObjectNode predictions = Json.mapper().createObjectNode();
    for (int fold = 0; fold < folds; fold++) {
      int left = fold;
      Model model = train(samples.stream().filter(s -> s.fold(folds) != left).toList());
      for (Sample sample : samples) {
        if (sample.fold(folds) == left) {
          String text = sample.blocks().text(model.score(sample.blocks()));
          predictions.putObject(sample.page().id()).put("articleBody", text);
        }
      }
    }
    Files.writeString(out, Json.write(predictions), UTF_8);
  }

  /** The second model learns from first scores of pages that the first model did not see. */
  private static Model train(List<Sample> samples) {
    List<float[][]> context = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      context.add(new float[0][]);
    }
    for (int fold = 0; fold < INNER_FOLDS; fold++) {
      int left = fold;
      BoostedTrees part = fit(samples, s -> s.fold(INNER_FOLDS) != left, null);
      for (int i = 0; i < samples.size(); i++) {
        Sample sample = samples.get(i);
        if (sample.fold(INNER_FOLDS) == left) {
          context.set(i, sample.blocks().contextRows(part.score(sample.blocks().rows())));
        }
      }
    }
    return new Model(fit(samples, s -> true, null), fit(samples, s -> true, context));
  }

  private static BoostedTrees fit(
      List<Sample> samples, Predicate<Sample> used, List<float[][]> contextRows) {
    List<float[]> rows = new ArrayList<>();
    List<float[]> targets = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      float[][] pageRows = contextRows == null ? sample.blocks().rows() : contextRows.get(i);
      BlockLabels labels = sample.labels();
      for (int block = 0; used.test(sample) && block < pageRows.length; block++) {
        if (!Float.isNaN(labels.labels[block])) {
          rows.add(pageRows[block]);
          targets.add(new float[] {labels.labels[block], labels.weights[block]});
        }
      }
    }
    float[] label = new float[rows.size()];
    float[] weight = new float[rows.size()];
    for (int i = 0; i < label.length; i++) {
      label[i] = targets.get(i)[0];
      weight[i] = targets.get(i)[1];
    }
    return new TreeTrainer(TREES, DEPTH, RATE, 7).train(rows, label, weight);
  }

  private static String head(List<Sample> samples, String part) {
    Set<String> sites = new HashSet<>();
    samples.forEach(sample -> sites.add(sample.page().gold().path("siteKey").asText()));
    return "# Block model of page extraction: two sets of boosted oblivious trees.\n"
        + "# Trained by org.wirewatch.bench.extract.BlockTraining on "
        + samples.size()
        + " pages of "
        + sites.size()
        + " sites ("
        + part
        + ") of the\n"
        + "# development set of shared/data/extract: article-extraction-benchmark (MIT), fundus\n"
        + "# (MIT), trafilatura evaluation (Apache-2.0). Holds weights only, no text of any page.\n";
  }
}
