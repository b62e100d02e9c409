package org.wirewatch.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wirewatch.enrich.embedding.Embedding;
import org.wirewatch.enrich.embedding.SentenceEmbedder;
import org.wirewatch.enrich.topic.TopicDefinitions;
import org.wirewatch.testkit.Articles;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.TopicDefinition;

/** The texts that topics are measured on. */
final class TopicTexts {
  static final String TECH_WORKERS = "tech-worker-activism";

  /**
   * Documents of the written news, by file and place in it, that are about tech workers' action.
   */
  private static final Map<String, Set<Integer>> ABOUT_TECH_WORKERS =
      Map.of(
          "tech1", Set.of(1, 3, 10),
          "tech2", Set.of(2, 4),
          "tech3", Set.of(4, 5, 7),
          "tech4", Set.of(0, 2),
          "tech5", Set.of(2));

  private static final Pattern MARK = Pattern.compile("\\[[A-Z]+ ([^\\[\\]]+)\\]");

  private final Path data;
  private final Path training;
  private final Map<String, Embedding> embeddings = new HashMap<>();

  /**
   * A text that belongs to a topic or does not.
   *
   * @param shown whether the repository may show it
   */
  record Text(String topic, String form, String text, boolean relevant, boolean shown) {
    EnrichedArticle article() {
      return Articles.anArticle().withTitle("").withText(text).enriched();
    }
  }

  TopicTexts(Path data, Path training) {
    this.data = data;
    this.training = training;
  }

  Embedding embedding(Text text) {
    return embeddings.computeIfAbsent(
        text.text(), words -> SentenceEmbedder.shared().embed("\n" + words));
  }

  /** Tech-worker activism as the development data define it. */
  TopicDefinition definition(int examples, boolean withQuery) throws IOException {
    return new TopicDefinition(
        TECH_WORKERS,
        null,
        Files.readString(data.resolve("techworker_definition.txt")),
        withQuery ? TopicDefinitions.bundled().getFirst().query() : null,
        examples(examples),
        null);
  }

  /** The texts of the first examples. */
  List<String> examples(int count) throws IOException {
    Map<String, String> byId = new HashMap<>();
    for (JsonNode row : rows(data.resolve("techworker_desc.jsonl"))) {
      byId.put(row.get("id").asText(), row.get("text").asText());
    }
    List<String> examples = new ArrayList<>();
    for (JsonNode id :
        Json.mapper()
            .readTree(data.resolve("techworker_fewshot_order.json").toFile())
            .get("few_shot_ids_in_order")) {
      if (examples.size() < count) {
        examples.add(byId.get(id.asText()));
      }
    }
    return examples;
  }

  /** Descriptions of the development data. */
  List<Text> descriptions() throws IOException {
    return development("techworker_desc.jsonl", "description");
  }

  /** Headlines of the development data. */
  List<Text> headlines() throws IOException {
    return development("techworker_head.jsonl", "headline");
  }

  private List<Text> development(String file, String form) throws IOException {
    List<Text> texts = new ArrayList<>();
    for (JsonNode row : rows(data.resolve(file))) {
      boolean relevant = row.get("rel").asInt() == 1;
      texts.add(new Text(TECH_WORKERS, form, row.get("text").asText(), relevant, relevant));
    }
    return texts;
  }

  /** Cases written to be hard; those for reporting, which nothing was chosen on. */
  List<Text> heldOut(String form) throws IOException {
    List<Text> texts = new ArrayList<>();
    for (JsonNode row :
        rows(
            training
                .toAbsolutePath()
                .resolveSibling(
                    "src/test/resources/org/wirewatch/enrich/topic/hard-topics.jsonl"))) {
      if (row.get("set").asText().equals("held-out") && row.get("form").asText().equals(form)) {
        texts.add(
            new Text(
                row.get("topic").asText(),
                form,
                row.get("text").asText(),
                row.get("rel").asInt() == 1,
                true));
      }
    }
    return texts;
  }

  /** Written news that is not about tech workers: headlines, or passages of two sentences. */
  List<Text> writtenNews(boolean headlines) throws IOException {
    List<Text> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(training.resolve("news"))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".txt", "");
        int document = -1;
        String before = null;
        for (String marked : Files.readAllLines(file)) {
          String line = MARK.matcher(marked).replaceAll("$1");
          boolean isHeadline = line.startsWith("#");
          document += isHeadline ? 1 : 0;
          if (!line.isBlank()
              && !ABOUT_TECH_WORKERS.getOrDefault(name, Set.of()).contains(document)) {
            if (isHeadline && headlines) {
              texts.add(new Text(TECH_WORKERS, "headline", line.substring(2), false, true));
            } else if (!isHeadline && !headlines && before != null) {
              texts.add(new Text(TECH_WORKERS, "description", before + " " + line, false, true));
              before = null;
              continue;
            }
          }
          before = isHeadline || line.isBlank() ? null : line;
        }
      }
    }
    return texts;
  }

  /** The categorised articles: label to texts. */
  Map<String, List<Text>> categories() throws IOException {
    Map<String, List<Text>> byLabel = new TreeMap<>();
    for (JsonNode row : rows(data.resolve("tg_categories.jsonl"))) {
      byLabel
          .computeIfAbsent(row.get("label").asText(), label -> new ArrayList<>())
          .add(
              new Text(
                  row.get("label").asText(),
                  "article",
                  row.get("title").asText() + "\n" + row.get("text").asText(),
                  true,
                  false));
    }
    return byLabel;
  }

  private static List<JsonNode> rows(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(TopicTexts::row).toList();
    }
  }

  private static JsonNode row(String line) {
    try {
      return Json.mapper().readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
