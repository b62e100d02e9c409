package org.wirewatch.ingest.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.wirewatch.wire.Json;

/**
 * Writes the output line of {@code feed parse}: snake_case, absent as null, instants ISO-8601 UTC
 * to the second. Thread-safe.
 */
public final class FeedJson {
  private FeedJson() {}

  /** One line of JSON without line break; {@code file} is echoed. */
  public static String line(String file, FeedResult result) {
    ObjectNode line = Json.mapper().createObjectNode().put("file", file);
    switch (result) {
      case Unreadable unreadable ->
          line.put("ok", false)
              .put("error", unreadable.reason() + ": " + unreadable.message())
              .putNull("encoding")
              .putNull("format")
              .putNull("feed")
              .putArray("entries");
      case ParsedFeed feed -> {
        line.put("ok", true)
            .putNull("error")
            .put("encoding", feed.encoding())
            .put("format", feed.format().label());
        line.set("feed", info(feed.feed()));
        ArrayNode entries = line.putArray("entries");
        feed.entries().forEach(entry -> entries.add(entry(entry)));
      }
    }
    return Json.write(line);
  }

  private static ObjectNode info(FeedInfo feed) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("title", feed.title())
        .put("link", feed.link())
        .put("language", feed.language())
        .put("description", feed.description())
        .put("id", feed.id())
        .put("author", feed.author())
        .put("author_name", feed.authorName())
        .put("author_email", feed.authorEmail())
        .put("published", second(feed.published()))
        .put("updated", second(feed.updated()));
    strings(node, "categories", feed.categories());
    return node;
  }

  private static ObjectNode entry(FeedEntry entry) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("title", entry.title())
        .put("link", entry.link())
        .put("id", entry.id())
        .put("author", entry.author())
        .put("author_name", entry.authorName())
        .put("author_email", entry.authorEmail())
        .put("summary", entry.summary())
        .put("content", entry.content())
        .put("published", second(entry.published()))
        .put("updated", second(entry.updated()))
        .put("created", second(entry.created()))
        .put("language", entry.language());
    strings(node, "categories", entry.categories());
    ArrayNode enclosures = node.putArray("enclosures");
    for (Enclosure enclosure : entry.enclosures()) {
      enclosures
          .addObject()
          .put("url", enclosure.url())
          .put("type", enclosure.type())
          .put("length", enclosure.lengthBytes());
    }
    strings(node, "media", entry.media());
    return node;
  }

  private static void strings(ObjectNode node, String name, List<String> values) {
    ArrayNode array = node.putArray(name);
    values.forEach(array::add);
  }

  private static String second(Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
