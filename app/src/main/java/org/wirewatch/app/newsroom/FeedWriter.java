package org.wirewatch.app.newsroom;

import static org.wirewatch.app.newsroom.Template.escape;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.wire.Json;

/** Writes an outlet's newest articles as a feed of its kind. Pure. */
final class FeedWriter {
  private final Outlet outlet;
  private final String origin;

  FeedWriter(Outlet outlet, String origin) {
    this.outlet = outlet;
    this.origin = origin;
  }

  /** The media type that goes with {@link #write}. */
  String contentType() {
    String type =
        switch (outlet.feed()) {
          case RSS -> "application/rss+xml";
          case ATOM -> "application/atom+xml";
          case RDF -> "application/rdf+xml";
          case JSON -> "application/feed+json";
          case NEWS_SITEMAP -> "application/xml";
          case FRONT_PAGE -> "text/html";
        };
    return type + "; charset=" + outlet.charset().name();
  }

  /**
   * The feed.
   *
   * @param newest newest first, already cut to size
   */
  String write(List<Published> newest) {
    return switch (outlet.feed()) {
      case RSS -> rss(newest);
      case ATOM -> atom(newest);
      case RDF -> rdf(newest);
      case JSON -> json(newest);
      case NEWS_SITEMAP -> sitemap(newest);
      case FRONT_PAGE -> throw new IllegalStateException(outlet.id() + " has no feed");
    };
  }

  private String rss(List<Published> newest) {
    StringBuilder xml =
        declaration()
            .append("<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"")
            .append(" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel>\n");
    element(xml, "title", outlet.name());
    element(xml, "link", origin + "/");
    element(xml, "description", outlet.tagline());
    element(xml, "language", outlet.language());
    xml.append("<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"")
        .append(escape(origin + outlet.feedPath()))
        .append("\"/>\n<ttl>1</ttl>\n");
    for (Published item : newest) {
      xml.append("<item>\n");
      element(xml, "title", item.headline());
      element(xml, "link", url(item));
      xml.append("<guid isPermaLink=\"false\">")
          .append(outlet.id() + "-" + escape(item.article().id()))
          .append("</guid>\n");
      element(xml, "pubDate", rfc1123(item.publishedAt()));
      if (item.article().byline() != null) {
        element(xml, "dc:creator", item.article().byline());
      }
      item.article().tags().forEach(tag -> element(xml, "category", tag));
      element(xml, "description", item.dek());
      xml.append("</item>\n");
    }
    return xml.append("</channel></rss>\n").toString();
  }

  private String atom(List<Published> newest) {
    StringBuilder xml =
        declaration()
            .append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
            .append(outlet.language())
            .append("\">\n");
    element(xml, "title", outlet.name());
    element(xml, "subtitle", outlet.tagline());
    element(xml, "id", "tag:" + outlet.id() + ".example,2026:feed");
    xml.append("<link rel=\"alternate\" href=\"").append(escape(origin)).append("/\"/>\n");
    xml.append("<link rel=\"self\" href=\"")
        .append(escape(origin + outlet.feedPath()))
        .append("\"/>\n");
    element(xml, "updated", newestChange(newest).toString());
    for (Published item : newest) {
      xml.append("<entry>\n");
      element(xml, "title", item.headline());
      element(xml, "id", "tag:" + outlet.id() + ".example,2026:" + item.article().id());
      xml.append("<link rel=\"alternate\" type=\"text/html\" href=\"")
          .append(escape(url(item)))
          .append("\"/>\n");
      element(xml, "published", item.publishedAt().toString());
      element(xml, "updated", item.modifiedAt().toString());
      if (item.article().byline() != null) {
        xml.append("<author><name>")
            .append(escape(item.article().byline()))
            .append("</name></author>\n");
      } else {
        xml.append("<author><name>").append(escape(outlet.name())).append("</name></author>\n");
      }
      xml.append("<summary type=\"html\">")
          .append(escape("<p>" + escape(item.dek()) + "</p>"))
          .append("</summary>\n</entry>\n");
    }
    return xml.append("</feed>\n").toString();
  }

  private String rdf(List<Published> newest) {
    StringBuilder xml =
        declaration()
            .append("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"")
            .append(" xmlns=\"http://purl.org/rss/1.0/\"")
            .append(" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel rdf:about=\"")
            .append(escape(origin + outlet.feedPath()))
            .append("\">\n");
    element(xml, "title", outlet.name());
    element(xml, "link", origin + "/");
    element(xml, "description", outlet.tagline());
    xml.append("<items><rdf:Seq>\n");
    newest.forEach(
        item -> xml.append("<rdf:li rdf:resource=\"").append(escape(url(item))).append("\"/>\n"));
    xml.append("</rdf:Seq></items>\n</channel>\n");
    for (Published item : newest) {
      xml.append("<item rdf:about=\"").append(escape(url(item))).append("\">\n");
      element(xml, "title", item.headline());
      element(xml, "link", url(item));
      element(xml, "description", item.dek());
      element(xml, "dc:date", item.publishedAt().toString());
      if (item.article().byline() != null) {
        element(xml, "dc:creator", item.article().byline());
      }
      element(xml, "dc:subject", item.article().section());
      xml.append("</item>\n");
    }
    return xml.append("</rdf:RDF>\n").toString();
  }

  private String json(List<Published> newest) {
    List<Map<String, Object>> items = new ArrayList<>();
    for (Published item : newest) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("id", outlet.id() + ":" + item.article().id());
      entry.put("url", url(item));
      entry.put("title", item.headline());
      entry.put("summary", item.dek());
      entry.put("content_text", item.dek());
      entry.put("date_published", item.publishedAt().toString());
      entry.put("date_modified", item.modifiedAt().toString());
      if (item.article().byline() != null) {
        entry.put("authors", List.of(Map.of("name", item.article().byline())));
      }
      entry.put("tags", item.article().tags());
      items.add(entry);
    }
    Map<String, Object> feed = new LinkedHashMap<>();
    feed.put("version", "https://jsonfeed.org/version/1.1");
    feed.put("title", outlet.name());
    feed.put("home_page_url", origin + "/");
    feed.put("feed_url", origin + outlet.feedPath());
    feed.put("description", outlet.tagline());
    feed.put("language", outlet.language());
    feed.put("items", items);
    return Json.write(feed);
  }

  private String sitemap(List<Published> newest) {
    StringBuilder xml =
        declaration()
            .append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"")
            .append(" xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">\n");
    for (Published item : newest) {
      xml.append("<url>\n");
      element(xml, "loc", url(item));
      element(xml, "lastmod", item.modifiedAt().toString());
      xml.append("<news:news>\n<news:publication>\n");
      element(xml, "news:name", outlet.name());
      element(xml, "news:language", outlet.language().substring(0, 2));
      xml.append("</news:publication>\n");
      element(xml, "news:publication_date", item.publishedAt().toString());
      element(xml, "news:title", item.headline());
      xml.append("</news:news>\n</url>\n");
    }
    return xml.append("</urlset>\n").toString();
  }

  private StringBuilder declaration() {
    return new StringBuilder("<?xml version=\"1.0\" encoding=\"")
        .append(outlet.charset().name())
        .append("\"?>\n");
  }

  private String url(Published item) {
    return origin + item.path();
  }

  private static void element(StringBuilder xml, String name, String text) {
    xml.append('<')
        .append(name)
        .append('>')
        .append(escape(text))
        .append("</")
        .append(name)
        .append(">\n");
  }

  private static String rfc1123(Instant at) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
  }

  private static Instant newestChange(List<Published> newest) {
    return newest.stream().map(Published::modifiedAt).max(Instant::compareTo).orElse(Instant.EPOCH);
  }
}
