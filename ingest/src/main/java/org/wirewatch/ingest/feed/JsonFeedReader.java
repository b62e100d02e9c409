package org.wirewatch.ingest.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Reads JSON Feed as a stream, so that a cut feed still gives its complete items.
 *
 * @see "https://www.jsonfeed.org/version/1.1/"
 */
final class JsonFeedReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(Limits.DEPTH_MAX).build())
          .configure(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS, true)
          .configure(JsonReadFeature.ALLOW_TRAILING_COMMA, true)
          .configure(JsonReadFeature.ALLOW_JAVA_COMMENTS, true)
          .configure(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER, true)
          .build();

  private final SafeHtml cleaner = new SafeHtml();
  private final JsonValues values = new JsonValues();
  private final Map<String, Object> head = new HashMap<>();
  private final List<Map<?, ?>> items = new ArrayList<>();
  private boolean hasItems;

  private JsonFeedReader() {}

  static boolean looksLikeJson(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    return at < text.length() && text.charAt(at) == '{';
  }

  static FeedDraft read(Decoded decoded, URI base) throws UnreadableException {
    JsonFeedReader reader = new JsonFeedReader();
    try (JsonParser parser = FACTORY.createParser(decoded.text())) {
      reader.read(parser);
    } catch (IOException e) {
      if (reader.items.isEmpty()) {
        throw new UnreadableException(Unreadable.Reason.MALFORMED, "JSON that cannot be read");
      }
      decoded.repairs().add(Repair.TRUNCATED);
    }
    if (reader.values.exhausted()) {
      decoded.repairs().add(Repair.LIMITED);
    }
    return reader.draft(base);
  }

  private void read(JsonParser parser) throws IOException {
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("items") && value == JsonToken.START_ARRAY) {
        hasItems = true;
        items(parser);
      } else {
        head.put(name, values.read(parser));
      }
    }
  }

  private void items(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      if (items.size() < Limits.ENTRIES_MAX && values.read(parser) instanceof Map<?, ?> item) {
        items.add(item);
      } else {
        parser.skipChildren();
      }
    }
  }

  private FeedDraft draft(URI base) throws UnreadableException {
    String version = JsonValues.text(head, "version");
    boolean declared = version != null && version.contains("jsonfeed.org");
    if (!declared && !(hasItems && (head.containsKey("title") || head.containsKey("feed_url")))) {
      throw new UnreadableException(Unreadable.Reason.NOT_A_FEED, "JSON that is no JSON Feed");
    }
    boolean first = version != null && version.endsWith("/1");
    FeedDraft feed = new FeedDraft(first ? FeedFormat.JSON_FEED_10 : FeedFormat.JSON_FEED_11);
    feed.title = safeText(head, "title");
    feed.description = safeText(head, "description");
    feed.link = link(head, "home_page_url", base);
    feed.self = link(head, "feed_url", base);
    feed.id = feed.self;
    feed.language = JsonValues.text(head, "language");
    feed.author = author(head);
    for (Map<?, ?> hub : JsonValues.objects(head, "hubs")) {
      String address = link(hub, "url", base);
      if (address != null) {
        feed.hubs.add(address);
      }
    }
    items.forEach(item -> feed.entries.add(entry(item, feed, base)));
    feed.published = latest(feed, entry -> entry.published);
    feed.updated = latest(feed, entry -> entry.updated);
    return feed;
  }

  /** JSON Feed has no date of its own. */
  private static Instant latest(FeedDraft feed, Function<EntryDraft, Instant> date) {
    return feed.entries.stream()
        .map(date)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private EntryDraft entry(Map<?, ?> item, FeedDraft feed, URI base) {
    EntryDraft entry = new EntryDraft();
    entry.id = JsonValues.text(item, "id");
    entry.link = link(item, "url", base);
    if (entry.link == null) {
      entry.link = link(item, "external_url", base);
    }
    if (entry.link == null && Links.isWeb(entry.id)) {
      entry.link = entry.id;
    }
    entry.title = safeText(item, "title");
    entry.summary = safeText(item, "summary");
    entry.opening = safeText(item, "content_text");
    String html = JsonValues.text(item, "content_html");
    entry.content =
        html == null ? safeText(item, "content_text") : Texts.orNull(cleaner.ofHtml(html, base));
    entry.published = FeedDates.parse(JsonValues.text(item, "date_published"));
    entry.updated = FeedDates.parse(JsonValues.text(item, "date_modified"));
    String language = JsonValues.text(item, "language");
    entry.language = language == null ? feed.language : language;
    Person author = author(item);
    entry.author = author.isNobody() ? feed.author : author;
    if (item.get("tags") instanceof List<?> tags) {
      tags.forEach(tag -> entry.addCategory(tag instanceof String text ? text : null));
    }
    entry.addMedia(link(item, "image", base));
    entry.addMedia(link(item, "banner_image", base));
    for (Map<?, ?> file : JsonValues.objects(item, "attachments")) {
      entry.addEnclosure(
          link(file, "url", base),
          JsonValues.text(file, "mime_type"),
          Texts.length(JsonValues.text(file, "size_in_bytes")));
    }
    return entry;
  }

  private static String safeText(Map<?, ?> object, String name) {
    String text = JsonValues.text(object, name);
    return text == null ? null : Texts.orNull(SafeHtml.ofText(text));
  }

  private static String link(Map<?, ?> object, String name, URI base) {
    String link = JsonValues.text(object, name);
    return link == null ? null : Links.resolve(base, link);
  }

  /** Version 1.1 lists authors, version 1.0 has one. */
  private static Person author(Map<?, ?> object) {
    List<Map<?, ?>> authors = new ArrayList<>(JsonValues.objects(object, "authors"));
    authors.addAll(JsonValues.objects(object, "author"));
    for (Map<?, ?> author : authors) {
      Person person = Person.of(JsonValues.text(author, "name"));
      if (!person.isNobody()) {
        return person;
      }
    }
    return Person.NOBODY;
  }
}
