package org.wirewatch.ingest.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;

/**
 * How likely each block belongs to the article: a first model sees the block, a second one sees the
 * first one's scores around it too. Trained by {@code org.wirewatch.bench.extract.BlockTraining};
 * the resource {@code block-model.txt} says on what.
 */
final class BlockModel {
  private static final BlockModel SHIPPED = load();

  private final BoostedTrees first;
  private final BoostedTrees second;

  private BlockModel(BoostedTrees first, BoostedTrees second) {
    this.first = first;
    this.second = second;
  }

  /** Probabilities in the order of the page's blocks, by the shipped model. */
  static double[] score(PageText page) {
    float[][] rows = BlockFeatures.of(page);
    double[] scores = SHIPPED.first.score(rows);
    return SHIPPED.second.score(ContextFeatures.of(page, rows, scores));
  }

  private static BlockModel load() {
    try (InputStream resource = BlockModel.class.getResourceAsStream("block-model.txt");
        BufferedReader in = new BufferedReader(new InputStreamReader(resource, UTF_8))) {
      return new BlockModel(BoostedTrees.read(in), BoostedTrees.read(in));
    } catch (IOException e) {
      throw new UncheckedIOException("block-model.txt", e);
    }
  }
}
