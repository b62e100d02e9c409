package org.wirewatch.ingest.feed;

import java.util.Locale;

/** What the root element says a document is. */
enum Family {
  RSS,
  RDF,
  ATOM,
  CDF,
  SITEMAP;

  /** The family of a root element by its local name; null if it is no feed. */
  static Family of(String rootName) {
    return switch (rootName.toLowerCase(Locale.ROOT)) {
      case "rss" -> RSS;
      case "rdf" -> RDF;
      case "feed", "entry" -> ATOM;
      case "channel" -> rootName.equals("CHANNEL") ? CDF : RSS;
      case "urlset", "sitemapindex" -> SITEMAP;
      default -> null;
    };
  }
}
