package org.wirewatch.enrich.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirewatch.enrich.affiliation.AffiliationFinder.Affiliations;
import org.wirewatch.enrich.text.Sentences;

/**
 * Holds the quality on sentences of our own with names marked by hand, and on an invented magazine
 * feature. The lines marked {@code held} were scored only when the rules stood; docs/entities.md
 * has that first score.
 */
class AffiliationQualityTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double PRECISION_MIN = 0.95;
  private static final double RECALL_MIN = 0.90;

  private int right;
  private int wrong;
  private int missed;

  @Test
  void findsAffiliationsOfTheSentencesThatTheRulesWereMadeFor() throws IOException {
    score(false);

    assertThat(precision()).isGreaterThanOrEqualTo(PRECISION_MIN);
    assertThat(recall()).isGreaterThanOrEqualTo(RECALL_MIN);
  }

  @Test
  void findsAffiliationsOfSentencesNotSeenBefore() throws IOException {
    score(true);

    assertThat(precision()).isGreaterThanOrEqualTo(PRECISION_MIN);
    assertThat(recall()).isGreaterThanOrEqualTo(RECALL_MIN);
  }

  @Test
  void findsEveryAffiliationOfAFeatureAndInventsNone() throws IOException {
    JsonNode gold = JSON.readTree(read("feature-gold.json"));

    Affiliations found = find(read("feature.txt"));

    assertThat(found(found)).containsExactlyInAnyOrderElementsOf(gold(gold.get("affiliations")));
    List<String> references = new ArrayList<>();
    gold.get("references")
        .forEach(
            row -> references.add(row.get("text").asText() + "|" + row.get("last_name").asText()));
    assertThat(found.references())
        .extracting(reference -> reference.text() + "|" + reference.entityId())
        .containsExactlyElementsOf(references);
  }

  private double precision() {
    return (double) right / (right + wrong);
  }

  private double recall() {
    return (double) right / (right + missed);
  }

  private void score(boolean held) throws IOException {
    for (String line : (Iterable<String>) read("affiliations.jsonl").lines()::iterator) {
      JsonNode row = JSON.readTree(line);
      if (row.get("held").asBoolean() != held) {
        continue;
      }
      List<String> gold = gold(row.get("affiliations"));
      List<String> found = found(find(row.get("text").asText()));
      int both = (int) found.stream().filter(gold::contains).count();
      right += both;
      wrong += found.size() - both;
      missed += gold.size() - both;
    }
  }

  private static List<String> gold(JsonNode rows) {
    List<String> gold = new ArrayList<>();
    for (JsonNode row : rows) {
      gold.add(
          String.join(
              "|",
              row.get("person").asText(),
              row.get("role").asText(),
              row.get("organization").asText()));
    }
    return gold;
  }

  private static List<String> found(Affiliations found) {
    return found.affiliations().stream()
        .map(a -> a.person() + "|" + a.role() + "|" + a.organization())
        .toList();
  }

  private static Affiliations find(String marked) {
    MarkedText text = MarkedText.of(marked);
    return AffiliationFinder.find(text.text(), Sentences.of(text.text()), text.names());
  }

  private static String read(String name) throws IOException {
    try (InputStream in = AffiliationQualityTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
