package org.wirewatch.enrich.topic;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.TopicDefinition;

/**
 * Topics of many kinds with texts of which it is known whether they belong to them: concepts of the
 * IPTC Media Topics, told by the definitions of narrower ones; desks of news; the bundled topics on
 * cases written for them; and tech-worker activism on the development data. Each is tried with its
 * description alone and with examples.
 */
final class LabelledTopics {
  static final String IPTC = "iptc_mediatopics_2023-03-31_en-US.json";
  static final String TECH_WORKERS = "tech-worker-activism";

  private static final int BELOW_MIN = 6;
  private static final int BELOW_MAX = 120;
  private static final int OTHERS_MAX = 250;
  private static final int EXAMPLES = 8;
  private static final int WRITTEN_FILES = 3;
  private static final Pattern MARK = Pattern.compile("\\[[A-Z]+ ([^\\[\\]]+)\\]");

  private final Path data;
  private final Path training;
  private final Random random;
  private final List<LabelledTopic> labelled = new ArrayList<>();

  /**
   * @param data the folder of the development data of topics
   * @param training {@code enrich/training} of the repository, whose written news are ordinary
   */
  LabelledTopics(Path data, Path training, long seed) {
    this.data = data;
    this.training = training;
    this.random = new Random(seed);
  }

  /**
   * All of them.
   *
   * @param cases written cases, {@code hard-topics.jsonl}; only those for choosing are used
   */
  List<LabelledTopic> all(Path cases) throws IOException {
    iptc();
    categories();
    Map<String, List<LabelledTopic.Text>> written = written(cases);
    bundled(written);
    techWorkers(written.getOrDefault(TECH_WORKERS, List.of()));
    return List.copyOf(labelled);
  }

  private void iptc() throws IOException {
    Map<String, IptcConcept> concepts = IptcConcept.read(data.resolve(IPTC));
    for (IptcConcept concept : concepts.values()) {
      List<String> below =
          new ArrayList<>(
              IptcConcept.below(concept.code(), concepts).stream().map(IptcConcept::text).toList());
      if (concept.broader() == null || below.size() < BELOW_MIN || below.size() > BELOW_MAX) {
        continue;
      }
      Set<String> path = new HashSet<>(IptcConcept.path(concept, concepts));
      Set<String> inside = new HashSet<>(below);
      List<String> others =
          new ArrayList<>(
              concepts.values().stream()
                  .filter(other -> !path.contains(other.code()))
                  .map(IptcConcept::text)
                  .filter(text -> !inside.contains(text))
                  .toList());
      Collections.shuffle(below, random);
      Collections.shuffle(others, random);
      List<String> apart = others.subList(0, Math.min(OTHERS_MAX, others.size()));
      tried("iptc", concept.code(), concept.text(), null, below, apart);
    }
  }

  private void categories() throws IOException {
    Map<String, List<String>> byLabel = new TreeMap<>();
    for (JsonNode row : rows(data.resolve("tg_categories.jsonl"))) {
      byLabel
          .computeIfAbsent(row.get("label").asText(), label -> new ArrayList<>())
          .add(row.get("title").asText() + "\n" + row.get("text").asText());
    }
    byLabel.forEach(
        (label, texts) -> {
          List<String> others = new ArrayList<>();
          byLabel.forEach(
              (other, apart) -> {
                if (!other.equals(label)) {
                  others.addAll(apart);
                }
              });
          if (!label.equals("other") && !label.equals("not_news")) {
            List<String> shuffled = new ArrayList<>(texts);
            Collections.shuffle(shuffled, random);
            tried("categories", label, "News of " + label + ".", null, shuffled, others);
          }
        });
  }

  /** Each bundled topic on its own examples, of which half are given to it, and written cases. */
  private void bundled(Map<String, List<LabelledTopic.Text>> written) throws IOException {
    List<LabelledTopic.Text> ordinary = ordinary("sport", "business");
    for (TopicDefinition topic : TopicDefinitions.bundled()) {
      List<LabelledTopic.Text> all = new ArrayList<>(ordinary);
      topic.positives().forEach(text -> all.add(LabelledTopic.Text.belonging(text)));
      topic.negatives().forEach(text -> all.add(LabelledTopic.Text.nearMiss(text)));
      if (!topic.id().equals(TECH_WORKERS)) {
        all.addAll(written.getOrDefault(topic.id(), List.of()));
      }
      add("bundled", topic.withExamples(List.of(), List.of()), all);
      for (int half = 0; half < 2; half++) {
        List<String> positives = every(topic.positives(), half);
        List<String> negatives = every(topic.negatives(), half);
        List<LabelledTopic.Text> rest =
            all.stream()
                .filter(text -> !positives.contains(text.text()))
                .filter(text -> !negatives.contains(text.text()))
                .toList();
        add("bundled", topic.withExamples(positives, List.of()), rest);
        add("bundled", topic.withExamples(positives, negatives), rest);
      }
    }
  }

  /** Written cases by topic; only those for choosing. */
  private static Map<String, List<LabelledTopic.Text>> written(Path cases) throws IOException {
    Map<String, List<LabelledTopic.Text>> byTopic = new LinkedHashMap<>();
    for (JsonNode row : rows(cases)) {
      if (row.get("set").asText().equals("choose")) {
        byTopic
            .computeIfAbsent(row.get("topic").asText(), topic -> new ArrayList<>())
            .add(text(row));
      }
    }
    return byTopic;
  }

  private void techWorkers(List<LabelledTopic.Text> written) throws IOException {
    String description = Files.readString(data.resolve("techworker_definition.txt"));
    String query = TopicDefinitions.bundled().getFirst().query();
    Map<String, LabelledTopic.Text> descriptions = new LinkedHashMap<>();
    for (JsonNode row : rows(data.resolve("techworker_desc.jsonl"))) {
      descriptions.put(row.get("id").asText(), text(row));
    }
    List<String> order = new ArrayList<>();
    Json.mapper()
        .readTree(data.resolve("techworker_fewshot_order.json").toFile())
        .get("few_shot_ids_in_order")
        .forEach(id -> order.add(id.asText()));
    List<LabelledTopic.Text> headlines =
        rows(data.resolve("techworker_head.jsonl")).stream().map(LabelledTopics::text).toList();
    List<LabelledTopic.Text> ordinary =
        ordinary("sport", "business", "politics", "society", "world");
    for (int examples : new int[] {0, 2, 4, 8, 16}) {
      List<String> positives =
          order.subList(0, examples).stream().map(id -> descriptions.get(id).text()).toList();
      for (String asked :
          examples == 0 || examples == 8 ? new String[] {null, query} : new String[] {null}) {
        TopicDefinition topic =
            new TopicDefinition(TECH_WORKERS, null, description, asked, positives, null);
        List<LabelledTopic.Text> texts = new ArrayList<>(ordinary);
        texts.addAll(written);
        descriptions.values().stream()
            .filter(text -> !positives.contains(text.text()))
            .forEach(texts::add);
        add("tech workers", topic, texts);
        List<LabelledTopic.Text> brief = new ArrayList<>(headlines);
        brief.addAll(written);
        add("tech workers, headlines", topic, brief);
      }
    }
  }

  /** Passages of two sentences of the written news from some desks. */
  List<LabelledTopic.Text> ordinary(String... desks) throws IOException {
    List<LabelledTopic.Text> passages = new ArrayList<>();
    for (String desk : desks) {
      for (int number = 1; number <= WRITTEN_FILES; number += 2) {
        List<String> lines =
            Files.readAllLines(training.resolve("news/" + desk + number + ".txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> MARK.matcher(line).replaceAll("$1"))
                .toList();
        for (int i = 0; i + 1 < lines.size(); i += 2) {
          passages.add(LabelledTopic.Text.ordinary(lines.get(i) + " " + lines.get(i + 1)));
        }
      }
    }
    return passages;
  }

  private void tried(
      String source,
      String id,
      String description,
      String query,
      List<String> belonging,
      List<String> others) {
    int given = Math.min(EXAMPLES, belonging.size() / 2);
    for (int examples : new int[] {0, given}) {
      List<LabelledTopic.Text> texts = new ArrayList<>();
      belonging
          .subList(examples, belonging.size())
          .forEach(text -> texts.add(LabelledTopic.Text.belonging(text)));
      others.forEach(text -> texts.add(LabelledTopic.Text.ordinary(text)));
      add(
          source,
          new TopicDefinition(id, null, description, query, belonging.subList(0, examples), null),
          texts);
    }
  }

  private void add(String source, TopicDefinition definition, List<LabelledTopic.Text> texts) {
    labelled.add(new LabelledTopic(source, definition, texts));
  }

  private static List<String> every(List<String> texts, int half) {
    List<String> kept = new ArrayList<>();
    for (int i = half; i < texts.size(); i += 2) {
      kept.add(texts.get(i));
    }
    return kept;
  }

  private static LabelledTopic.Text text(JsonNode row) {
    boolean relevant = row.get("rel").asInt() == 1;
    return new LabelledTopic.Text(row.get("text").asText(), relevant, !relevant && row.has("note"));
  }

  private static List<JsonNode> rows(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(LabelledTopics::row).toList();
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
