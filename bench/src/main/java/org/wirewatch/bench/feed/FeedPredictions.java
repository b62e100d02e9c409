package org.wirewatch.bench.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.ingest.feed.FeedJson;
import org.wirewatch.ingest.feed.FeedParser;
import org.wirewatch.wire.Json;

/**
 * Parses every feed of a manifest: writes the predictions that the corpus' scorer reads, and
 * measures feeds per CPU second of one thread.
 *
 * <p>Arguments: manifest, file for the predictions, rounds to measure (0 for none).
 */
public final class FeedPredictions {
  private record Sample(String file, byte[] body, Map<String, String> headers, URI url) {}

  private FeedPredictions() {}

  public static void main(String[] arguments) throws IOException {
    Path manifest = Path.of(arguments[0]);
    List<Sample> samples = samples(manifest);
    try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[1]))) {
      for (Sample sample : samples) {
        out.write(
            FeedJson.line(
                sample.file(), FeedParser.parse(sample.body(), sample.headers(), sample.url())));
        out.newLine();
      }
    }
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0;
    for (int round = 0; round < rounds; round++) {
      System.out.println(round + ": " + Math.round(feedsPerSecond(samples)) + " feeds/s");
    }
  }

  private static double feedsPerSecond(List<Sample> samples) {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    long parsed = 0;
    for (Sample sample : samples) {
      var unused = FeedParser.parse(sample.body(), sample.headers(), sample.url());
      parsed++;
    }
    return parsed
        * (double) Duration.ofSeconds(1).toNanos()
        / (clock.getCurrentThreadCpuTime() - start);
  }

  private static List<Sample> samples(Path manifest) throws IOException {
    Path files = manifest.toAbsolutePath().resolveSibling("files");
    List<Sample> samples = new ArrayList<>();
    for (JsonNode entry : Json.mapper().readTree(manifest.toFile()).get("files")) {
      Map<String, String> headers = new HashMap<>();
      entry
          .get("headers")
          .properties()
          .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
      URI url = FeedParser.base(entry.get("url").textValue());
      String file = entry.get("file").asText();
      samples.add(new Sample(file, Files.readAllBytes(files.resolve(file)), headers, url));
    }
    return samples;
  }
}
