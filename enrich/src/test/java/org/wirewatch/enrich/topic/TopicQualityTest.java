package org.wirewatch.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.wirewatch.testkit.Articles.anArticle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.TopicDefinition;

/** Scores topic retrieval on the development data, which is easier than news as it comes. */
class TopicQualityTest {
  private static final Path DATA = Path.of("../../shared/data/topics/topics");

  private record Row(String id, String text, boolean relevant) {}

  private record Scored(double score, boolean relevant) {}

  @ParameterizedTest
  @CsvSource({
    "techworker_desc.jsonl, 0, 0.98",
    "techworker_desc.jsonl, 8, 0.985",
    "techworker_head.jsonl, 0, 0.935",
    "techworker_head.jsonl, 8, 0.945"
  })
  void reachesTheAveragePrecision(String file, int examples, double least) throws IOException {
    assumeTrue(Files.exists(DATA), "skipped: no development data at " + DATA);
    List<Row> descriptions = read("techworker_desc.jsonl");
    Set<String> used = new HashSet<>(fewShot().subList(0, examples));
    List<String> positives =
        descriptions.stream().filter(row -> used.contains(row.id())).map(Row::text).toList();
    TopicClassifier classifier =
        TopicClassifier.load(
            List.of(
                new TopicDefinition(
                    "t",
                    null,
                    Files.readString(DATA.resolve("techworker_definition.txt")),
                    null,
                    positives,
                    null)));

    double precision =
        averagePrecision(
            read(file).stream()
                .filter(row -> !used.contains(row.id()))
                .map(row -> new Scored(score(classifier, row), row.relevant()))
                .toList());

    System.out.printf("%s, %d examples: average precision %.4f%n", file, examples, precision);
    assertThat(precision).isGreaterThan(least);
  }

  @Test
  void scoresTheBundledDefinition() throws IOException {
    assumeTrue(Files.exists(DATA), "skipped: no development data at " + DATA);
    TopicClassifier classifier =
        TopicClassifier.load(List.of(TopicDefinitions.bundled().getFirst()));

    double precision =
        averagePrecision(
            read("techworker_desc.jsonl").stream()
                .map(row -> new Scored(score(classifier, row), row.relevant()))
                .toList());

    System.out.printf("bundled definition: average precision %.4f%n", precision);
    assertThat(precision).isGreaterThan(0.97);
  }

  private static double score(TopicClassifier classifier, Row row) {
    return classifier
        .topics(anArticle().withTitle("").withText(row.text()).enriched(), 0)
        .getFirst()
        .score();
  }

  /** Ties count against us. */
  private static double averagePrecision(List<Scored> scored) {
    List<Scored> ranked = new ArrayList<>(scored);
    ranked.sort(
        Comparator.comparingDouble((Scored s) -> -s.score())
            .thenComparing(Scored::relevant, Boolean::compare));
    double sum = 0;
    int hits = 0;
    for (int i = 0; i < ranked.size(); i++) {
      if (ranked.get(i).relevant()) {
        hits++;
        sum += hits / (i + 1.0);
      }
    }
    return sum / hits;
  }

  private static List<Row> read(String file) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(DATA.resolve(file))) {
      JsonNode row = Json.mapper().readTree(line);
      rows.add(
          new Row(row.get("id").asText(), row.get("text").asText(), row.get("rel").asInt() == 1));
    }
    return rows;
  }

  private static List<String> fewShot() throws IOException {
    JsonNode file = Json.mapper().readTree(DATA.resolve("techworker_fewshot_order.json").toFile());
    return StreamSupport.stream(file.get("few_shot_ids_in_order").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }
}
