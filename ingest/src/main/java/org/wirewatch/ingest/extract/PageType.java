package org.wirewatch.ingest.extract;

import java.util.Locale;

/** Which answers can be pages. */
public final class PageType {
  private PageType() {}

  /** Whether a Content-Type means text that may hold an article; null counts as HTML. */
  public static boolean isPage(String contentType) {
    String type = contentType == null ? "text/html" : contentType.toLowerCase(Locale.ROOT);
    return type.contains("html") || type.contains("xml") || type.startsWith("text/plain");
  }
}
