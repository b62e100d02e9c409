package org.wirewatch.bench.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A command's own part of {@code docs/quality.md}, between {@code <!-- name -->} and {@code <!--
 * /name -->}; the other parts stay as they are.
 */
final class PagePart {
  private static final String HEAD = "# Quality\n";

  private final Path page;
  private final String start;
  private final String end;

  PagePart(Path page, String name) {
    this.page = page;
    this.start = "<!-- " + name + " -->\n";
    this.end = "<!-- /" + name + " -->\n";
  }

  /** Puts the text in the place of what stood there, or at the end of the page. */
  void write(String text) throws IOException {
    String whole = Files.exists(page) ? Files.readString(page) : HEAD;
    String part = start + "\n" + text.strip() + "\n\n" + end;
    int from = whole.indexOf(start);
    if (from < 0) {
      Files.writeString(page, whole + "\n" + part);
      return;
    }
    int to = whole.indexOf(end, from);
    if (to < 0) {
      throw new IOException(page + ": " + start.strip() + " without " + end.strip());
    }
    Files.writeString(page, whole.substring(0, from) + part + whole.substring(to + end.length()));
  }
}
