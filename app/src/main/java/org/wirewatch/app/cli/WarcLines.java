package org.wirewatch.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.wirewatch.ingest.extract.PageExtractor;
import org.wirewatch.ingest.extract.PageJson;
import org.wirewatch.ingest.extract.SiteRules;
import org.wirewatch.ingest.raw.KeptPage;
import org.wirewatch.ingest.raw.WarcPages;
import org.wirewatch.wire.Json;

/** Extracts the pages of WARC files: one line a page, in order, and one for each damage. */
final class WarcLines {
  private WarcLines() {}

  /** Gives the exit status: 1 if there is no such file, or no record in it. */
  static int run(Path warc, SiteRules rules, PrintStream out, PrintStream err) throws IOException {
    try (WarcPages pages = WarcPages.of(warc)) {
      if (!pages.hasNext()) {
        err.println("no WARC records in " + warc);
        return 1;
      }
      int threads = Runtime.getRuntime().availableProcessors();
      JsonLines.ordered(() -> next(pages, rules), threads, out, err);
      return 0;
    } catch (NoSuchFileException e) {
      err.println("no such file: " + warc);
      return 1;
    }
  }

  private static Callable<String> next(WarcPages pages, SiteRules rules) {
    while (pages.hasNext()) {
      switch (pages.next()) {
        case WarcPages.Kept(KeptPage page) when page.isPage() -> {
          return () -> extract(page, rules);
        }
        case WarcPages.Kept other -> {
          continue; // a picture, a redirect: no page
        }
        case WarcPages.Damaged(String file, long offset, String cause) -> {
          return () -> error(file + "@" + offset, cause);
        }
      }
    }
    return null;
  }

  private static String extract(KeptPage page, SiteRules rules) {
    String id = page.place().recordId();
    try {
      return PageJson.line(
          id,
          PageExtractor.extract(
              page.body(), page.headers().get("content-type"), page.url(), rules));
    } catch (RuntimeException | StackOverflowError e) {
      return error(id, e.toString());
    }
  }

  private static String error(String id, String cause) {
    ObjectNode line = Json.mapper().createObjectNode();
    return line.put("id", id).put("error", cause).toString();
  }
}
