package org.wirewatch.enrich.topic;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.wire.Json;

/**
 * A concept of the IPTC Media Topics.
 *
 * @param code such as {@code medtop:20000209}
 * @param broader code of the concept above; null at the top
 * @see "IPTC NewsCodes, Media Topics, CC BY 4.0, https://iptc.org/standards/media-topics/"
 */
record IptcConcept(String code, String broader, String name, String definition) {
  /** Name and definition in one text. */
  String text() {
    return definition.isEmpty() ? name : name + ": " + definition;
  }

  /** Reads the concepts that are not retired from the IPTC's JSON, by code. */
  static Map<String, IptcConcept> read(Path json) throws IOException {
    Map<String, IptcConcept> concepts = new LinkedHashMap<>();
    for (JsonNode concept : Json.mapper().readTree(json.toFile()).get("conceptSet")) {
      if (!concept.hasNonNull("retired")) {
        String code = concept.get("qcode").asText();
        concepts.put(
            code,
            new IptcConcept(
                code,
                broader(concept.path("broader").path(0).asText(null)),
                text(concept.path("prefLabel")),
                text(concept.path("definition"))));
      }
    }
    return concepts;
  }

  /** The concepts below one, in the file's order. */
  static List<IptcConcept> below(String code, Map<String, IptcConcept> concepts) {
    List<IptcConcept> below = new ArrayList<>();
    for (IptcConcept concept : concepts.values()) {
      if (!concept.code().equals(code) && path(concept, concepts).contains(code)) {
        below.add(concept);
      }
    }
    return below;
  }

  /** Codes from the concept up to the top. */
  static List<String> path(IptcConcept concept, Map<String, IptcConcept> concepts) {
    List<String> path = new ArrayList<>();
    for (IptcConcept at = concept; at != null; at = concepts.get(at.broader())) {
      path.add(at.code());
    }
    return path;
  }

  private static String broader(String uri) {
    return uri == null ? null : "medtop:" + uri.substring(uri.lastIndexOf('/') + 1);
  }

  private static String text(JsonNode byLanguage) {
    return byLanguage.isEmpty() ? "" : byLanguage.elements().next().asText().strip();
  }
}
