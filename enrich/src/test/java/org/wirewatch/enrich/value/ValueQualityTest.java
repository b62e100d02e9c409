package org.wirewatch.enrich.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirewatch.enrich.text.Sentences;
import org.wirewatch.wire.EnrichedArticle.Mention;

/**
 * Holds the quality on sentences of our own, as if published on Thursday 22 January 2026. The lines
 * marked {@code held} were scored only when the rules stood; docs/entities.md has that first score.
 */
class ValueQualityTest {
  private static final Instant PUBLISHED = Instant.parse("2026-01-22T12:00:00Z");
  private static final double PRECISION_MIN = 0.95;
  private static final double RECALL_MIN = 0.92;

  private int right;
  private int wrong;
  private int missed;

  @Test
  void findsValuesOfTheSentencesThatTheRulesWereMadeFor() throws IOException {
    score(false);

    assertThat(precision()).isGreaterThanOrEqualTo(PRECISION_MIN);
    assertThat(recall()).isGreaterThanOrEqualTo(RECALL_MIN);
  }

  @Test
  void findsValuesOfSentencesNotSeenBefore() throws IOException {
    score(true);

    assertThat(precision()).isGreaterThanOrEqualTo(PRECISION_MIN);
    assertThat(recall()).isGreaterThanOrEqualTo(RECALL_MIN);
  }

  private double precision() {
    return (double) right / (right + wrong);
  }

  private double recall() {
    return (double) right / (right + missed);
  }

  private void score(boolean held) throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                ValueQualityTest.class.getResourceAsStream("values.jsonl"),
                StandardCharsets.UTF_8))) {
      for (String line : (Iterable<String>) lines.lines()::iterator) {
        JsonNode row = json.readTree(line);
        if (row.get("held").asBoolean() == held) {
          score(row);
        }
      }
    }
  }

  private void score(JsonNode row) {
    String text = row.get("text").asText();
    List<String> gold = new ArrayList<>();
    for (JsonNode value : row.get("values")) {
      JsonNode canonical = value.get("value");
      gold.add(
          String.join(
              "|",
              value.get("type").asText(),
              value.get("start").asText(),
              value.get("text").asText(),
              canonical.isNull() ? "null" : canonical.asText()));
    }
    List<String> found = new ArrayList<>();
    for (Mention mention : ValueFinder.find(text, Sentences.of(text), List.of(), PUBLISHED)) {
      found.add(
          mention.type()
              + "|"
              + mention.start()
              + "|"
              + mention.text()
              + "|"
              + mention.canonicalName());
    }
    int both = (int) found.stream().filter(gold::contains).count();
    right += both;
    wrong += found.size() - both;
    missed += gold.size() - both;
  }
}
