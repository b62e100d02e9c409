package org.wirewatch.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.wirewatch.wire.Json;

/**
 * Floors on the development set, a little below what the extractor reaches. The shipped model was
 * trained on these pages, so this guards against mistakes; it does not measure quality.
 */
class EvaluationSetTest {
  private static final Pattern TOKEN = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final int WINDOW = 4;

  @Test
  void keepsToItsFloors() throws IOException {
    Path folder = folder();
    if (folder == null) {
      System.out.println("skipped: no ../shared/data/extract beside the repository");
      abort("no development data");
    }
    JsonNode all = Json.mapper().readTree(folder.resolve("ground-truth.json").toFile());
    Map<String, Tally> tallies = new HashMap<>();
    for (var entry : all.properties()) {
      JsonNode gold = entry.getValue();
      byte[] body = unzip(folder.resolve("html").resolve(entry.getKey() + ".html.gz"));
      ExtractedPage page = PageExtractor.extract(body, null, url(gold));
      tallies.computeIfAbsent(gold.path("set").asText(), k -> new Tally()).add(gold, page);
    }

    assertThat(tallies.get("aeb").f1()).isGreaterThan(0.96);
    assertThat(tallies.get("fundus").f1()).isGreaterThan(0.975);
    assertThat(tallies.get("fundus").titles()).isGreaterThan(0.86);
    assertThat(tallies.get("fundus").dates()).isGreaterThan(0.95);
  }

  private static final class Tally {
    private final List<Double> precisions = new ArrayList<>();
    private final List<Double> recalls = new ArrayList<>();
    private int pages;
    private int titles;
    private int dates;

    void add(JsonNode gold, ExtractedPage page) {
      pages++;
      Map<List<String>, Integer> wanted = windows(gold.path("articleBody").asText());
      Map<List<String>, Integer> found = windows(page.text());
      double hits = 0;
      for (var entry : found.entrySet()) {
        hits += Math.min(entry.getValue(), wanted.getOrDefault(entry.getKey(), 0));
      }
      if (!found.isEmpty()) {
        precisions.add(hits / total(found));
      }
      recalls.add(hits / Math.max(1, total(wanted)));
      titles += Texts.fold(gold.path("title").asText()).equals(Texts.fold(page.title())) ? 1 : 0;
      String day = page.published() == null ? "none" : page.published().date().toString();
      String utc = page.published() == null ? "none" : page.publishedAt().toString();
      String stated = gold.path("datePublished").asText();
      dates +=
          stated.startsWith(day) || stated.startsWith(utc.substring(0, Math.min(10, utc.length())))
              ? 1
              : 0;
    }

    double f1() {
      double precision = mean(precisions);
      double recall = mean(recalls);
      return 2 * precision * recall / (precision + recall);
    }

    double titles() {
      return (double) titles / pages;
    }

    double dates() {
      return (double) dates / pages;
    }

    private static double mean(List<Double> values) {
      return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    private static double total(Map<List<String>, Integer> windows) {
      return windows.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  private static Map<List<String>, Integer> windows(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    Map<List<String>, Integer> windows = new HashMap<>();
    for (int i = 0; i + WINDOW <= tokens.size(); i++) {
      windows.merge(List.copyOf(tokens.subList(i, i + WINDOW)), 1, Integer::sum);
    }
    return windows;
  }

  private static URI url(JsonNode gold) {
    try {
      return gold.hasNonNull("url") ? URI.create(gold.get("url").asText()) : null;
    } catch (IllegalArgumentException odd) {
      return null;
    }
  }

  /** The data folder beside the repository, wherever the test is started. */
  private static Path folder() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolve("shared/data/extract");
      if (Files.isReadable(data.resolve("ground-truth.json"))) {
        return data;
      }
    }
    return null;
  }

  private static byte[] unzip(Path file) throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }
}
