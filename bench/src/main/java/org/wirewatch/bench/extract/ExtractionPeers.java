package org.wirewatch.bench.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.dankito.readability4j.extended.Readability4JExtended;
import org.wirewatch.app.Logging;
import org.wirewatch.bench.extract.GoldPages.GoldPage;
import org.wirewatch.ingest.extract.PageExtractor;
import org.wirewatch.ingest.extract.PageJson;
import org.wirewatch.wire.Json;

/**
 * Page extraction beside Readability4J, the JVM port of Firefox's reader view, over the same pages
 * in the same run, the two taking turns: {@code ExtractionPeers FOLDER OUT [ROUNDS]}.
 *
 * <p>Prints pages per CPU-second of each round and the ratio, and writes the peer's predictions as
 * {@code score.py} reads them to {@code OUT}. The peer gives text and title only and is handed
 * decoded characters; ours decodes, and finds metadata and links too.
 */
public final class ExtractionPeers {
  private static final double NANOS = 1e9;

  private ExtractionPeers() {}

  public static void main(String[] args) throws IOException {
    Logging.toFile(Files.createTempDirectory("wirewatch-bench"));
    List<GoldPage> pages = GoldPages.read(Path.of(args[0]));
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
    ObjectNode predictions = Json.mapper().createObjectNode();
    for (int round = 0; round < rounds; round++) {
      double ours = pagesPerSecond(pages, ExtractionPeers::ours);
      double peer = pagesPerSecond(pages, page -> peer(page, predictions));
      System.out.printf(
          "round %d: ours %.0f, Readability4J %.0f pages per CPU-second, ratio %.1f%n",
          round, ours, peer, ours / peer);
    }
    Files.writeString(Path.of(args[1]), Json.write(predictions));
  }

  /** Works on a page. */
  private interface Extractor {
    void extract(GoldPage page);
  }

  private static double pagesPerSecond(List<GoldPage> pages, Extractor extractor) {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    pages.forEach(extractor::extract);
    return pages.size() * NANOS / (threads.getCurrentThreadCpuTime() - start);
  }

  private static void ours(GoldPage page) {
    String unused = PageJson.line(page.id(), PageExtractor.extract(page.body(), null, page.url()));
  }

  private static void peer(GoldPage page, ObjectNode predictions) {
    ObjectNode prediction = predictions.putObject(page.id());
    String url = page.url() == null ? "https://news.example/" : page.url().toString();
    try {
      var article = new Readability4JExtended(url, new String(page.body(), UTF_8)).parse();
      prediction.put("articleBody", article.getTextContent());
      prediction.put("title", article.getTitle());
    } catch (RuntimeException e) {
      prediction.put("error", e.toString());
    }
  }
}
