package org.wirewatch.ingest.extract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.wirewatch.wire.Json;

/** The output form of {@code wirewatch page extract}: camelCase names, absent values null. */
public final class PageJson {
  private PageJson() {}

  /** One line of JSON without a line break at its end. */
  public static String line(String id, ExtractedPage page) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("id", id);
    line.put("articleBody", page.text());
    line.put("title", page.title());
    line.put("datePublished", page.published() == null ? null : page.published().iso());
    line.put("dateModified", page.modified() == null ? null : page.modified().iso());
    put(line, "author", page.authors());
    line.put("language", page.language());
    line.put("canonicalUrl", page.canonicalUrl() == null ? null : page.canonicalUrl().toString());
    line.put("siteName", page.siteName());
    line.put("section", page.section());
    line.put("image", page.image() == null ? null : page.image().toString());
    put(line, "links", page.links());
    put(line, "tags", page.tags());
    line.put("paywalled", page.paywalled());
    put(line, "corrections", page.corrections());
    return Json.write(line);
  }

  private static void put(ObjectNode line, String name, List<?> values) {
    ArrayNode array = line.putArray(name);
    values.forEach(value -> array.add(value.toString()));
  }
}
