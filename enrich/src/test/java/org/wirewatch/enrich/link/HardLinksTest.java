package org.wirewatch.enrich.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wirewatch.enrich.entity.EntityFinder;
import org.wirewatch.enrich.text.Sentences;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.wire.EnrichedArticle.Entity;
import org.wirewatch.wire.EnrichedArticle.Mention;
import org.wirewatch.wire.Json;

/** Sentences like those of news, whose names are shared or are ordinary words. */
class HardLinksTest {
  private static final List<Case> CASES = new ArrayList<>();

  /**
   * One case.
   *
   * @param id null when nobody known is meant
   */
  private record Case(
      String title, String text, String mention, String id, List<String> found, List<String> seen) {
    boolean isRight() {
      return id == null ? found.isEmpty() : found.equals(List.of(id));
    }

    boolean isWrongLink() {
      return !found.isEmpty() && !isRight();
    }
  }

  @BeforeAll
  static void link() throws IOException {
    Linker linker = new Linker(KnowledgeBase.bundled());
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                HardLinksTest.class.getResourceAsStream("hard-links.jsonl"),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        CASES.add(found(Json.mapper().readTree(line), linker));
      }
    }
  }

  private static Case found(JsonNode line, Linker linker) {
    String title = line.path("title").asText("");
    String text = line.get("text").asText();
    String mention = line.get("mention").asText();
    EntityFinder.Entities entities =
        EntityFinder.bundled().find(title, text, Sentences.of(text), linker, null);
    List<String> known =
        entities.entities().stream().filter(Entity::known).map(Entity::id).toList();
    List<Mention> mentions = new ArrayList<>(entities.title());
    mentions.addAll(entities.text());
    List<String> found =
        mentions.stream()
            .filter(m -> m.text().equals(mention) || m.text().endsWith(" " + mention))
            .filter(m -> known.contains(m.entityId()))
            .map(Mention::entityId)
            .distinct()
            .toList();
    List<String> seen = mentions.stream().map(m -> m.text() + "/" + m.type()).toList();
    return new Case(title, text, mention, line.get("id").asText(null), found, seen);
  }

  @Test
  void isRightInNineOfTen() {
    List<Case> wrong = CASES.stream().filter(each -> !each.isRight()).toList();
    wrong.forEach(
        each ->
            System.out.printf(
                "%s is %s, not %s: %s %s%n",
                each.mention, each.id, each.found, each.text, each.seen));

    assertThat(CASES).hasSizeGreaterThanOrEqualTo(150);
    assertThat(wrong.size()).isLessThanOrEqualTo(CASES.size() / 10);
  }

  @Test
  void hardlyEverLinksToSomebodyElse() {
    long linked = CASES.stream().filter(each -> !each.found.isEmpty()).count();
    long wrong = CASES.stream().filter(Case::isWrongLink).count();

    System.out.printf("%d of %d links are wrong%n", wrong, linked);
    assertThat((double) wrong / linked).isLessThanOrEqualTo(0.05);
  }
}
