package org.wirewatch.ingest.extract;

/** What a page calls its site. */
final class SiteName {
  private static final int CHARS_MAX = 100;

  private SiteName() {}

  /** The name as stated by og:site_name, JSON-LD or other meta tags; null when none is. */
  static String of(Page page) {
    JsonLd ld = page.jsonLd();
    String[] names = {
      page.meta().first("og:site_name"),
      ld.text(ld.article().path("publisher")),
      page.meta().first("application-name", "dc.publisher", "twitter:app:name:iphone")
    };
    for (String name : names) {
      if (!name.isEmpty() && name.length() < CHARS_MAX && !name.contains("://")) {
        return JsonLd.clean(name);
      }
    }
    return null;
  }
}
