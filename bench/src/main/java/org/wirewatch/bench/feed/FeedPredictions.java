package org.wirewatch.bench.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
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
import java.util.function.Consumer;
import org.wirewatch.app.Logging;
import org.wirewatch.ingest.feed.FeedJson;
import org.wirewatch.ingest.feed.FeedParser;
import org.wirewatch.ingest.feed.FeedResult;
import org.wirewatch.wire.Json;

/**
 * Parses every feed of a manifest: writes the predictions that the corpus' scorer reads, and
 * measures feeds per CPU second of one thread, next to ROME without what stands around it.
 *
 * <p>Arguments: manifest, file for the predictions, rounds to measure (0 for none).
 */
public final class FeedPredictions {
  /** A file of the corpus with what it is parsed under. */
  private static final class Sample {
    private final String file;
    private final byte[] body;
    private final Map<String, String> headers;
    private final URI url;

    Sample(String file, byte[] body, Map<String, String> headers, URI url) {
      this.file = file;
      this.body = body;
      this.headers = headers;
      this.url = url;
    }

    FeedResult parse() {
      return FeedParser.parse(body, headers, url);
    }

    /** As its documentation shows; the many feeds that it refuses cost it little. */
    boolean parseByRome() {
      String type = headers.getOrDefault("content-type", "text/xml");
      try (XmlReader reader = new XmlReader(new ByteArrayInputStream(body), type, true)) {
        return new SyndFeedInput().build(reader) != null;
      } catch (FeedException | IOException | RuntimeException refused) {
        return false;
      }
    }
  }

  private FeedPredictions() {}

  public static void main(String[] arguments) throws IOException {
    Logging.toFile(Files.createTempDirectory("wirewatch-bench"));
    Path manifest = Path.of(arguments[0]);
    List<Sample> samples = samples(manifest);
    try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[1]))) {
      for (Sample sample : samples) {
        out.write(FeedJson.line(sample.file, sample.parse()));
        out.newLine();
      }
    }
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0;
    for (int round = 0; round < rounds; round++) {
      double ours = feedsPerSecond(samples, Sample::parse);
      double rome = feedsPerSecond(samples, Sample::parseByRome);
      System.out.printf(
          "round %d: ours %.0f, ROME alone %.0f feeds per CPU-second, ratio %.1f%n",
          round, ours, rome, ours / rome);
    }
  }

  private static double feedsPerSecond(List<Sample> samples, Consumer<Sample> parser) {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    samples.forEach(parser);
    return samples.size()
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
      byte[] body = Files.readAllBytes(files.resolve(file));
      samples.add(new Sample(file, body, headers, url));
    }
    return samples;
  }
}
