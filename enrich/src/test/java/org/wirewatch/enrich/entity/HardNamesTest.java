package org.wirewatch.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import opennlp.tools.util.Span;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wirewatch.enrich.entity.train.EntityScore;
import org.wirewatch.enrich.entity.train.MarkedText;
import org.wirewatch.wire.EnrichedArticle.Mention;

/**
 * Names that are hard by their spelling, their language or their company, one sentence a text. To
 * add a case, put a line under a heading of {@code hard-names.txt}; never train on it.
 */
class HardNamesTest {
  private static final Map<String, String> TYPES =
      Map.of("PERSON", "PER", "ORGANIZATION", "ORG", "LOCATION", "LOC");
  private static final String WITHOUT_NAMES = "no name at all";
  private static final double F1_MIN = 78;
  private static final int INVENTED_MAX = 3;

  private static final Map<String, EntityScore> SCORES = new LinkedHashMap<>();
  private static final EntityScore ALL = new EntityScore(TYPES.values());
  private static int sentences;

  @BeforeAll
  static void find() throws IOException {
    List<String> lines;
    try (InputStream in = HardNamesTest.class.getResourceAsStream("hard-names.txt")) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    List<String> wrong = new ArrayList<>();
    MarkedText.byHeading(lines)
        .forEach(
            (heading, texts) -> {
              sentences += texts.size();
              EntityScore score = new EntityScore(TYPES.values());
              texts.forEach(text -> compare(text, score, wrong));
              SCORES.put(heading, score);
            });
    wrong.forEach(System.out::println);
    SCORES.forEach(HardNamesTest::print);
    print("all of " + sentences + " sentences", ALL);
  }

  private static void compare(MarkedText text, EntityScore score, List<String> wrong) {
    List<Span> gold =
        text.names().stream().filter(name -> TYPES.containsValue(name.getType())).toList();
    List<Span> found =
        EntityFinder.bundled().find(text.text()).stream()
            .filter(mention -> TYPES.containsKey(mention.type().name()))
            .map(HardNamesTest::span)
            .toList();
    score.add(gold, found);
    ALL.add(gold, found);
    if (!gold.equals(found)) {
      wrong.add(
          "%s%n    not found: %s%n    not a name: %s"
              .formatted(text.text(), names(text, gold, found), names(text, found, gold)));
    }
  }

  private static Span span(Mention mention) {
    return new Span(mention.start(), mention.end(), TYPES.get(mention.type().name()));
  }

  private static List<String> names(MarkedText text, List<Span> these, List<Span> butNot) {
    return these.stream()
        .filter(name -> !butNot.contains(name))
        .map(name -> name.getType() + " " + name.getCoveredText(text.text()))
        .toList();
  }

  private static void print(String heading, EntityScore score) {
    System.out.printf(
        "%-48s %4d names, P %5.1f R %5.1f F1 %5.1f%n",
        heading,
        score.gold(EntityScore.ALL),
        score.precision(EntityScore.ALL),
        score.recall(EntityScore.ALL),
        score.f1(EntityScore.ALL));
  }

  @Test
  void mostAreFound() {
    assertThat(sentences).isGreaterThanOrEqualTo(500);
    assertThat(ALL.f1(EntityScore.ALL)).isGreaterThan(F1_MIN);
  }

  @Test
  void hardlyAnyAreInvented() {
    assertThat(SCORES.get(WITHOUT_NAMES).gold(EntityScore.ALL)).isZero();
    assertThat(SCORES.get(WITHOUT_NAMES).found(EntityScore.ALL)).isLessThanOrEqualTo(INVENTED_MAX);
  }
}
