package org.wirewatch.bench.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.wirewatch.wire.Json;

/** The extraction evaluation set: {@code ground-truth.json} and {@code html/ID.html.gz}. */
final class GoldPages {
  /** One page with its gold values as they stand in the file. */
  static final class GoldPage {
    private final String id;
    private final JsonNode gold;
    private final byte[] body;

    GoldPage(String id, JsonNode gold, byte[] body) {
      this.id = id;
      this.gold = gold;
      this.body = body;
    }

    String id() {
      return id;
    }

    JsonNode gold() {
      return gold;
    }

    byte[] body() {
      return body;
    }

    String set() {
      return gold.path("set").asText();
    }

    URI url() {
      String url = gold.path("url").asText("");
      try {
        return url.isEmpty() ? null : URI.create(url);
      } catch (IllegalArgumentException odd) {
        return null;
      }
    }

    /** About 30% of the sites, by a hash of the site: never used for training or choosing. */
    boolean heldOut() {
      CRC32 hash = new CRC32();
      hash.update(("wirewatch:" + gold.path("siteKey").asText()).getBytes(UTF_8));
      return hash.getValue() % 10 < 3;
    }
  }

  private GoldPages() {}

  static List<GoldPage> read(Path folder) throws IOException {
    JsonNode all = Json.mapper().readTree(folder.resolve("ground-truth.json").toFile());
    List<GoldPage> pages = new ArrayList<>();
    for (var entry : all.properties()) {
      Path file = folder.resolve("html").resolve(entry.getKey() + ".html.gz");
      pages.add(new GoldPage(entry.getKey(), entry.getValue(), unzip(file)));
    }
    return pages;
  }

  private static byte[] unzip(Path file) {
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }
}
