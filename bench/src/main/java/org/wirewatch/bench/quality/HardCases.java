package org.wirewatch.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import opennlp.tools.util.Span;
import org.wirewatch.enrich.entity.EntityFinder;
import org.wirewatch.enrich.entity.train.EntityScore;
import org.wirewatch.enrich.entity.train.MarkedText;
import org.wirewatch.enrich.link.Linker;
import org.wirewatch.enrich.text.Sentences;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.wire.EnrichedArticle.Entity;
import org.wirewatch.wire.EnrichedArticle.Mention;
import org.wirewatch.wire.Json;

/** The hard names and hard links that enrich's tests hold, by what ships. */
final class HardCases {
  private static final String TESTS = "src/test/resources/org/wirewatch/enrich";

  private final Path tests;

  /** Reads from the module {@code enrich}, the parent of its folder of training data. */
  HardCases(Path training) {
    this.tests = training.toAbsolutePath().resolveSibling(TESTS);
  }

  /**
   * Counts of links.
   *
   * @param meant whether somebody known is meant
   */
  record Links(boolean meant, int right, int wrong, int notSure) {
    int all() {
      return right + wrong + notSure;
    }

    private Links with(List<String> found, String id) {
      boolean isRight = meant ? found.equals(List.of(id)) : found.isEmpty();
      boolean isUnsure = meant && found.isEmpty();
      return new Links(
          meant,
          right + (isRight ? 1 : 0),
          wrong + (isRight || isUnsure ? 0 : 1),
          notSure + (isUnsure ? 1 : 0));
    }
  }

  /** A heading's sentences and their score. */
  record Names(int sentences, EntityScore score) {}

  /** By heading of {@code hard-names.txt}, and all of them. */
  Map<String, Names> names() throws IOException {
    Map<String, List<MarkedText>> texts =
        MarkedText.byHeading(Files.readAllLines(tests.resolve("entity/hard-names.txt")));
    EntityScore all = new EntityScore(HeldOutNews.NAMES);
    int sentences = 0;
    Map<String, Names> headings = new LinkedHashMap<>();
    for (Map.Entry<String, List<MarkedText>> heading : texts.entrySet()) {
      EntityScore score = new EntityScore(HeldOutNews.NAMES);
      for (MarkedText text : heading.getValue()) {
        RunningText running = new RunningText("", text.text(), text.names());
        List<Span> found = running.found(EntityFinder.bundled());
        score.add(text.names(), found);
        all.add(text.names(), found);
      }
      sentences += heading.getValue().size();
      headings.put(heading.getKey(), new Names(heading.getValue().size(), score));
    }
    headings.put("**all**", new Names(sentences, all));
    return headings;
  }

  /** Names that mean somebody known, and names that mean nobody known. */
  List<Links> links() throws IOException {
    Linker linker = new Linker(KnowledgeBase.bundled());
    Links known = new Links(true, 0, 0, 0);
    Links unknown = new Links(false, 0, 0, 0);
    for (String line : Files.readAllLines(tests.resolve("link/hard-links.jsonl"))) {
      JsonNode item = Json.mapper().readTree(line);
      String id = item.path("id").asText(null);
      List<String> found = links(item, linker);
      if (item.path("id").isTextual()) {
        known = known.with(found, id);
      } else {
        unknown = unknown.with(found, null);
      }
    }
    return List.of(known, unknown);
  }

  private static List<String> links(JsonNode item, Linker linker) {
    String text = item.get("text").asText();
    String mention = item.get("mention").asText();
    EntityFinder.Entities found =
        EntityFinder.bundled()
            .find(item.path("title").asText(""), text, Sentences.of(text), linker, null);
    List<String> known = found.entities().stream().filter(Entity::known).map(Entity::id).toList();
    return Stream.concat(found.title().stream(), found.text().stream())
        .filter(m -> m.text().equals(mention) || m.text().endsWith(" " + mention))
        .map(Mention::entityId)
        .filter(known::contains)
        .distinct()
        .toList();
  }
}
