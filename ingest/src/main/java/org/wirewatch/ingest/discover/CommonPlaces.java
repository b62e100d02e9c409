package org.wirewatch.ingest.discover;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wirewatch.ingest.fetch.Urls;
import org.wirewatch.wire.discovery.Candidate.Found;

/** Where sites keep feeds and sitemaps when they do not say so. Pure. */
final class CommonPlaces {
  private static final List<String> FEEDS =
      List.of(
          "/feed",
          "/rss",
          "/feed.xml",
          "/rss.xml",
          "/atom.xml",
          "/index.xml",
          "/?feed=rss2",
          "/feeds/posts/default",
          "/feed.json",
          "/news/rss",
          "/news/feed",
          "/blog/feed",
          "/feeds",
          "/rss/all.xml",
          "/feeds/all.atom.xml");
  private static final List<String> BELOW_A_SECTION = List.of("feed", "rss", "index.xml");
  private static final List<String> SITEMAPS =
      List.of("/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml", "/sitemap.xml");

  private CommonPlaces() {}

  /**
   * First below the page's own path, as far as it looks like a section, then at the site's root.
   */
  static List<Offer> feeds(URI page) {
    Set<URI> places = new LinkedHashSet<>();
    String path = page.getRawPath() == null ? "" : page.getRawPath();
    String section = path.endsWith("/") ? path : path + "/";
    boolean isSection = section.length() > 1 && section.length() < 40 && !path.contains(".");
    if (isSection) {
      BELOW_A_SECTION.forEach(name -> add(places, page, section + name));
    }
    FEEDS.forEach(place -> add(places, page, place));
    return offers(places);
  }

  static List<Offer> sitemaps(URI page) {
    Set<URI> places = new LinkedHashSet<>();
    SITEMAPS.forEach(place -> add(places, page, place));
    return offers(places);
  }

  private static void add(Set<URI> places, URI page, String path) {
    Urls.resolve(page, path).ifPresent(places::add);
  }

  private static List<Offer> offers(Set<URI> places) {
    List<Offer> offers = new ArrayList<>();
    places.forEach(url -> offers.add(new Offer(url, Found.GUESSED, null)));
    return offers;
  }
}
