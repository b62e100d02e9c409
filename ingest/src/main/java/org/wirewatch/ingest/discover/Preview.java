package org.wirewatch.ingest.discover;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wirewatch.ingest.extract.LanguageGuess;
import org.wirewatch.ingest.feed.FeedEntry;
import org.wirewatch.ingest.feed.FeedFormat;
import org.wirewatch.ingest.feed.ParsedFeed;
import org.wirewatch.ingest.listing.FeedListing;
import org.wirewatch.ingest.listing.Listed;
import org.wirewatch.ingest.poll.Rhythm;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.discovery.Candidate;

/** What a person sees of a source before adding it. Pure. */
final class Preview {
  private static final int ENTRIES = 5;
  private static final int SAMPLE = 20;
  private static final int FULL_TEXT_CHARS = 1_200;
  private static final int OUTLET_CHARS_MAX = 120;
  private static final Pattern COMMENT_TITLE =
      Pattern.compile(
          "(?iU)^(comments? (on|for|to)\\b|kommentare\\b|commentaires\\b|comentarios\\b"
              + "|commenti\\b|comentários\\b|reacties\\b|komment).*");

  private Preview() {}

  /**
   * Of a feed or sitemap.
   *
   * @param url to poll
   * @param site the site's own name; null when unknown
   * @param hub null when none is named
   */
  static Candidate of(Offer offer, URI url, ParsedFeed feed, String site, String hub, Instant now) {
    List<Listed> listed = FeedListing.of(feed);
    String title = Objects.requireNonNullElse(plain(feed.feed().title()), "");
    if (title.isEmpty()) {
      title = offer.title();
    }
    Source.Kind kind = feed.format().isSitemap() ? Source.Kind.SITEMAP : Source.Kind.FEED;
    List<Instant> dates = dates(listed, now);
    String stated = language(feed);
    return new Candidate(
        url,
        kind,
        offer.found(),
        listed.isEmpty() && kind == Source.Kind.SITEMAP ? "a sitemap without pages" : null,
        title,
        outlet(site, kind == Source.Kind.FEED ? title : null, url),
        format(feed),
        stated == null ? guess(listed) : stated,
        listed.size(),
        dates.stream().max(Comparator.naturalOrder()).orElse(null),
        Rhythm.perDay(dates, now),
        hasFullText(listed),
        isComments(url, title, listed),
        address(hub),
        entries(listed, kind == Source.Kind.SITEMAP),
        List.of());
  }

  /** Of an index page. */
  static Candidate ofPage(URI url, List<Listed> articles, String title, String site) {
    return new Candidate(
        url,
        Source.Kind.PAGE,
        Candidate.Found.ASKED,
        null,
        title,
        outlet(site, title, url),
        "index page",
        guess(articles),
        articles.size(),
        null,
        null,
        false,
        false,
        null,
        entries(articles, false),
        List.of());
  }

  /** Of what cannot be read. */
  static Candidate unreadable(Offer offer, URI url, String problem) {
    return new Candidate(
        url,
        Source.Kind.FEED,
        offer.found(),
        problem,
        offer.title(),
        outlet(null, offer.title(), url),
        null,
        null,
        0,
        null,
        null,
        false,
        FeedLinks.looksLikeFeed(url) && url.getPath().contains("/comments/"),
        null,
        List.of(),
        List.of());
  }

  private static List<Instant> dates(List<Listed> listed, Instant now) {
    return listed.stream()
        .map(Listed::published)
        .filter(date -> date != null && !date.isAfter(now))
        .toList();
  }

  private static List<Candidate.Entry> entries(List<Listed> listed, boolean newestFirst) {
    Comparator<Listed> byDate =
        Comparator.comparing(Listed::published, Comparator.nullsFirst(Comparator.naturalOrder()));
    return (newestFirst ? listed.stream().sorted(byDate.reversed()) : listed.stream())
        .limit(ENTRIES)
        .map(one -> new Candidate.Entry(one.title(), one.url(), one.published()))
        .toList();
  }

  private static boolean hasFullText(List<Listed> listed) {
    List<Listed> sample = listed.stream().limit(SAMPLE).toList();
    long full =
        sample.stream()
            .filter(one -> one.text() != null && one.text().length() >= FULL_TEXT_CHARS)
            .count();
    return !sample.isEmpty() && full * 2 > sample.size();
  }

  /** By name, or because most entries are comments on a page by their address. */
  private static boolean isComments(URI url, String title, List<Listed> listed) {
    String path = String.valueOf(url.getPath()).toLowerCase(Locale.ROOT);
    if (path.contains("/comments/") || (title != null && COMMENT_TITLE.matcher(title).matches())) {
      return true;
    }
    int marked = 0;
    for (Listed one : listed) {
      String fragment = one.url().getFragment();
      if (fragment != null && fragment.toLowerCase(Locale.ROOT).contains("comment")) {
        marked++;
      }
    }
    return marked > 0 && marked * 2 > listed.size();
  }

  private static String language(ParsedFeed feed) {
    String stated = feed.feed().language();
    for (FeedEntry entry : feed.entries()) {
      if (stated != null) {
        break;
      }
      stated = entry.language();
    }
    if (stated == null) {
      return null;
    }
    String code = stated.strip().toLowerCase(Locale.ROOT).split("[-_,;]", 2)[0];
    return code.matches("[a-z]{2,3}") ? code : null;
  }

  private static String guess(List<Listed> listed) {
    String text =
        listed.stream()
            .limit(SAMPLE)
            .map(one -> one.text() == null ? one.title() : one.title() + ". " + one.text())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    return text.isBlank() ? null : LanguageGuess.of(text);
  }

  private static String format(ParsedFeed feed) {
    return switch (feed.format()) {
      case RSS_090 -> "RSS 0.90";
      case RSS_091 -> "RSS 0.91";
      case RSS_092 -> "RSS 0.92";
      case RSS_093 -> "RSS 0.93";
      case RSS_094 -> "RSS 0.94";
      case RSS_10 -> "RSS 1.0";
      case RSS_20 -> "RSS 2.0";
      case ATOM_03 -> "Atom 0.3";
      case ATOM_10 -> "Atom 1.0";
      case JSON_FEED_10 -> "JSON Feed 1.0";
      case JSON_FEED_11 -> "JSON Feed 1.1";
      case CDF -> "CDF";
      case SITEMAP -> isNews(feed) ? "news sitemap" : "sitemap";
      case SITEMAP_INDEX -> "sitemap index";
    };
  }

  /** A sitemap with titles and dates of publication: the news extension, or as good. */
  static boolean isNews(ParsedFeed feed) {
    long news =
        feed.entries().stream()
            .filter(one -> one.title() != null && one.published() != null)
            .count();
    return feed.format() == FeedFormat.SITEMAP && news > 0 && news * 2 >= feed.entries().size();
  }

  private static String outlet(String site, String title, URI url) {
    String name = plain(site);
    if (name == null) {
      name = plain(title);
    }
    if (name == null) {
      name = String.valueOf(url.getHost()).replaceFirst("^www\\.", "");
    }
    return name.length() <= OUTLET_CHARS_MAX ? name : name.substring(0, OUTLET_CHARS_MAX).strip();
  }

  private static String plain(String text) {
    String plain = text == null ? "" : org.jsoup.Jsoup.parseBodyFragment(text).text().strip();
    return plain.isEmpty() ? null : plain;
  }

  private static URI address(String text) {
    if (text == null) {
      return null;
    }
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
