package org.wirewatch.bench.duplicate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Json;

/**
 * An article of which is known whose duplicate it is.
 *
 * @param group the same for duplicates of one another
 * @param kind how it was made from another, such as {@code cut}, {@code update}, {@code template}
 * @param chosenOn whether it is of the half on which thresholds were chosen
 * @param base id of the article that an update or template was made from; null for others
 */
public record LabelledArticle(
    EnrichedArticle article, String group, String kind, boolean chosenOn, String base) {

  public String id() {
    return article.articleId();
  }

  /** Whether it is a text of its own that only looks like another. */
  public boolean isTemplate() {
    return kind.equals("template") || kind.equals("unrelated");
  }

  public boolean isUpdate() {
    return kind.equals("update");
  }

  /** The development stream, halved by group. */
  public static List<LabelledArticle> stream(Path file) throws IOException {
    List<LabelledArticle> all = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode row = Json.mapper().readTree(line);
      String group = row.get("gold").asText();
      all.add(
          new LabelledArticle(
              article(row.get("id").asText(), "", row.get("text").asText()),
              group,
              row.get("op").asText(),
              isFirstHalf(group.replaceAll("_.*", "")),
              null));
    }
    return all;
  }

  /** Pairs of groups of the stream, {@code a b}, whose articles are alike for another reason. */
  public static Set<String> ignoredPairs(Path file) throws IOException {
    Set<String> pairs = new HashSet<>();
    for (JsonNode pair : Json.mapper().readTree(file.toFile())) {
      pairs.add(pair.get(0).asText() + " " + pair.get(1).asText());
    }
    return pairs;
  }

  /** The repository's hard cases: groups follow from what each was made from. */
  public static List<LabelledArticle> hardCases(Path file) throws IOException {
    List<LabelledArticle> all = new ArrayList<>();
    Map<String, String> groups = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode row = Json.mapper().readTree(line);
      String id = row.get("id").asText();
      String kind = row.get("kind").asText();
      boolean repeats = Set.of("exact", "copy", "edited").contains(kind);
      String of = row.path("of").asText(null);
      groups.put(id, repeats ? groups.get(of) : id);
      all.add(
          new LabelledArticle(
              article(id, row.get("title").asText(), row.get("text").asText()),
              groups.get(id),
              kind,
              row.get("set").asText().equals("choose"),
              repeats ? null : of));
    }
    return all;
  }

  static EnrichedArticle article(String id, String title, String text) {
    return new EnrichedArticle(
        EnrichedArticle.SCHEMA_VERSION,
        id,
        1,
        "source",
        "outlet",
        URI.create("https://outlet.example/" + id),
        title,
        text,
        EnrichedArticle.UNKNOWN_LANGUAGE,
        List.of(),
        null,
        Instant.EPOCH,
        null,
        "bench",
        null,
        null,
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null);
  }

  static boolean isFirstHalf(String group) {
    CRC32 crc = new CRC32();
    crc.update(group.getBytes(StandardCharsets.UTF_8));
    return crc.getValue() % 2 == 0;
  }
}
