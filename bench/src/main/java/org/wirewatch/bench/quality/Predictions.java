package org.wirewatch.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wirewatch.wire.Json;

/** Predictions by page id, as the scorers read them. */
final class Predictions {
  private Predictions() {}

  /** Writes one file with the fields of both. */
  static Path merge(Path one, Path other, Path out) throws IOException {
    ObjectNode merged = Json.mapper().createObjectNode();
    for (Path file : new Path[] {one, other}) {
      JsonNode pages = Json.mapper().readTree(file.toFile());
      for (var page : pages.properties()) {
        ObjectNode known = (ObjectNode) merged.get(page.getKey());
        ObjectNode fields = known == null ? merged.putObject(page.getKey()) : known;
        page.getValue().properties().forEach(f -> fields.set(f.getKey(), f.getValue()));
      }
    }
    return Files.writeString(out, Json.write(merged));
  }
}
