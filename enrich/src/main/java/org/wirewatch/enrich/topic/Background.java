package org.wirewatch.enrich.topic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Ordinary news, one passage a line: what a topic is told apart from when its definition has few
 * negatives. From Voice of America (public domain), see the resource's head.
 */
final class Background {
  private static final String RESOURCE = "background-news.txt.gz";

  private Background() {}

  static List<String> passages() {
    try (InputStream gzip = Background.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(gzip), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }
}
