package org.wirewatch.ingest.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The headline: the candidate for which a trained linear model sees most reason. No single source
 * is right on more than four pages in five, but nearly every headline stands in one of them.
 * Trained by {@code org.wirewatch.bench.extract.TitleTraining}; the resource {@code
 * title-model.txt} says on what.
 */
final class TitleFinder {
  private static final double[] WEIGHTS = load();

  private TitleFinder() {}

  /** The headline; "" when the page has none. */
  static String find(Page page, List<Block> blocks, String siteName) {
    List<TitleCandidate> candidates = TitleCandidates.of(page, blocks, siteName);
    float[][] rows = TitleFeatures.rows(candidates, page.url());
    String best = "";
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < rows.length; i++) {
      double score = score(rows[i]);
      if (score > bestScore) {
        best = candidates.get(i).text;
        bestScore = score;
      }
    }
    return best;
  }

  private static double score(float[] row) {
    double score = 0;
    for (int i = 0; i < row.length; i++) {
      score += WEIGHTS[i] * row[i];
    }
    return score;
  }

  private static double[] load() {
    try (InputStream resource = TitleFinder.class.getResourceAsStream("title-model.txt");
        BufferedReader in = new BufferedReader(new InputStreamReader(resource, UTF_8))) {
      return in.lines()
          .filter(line -> !line.startsWith("#"))
          .mapToDouble(Double::parseDouble)
          .toArray();
    } catch (IOException e) {
      throw new UncheckedIOException("title-model.txt", e);
    }
  }
}
