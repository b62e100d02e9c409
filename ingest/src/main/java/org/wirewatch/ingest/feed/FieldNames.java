package org.wirewatch.ingest.feed;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names of the formats' own elements, for telling a forgotten end tag from markup. */
final class FieldNames {
  /** Elements that hold other fields, so that white space in them means nothing. */
  private static final Set<String> CONTAINERS =
      Set.of(
          "rss",
          "RDF",
          "channel",
          "item",
          "feed",
          "entry",
          "urlset",
          "url",
          "sitemapindex",
          "sitemap",
          "image",
          "author",
          "CHANNEL",
          "ITEM",
          "items",
          "Seq");

  /** Elements that hold text or markup and never another field. */
  private static final Set<String> TEXTS =
      Set.of(
          "title",
          "description",
          "guid",
          "pubDate",
          "lastBuildDate",
          "comments",
          "category",
          "copyright",
          "generator",
          "docs",
          "language",
          "managingEditor",
          "webMaster",
          "ttl",
          "enclosure",
          "id",
          "updated",
          "published",
          "issued",
          "modified",
          "created",
          "subtitle",
          "tagline");

  /** Elements that start a new field wherever they stand. */
  private static final Set<String> FIELDS =
      Set.of(
          "guid",
          "pubDate",
          "lastBuildDate",
          "comments",
          "category",
          "copyright",
          "generator",
          "language",
          "managingEditor",
          "webMaster",
          "ttl",
          "enclosure",
          "id",
          "updated",
          "published",
          "issued",
          "modified",
          "created",
          "description",
          "title",
          "link",
          "author",
          "image",
          "textInput",
          "skipHours",
          "skipDays",
          "content",
          "subtitle",
          "tagline");

  private static final Set<String> HOLDERS =
      Set.of("rss", "RDF", "channel", "feed", "urlset", "sitemapindex", "CHANNEL", "items");

  private static final Map<String, String> BY_LOWER_CASE = new HashMap<>();

  static {
    for (Set<String> names : java.util.List.of(CONTAINERS, TEXTS, FIELDS)) {
      names.forEach(name -> BY_LOWER_CASE.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
    }
    BY_LOWER_CASE.put("channel", "channel");
    BY_LOWER_CASE.put("item", "item");
    BY_LOWER_CASE.put("width", "width");
    BY_LOWER_CASE.put("height", "height");
    BY_LOWER_CASE.put("hour", "hour");
    BY_LOWER_CASE.put("day", "day");
    BY_LOWER_CASE.put("cloud", "cloud");
    BY_LOWER_CASE.put("textinput", "textInput");
  }

  private FieldNames() {}

  static boolean isContainer(String name) {
    return CONTAINERS.contains(name);
  }

  static boolean holdsEntries(String name) {
    return HOLDERS.contains(name);
  }

  static boolean isEntry(String name, Family family) {
    return switch (family) {
      case RSS, RDF -> name.equals("item");
      case ATOM -> name.equals("entry");
      case CDF -> name.equals("ITEM");
      case SITEMAP -> name.equals("url") || name.equals("sitemap");
    };
  }

  /** True if {@code opened} cannot stand inside {@code open}, whose end tag was forgotten. */
  static boolean endsText(String open, String opened) {
    return TEXTS.contains(open) && FIELDS.contains(opened);
  }

  /** The name in the case of the specification. */
  static String inCase(String name) {
    if (TEXTS.contains(name) || FIELDS.contains(name) || CONTAINERS.contains(name)) {
      return name;
    }
    return BY_LOWER_CASE.getOrDefault(name.toLowerCase(Locale.ROOT), name);
  }
}
