package org.wirewatch.ingest.discover;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.wirewatch.ingest.fetch.Urls;
import org.wirewatch.wire.discovery.Candidate.Found;

/**
 * The feeds that a page links: declared ones first, then links in the text that look like feeds.
 * Pure.
 *
 * @see "HTML Living Standard, section 4.6.6.1, link type alternate"
 */
final class FeedLinks {
  private static final int DECLARED_MAX = 20;
  private static final int ANCHORS_MAX = 10;
  private static final int ANCHORS_READ_MAX = 5_000;

  private static final Set<String> FEED_TYPES =
      Set.of(
          "application/rss+xml",
          "application/atom+xml",
          "application/rdf+xml",
          "application/feed+json",
          "application/x.atom+xml",
          "application/x-atom+xml",
          "text/rss+xml",
          "text/atom+xml");

  /** Types that feeds share with other things: the address must look like a feed as well. */
  private static final Set<String> LOOSE_TYPES =
      Set.of("application/xml", "text/xml", "application/json", "text/json");

  private static final Pattern FEED_ADDRESS =
      Pattern.compile(
          "(?i).*(?:\\.(?:rss|rdf|atom)|/(?:rss|atom|feed|index)\\.(?:xml|json|php|aspx?)"
              + "|[/.-](?:rss|atom|feeds?|rdf)(?:[/_.-][^/]*)?/?|rss[^/]*\\.xml|feed[^/]*\\.xml)$");
  private static final Pattern FEED_QUERY =
      Pattern.compile(
          "(?i)(?:^|.*[&?])(?:feed|format|type|output)=(?:rss|atom|rdf|feed|json ?feed)\\d?.*");
  private static final Pattern FEED_WORD = Pattern.compile("(?i).*\\b(?:rss|atom|feed)\\b.*");
  private static final Pattern FEED_HOST = Pattern.compile("(?i)^(?:feeds?|rss)\\d*\\..+");
  private static final Pattern NO_FEED =
      Pattern.compile("(?i).*\\.(?:jpe?g|png|gif|svg|webp|css|js|pdf|zip|mp[34]|ico)$");

  private FeedLinks() {}

  /** In the order of the page, declared ones first, each address once. */
  static List<Offer> of(Document document, URI page) {
    URI base = Urls.parse(document.baseUri()).orElse(page);
    Map<URI, Offer> offers = new LinkedHashMap<>();
    for (Element link : document.select("link[rel][href]")) {
      if (offers.size() < DECLARED_MAX && isDeclared(link)) {
        resolve(base, link.attr("href"))
            .ifPresent(
                url -> offers.putIfAbsent(url, new Offer(url, Found.LINKED, title(link, "title"))));
      }
    }
    int anchors = 0;
    int read = 0;
    for (Element anchor : document.select("a[href]")) {
      if (anchors >= ANCHORS_MAX || ++read > ANCHORS_READ_MAX) {
        break;
      }
      Optional<URI> target = resolve(base, anchor.attr("href"));
      boolean offered =
          target.isPresent() && looksLikeFeed(target.get(), anchor) && !target.get().equals(page);
      if (offered && offers.putIfAbsent(target.get(), anchorOffer(target.get(), anchor)) == null) {
        anchors++;
      }
    }
    return List.copyOf(offers.values());
  }

  /** Whether an address alone looks like that of a feed or sitemap. */
  static boolean looksLikeFeed(URI url) {
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : url.getRawQuery();
    return FEED_ADDRESS.matcher(path).matches()
        || FEED_QUERY.matcher(query).matches()
        || path.endsWith(".xml")
        || path.endsWith(".xml.gz");
  }

  private static boolean isDeclared(Element link) {
    List<String> relations = List.of(link.attr("rel").toLowerCase(Locale.ROOT).split("\\s+", -1));
    String type = link.attr("type").toLowerCase(Locale.ROOT).replaceAll(";.*", "").strip();
    if (relations.contains("stylesheet") || relations.contains("icon")) {
      return false;
    }
    if (relations.contains("feed") && !type.equals("text/html")) {
      return true;
    }
    String href = link.attr("href");
    return relations.contains("alternate")
        && (FEED_TYPES.contains(type)
            || (LOOSE_TYPES.contains(type)
                && (FEED_WORD.matcher(href + " " + link.attr("title")).matches()
                    || FEED_ADDRESS.matcher(href).matches())
                && !href.contains("oembed")));
  }

  private static boolean looksLikeFeed(URI url, Element anchor) {
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : url.getRawQuery();
    if (NO_FEED.matcher(path).matches()) {
      return false;
    }
    boolean byAddress =
        FEED_ADDRESS.matcher(path).matches()
            || FEED_QUERY.matcher(query).matches()
            || (FEED_HOST.matcher(String.valueOf(url.getHost())).matches() && path.length() > 1);
    boolean byType = FEED_TYPES.contains(anchor.attr("type").toLowerCase(Locale.ROOT));
    String text = anchor.text() + " " + anchor.attr("title");
    boolean byWord =
        text.length() < 60 && FEED_WORD.matcher(text).matches() && path.endsWith(".xml");
    return byAddress || byType || byWord;
  }

  private static Offer anchorOffer(URI url, Element anchor) {
    String text = anchor.text().strip();
    return new Offer(url, Found.ANCHOR, text.isEmpty() ? title(anchor, "title") : text);
  }

  private static String title(Element element, String attribute) {
    String title = element.attr(attribute).strip();
    return title.isEmpty() ? null : title;
  }

  private static Optional<URI> resolve(URI base, String href) {
    String link = href.strip();
    if (link.regionMatches(true, 0, "feed:", 0, 5)) {
      String rest = link.substring(5);
      link = rest.startsWith("//") ? "http:" + rest : rest;
    }
    return Urls.resolve(base, link).map(FeedLinks::withoutFragment);
  }

  private static URI withoutFragment(URI url) {
    String text = url.toString();
    int fragment = text.indexOf('#');
    return fragment < 0 ? url : URI.create(text.substring(0, fragment));
  }
}
