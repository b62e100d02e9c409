package org.wirewatch.bench.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.wirewatch.bench.extract.GoldPages.GoldPage;
import org.wirewatch.ingest.extract.PageExtractor;
import org.wirewatch.ingest.extract.PageJson;
import org.wirewatch.wire.Json;

/**
 * Extracts every page of the evaluation set in one JVM: {@code ExtractionRun FOLDER OUT [ROUNDS]}.
 *
 * <p>Writes {@code OUT-all.json}, {@code OUT-choose.json} and {@code OUT-heldout.json} with their
 * ground truth beside them ({@code OUT-choose.gold.json}), as {@code score.py} reads them, and
 * prints pages per CPU-second of each round and the worst page's CPU time in the last one.
 */
public final class ExtractionRun {
  private ExtractionRun() {}

  public static void main(String[] args) throws IOException {
    List<GoldPage> pages = GoldPages.read(Path.of(args[0]));
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 1;
    String[] lines = new String[pages.size()];
    for (int round = 0; round < rounds; round++) {
      lines = time(pages);
    }
    for (String part : new String[] {"all", "choose", "heldout"}) {
      ObjectNode output = Json.mapper().createObjectNode();
      ObjectNode gold = Json.mapper().createObjectNode();
      for (int i = 0; i < lines.length; i++) {
        GoldPage page = pages.get(i);
        if (part.equals("all") || page.heldOut() == part.equals("heldout")) {
          JsonNode prediction = Json.mapper().readTree(lines[i]);
          output.set(page.id(), prediction);
          gold.set(page.id(), page.gold());
        }
      }
      Files.writeString(Path.of(args[1] + "-" + part + ".json"), Json.write(output));
      Files.writeString(Path.of(args[1] + "-" + part + ".gold.json"), Json.write(gold));
    }
  }

  private static String[] time(List<GoldPage> pages) {
    var threads = ManagementFactory.getThreadMXBean();
    String[] lines = new String[pages.size()];
    long[] nanos = new long[pages.size()];
    for (int i = 0; i < lines.length; i++) {
      GoldPage page = pages.get(i);
      long start = threads.getCurrentThreadCpuTime();
      var extracted = PageExtractor.extract(page.body(), null, page.url());
      nanos[i] = threads.getCurrentThreadCpuTime() - start;
      lines[i] = PageJson.line(page.id(), extracted);
    }
    double seconds = Arrays.stream(nanos).sum() / 1e9;
    double worst = Arrays.stream(nanos).max().orElse(0) / 1e6;
    System.out.printf("%.0f pages per CPU-second, worst %.1f ms%n", lines.length / seconds, worst);
    return lines;
  }
}
