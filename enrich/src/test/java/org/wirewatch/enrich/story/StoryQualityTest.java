package org.wirewatch.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.wirewatch.testkit.Articles.anArticle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Json;

/**
 * Scores stories on the development data and shows how the threshold was chosen: by the mean BCubed
 * F1 over several orders of the stream, since one order alone is a lottery.
 */
class StoryQualityTest {
  private static final Path STREAM = Path.of("../../shared/data/topics/clustering/ecb_dev.jsonl");
  private static final int ORDERS = 3;

  private record Labelled(EnrichedArticle article, String story) {}

  @Test
  void reachesTheScoreOnDevelopmentStories() throws IOException {
    assumeTrue(Files.exists(STREAM), "skipped: no development data at " + STREAM);
    List<Labelled> stream = read();

    Map<Double, Double> scores = new HashMap<>();
    for (double threshold : new double[] {0.24, 0.28, 0.32}) {
      scores.put(threshold, mean(stream, threshold));
      System.out.printf("threshold %.2f BCubed F1 %.4f%n", threshold, scores.get(threshold));
    }

    double chosen = StorySettings.defaults().threshold();
    assertThat(scores.get(chosen)).isGreaterThan(0.88).isEqualTo(Collections.max(scores.values()));
  }

  private static double mean(List<Labelled> stream, double threshold) {
    double sum = 0;
    for (int order = 0; order < ORDERS; order++) {
      List<Labelled> shuffled = new ArrayList<>(stream);
      if (order > 0) {
        Collections.shuffle(shuffled, new Random(order));
      }
      sum += bcubed(shuffled, threshold);
    }
    return sum / ORDERS;
  }

  private static double bcubed(List<Labelled> stream, double threshold) {
    StoryAssigner assigner =
        new StoryAssigner(
            new StorySettings(threshold, Duration.ofDays(7), Duration.ofDays(10), 50_000));
    Map<String, Integer> gold = new HashMap<>();
    Map<String, Integer> found = new HashMap<>();
    Map<List<String>, Integer> both = new HashMap<>();
    for (Labelled one : stream) {
      String story = assigner.assign(one.article(), Instant.EPOCH).story().storyId();
      gold.merge(one.story(), 1, Integer::sum);
      found.merge(story, 1, Integer::sum);
      both.merge(List.of(one.story(), story), 1, Integer::sum);
    }
    double precision = 0;
    double recall = 0;
    for (Map.Entry<List<String>, Integer> cell : both.entrySet()) {
      double squared = (double) cell.getValue() * cell.getValue();
      recall += squared / gold.get(cell.getKey().get(0));
      precision += squared / found.get(cell.getKey().get(1));
    }
    return 2 * precision * recall / (precision + recall) / stream.size();
  }

  private static List<Labelled> read() throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(STREAM)) {
      rows.add(Json.mapper().readTree(line));
    }
    rows.sort((a, b) -> Integer.compare(a.get("seq").asInt(), b.get("seq").asInt()));
    return rows.stream()
        .map(
            row ->
                new Labelled(
                    anArticle().withTitle("").withText(row.get("text").asText()).enriched(),
                    row.get("cluster").asText()))
        .toList();
  }
}
