package org.wirewatch.ingest.feed;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a feed or sitemap from the bytes of an HTTP answer. Pure and thread-safe. */
public final class FeedParser {
  private FeedParser() {}

  /**
   * Reads a feed. Never throws for what the bytes hold.
   *
   * @param body decoded by Content-Encoding already
   * @param headers of the HTTP answer, names in any case; may be empty
   * @param base address of the feed, for relative links; may be null
   */
  public static FeedResult parse(byte[] body, Map<String, String> headers, URI base) {
    if (body.length == 0) {
      return new Unreadable(Unreadable.Reason.EMPTY, "no bytes");
    }
    if (body.length > Limits.BODY_BYTES_MAX) {
      return new Unreadable(Unreadable.Reason.TOO_LARGE, body.length + " bytes");
    }
    try (XmlReader reader = new XmlReader(new ByteArrayInputStream(body), true, "utf-8")) {
      SyndFeed feed = new SyndFeedInput().build(reader);
      return new ParsedFeed(
          reader.getEncoding(),
          format(feed.getFeedType()),
          new FeedInfo(
              feed.getTitle(),
              feed.getLink(),
              feed.getLanguage(),
              feed.getDescription(),
              feed.getUri(),
              feed.getAuthor(),
              null,
              null,
              instant(feed.getPublishedDate()),
              null,
              names(feed.getCategories())),
          feed.getEntries().stream().map(FeedParser::entry).toList(),
          PollHints.NONE,
          Set.of());
    } catch (FeedException | IOException | IllegalArgumentException e) {
      return new Unreadable(Unreadable.Reason.NOT_A_FEED, "neither RSS nor Atom");
    }
  }

  private static FeedFormat format(String romeType) {
    return switch (romeType) {
      case "rss_0.9" -> FeedFormat.RSS_090;
      case "rss_0.91N", "rss_0.91U" -> FeedFormat.RSS_091;
      case "rss_0.92" -> FeedFormat.RSS_092;
      case "rss_0.93" -> FeedFormat.RSS_093;
      case "rss_0.94" -> FeedFormat.RSS_094;
      case "rss_1.0" -> FeedFormat.RSS_10;
      case "atom_0.3" -> FeedFormat.ATOM_03;
      case "atom_1.0" -> FeedFormat.ATOM_10;
      default -> FeedFormat.RSS_20;
    };
  }

  private static FeedEntry entry(SyndEntry entry) {
    String content =
        entry.getContents().stream().findFirst().map(SyndContent::getValue).orElse(null);
    return new FeedEntry(
        entry.getTitle(),
        entry.getLink(),
        entry.getUri(),
        entry.getAuthor(),
        null,
        null,
        entry.getDescription() == null ? null : entry.getDescription().getValue(),
        content,
        instant(entry.getPublishedDate()),
        instant(entry.getUpdatedDate()),
        null,
        null,
        names(entry.getCategories()),
        entry.getEnclosures().stream().map(FeedParser::enclosure).toList(),
        List.of());
  }

  private static Enclosure enclosure(SyndEnclosure enclosure) {
    return new Enclosure(enclosure.getUrl(), enclosure.getType(), enclosure.getLength());
  }

  private static List<String> names(List<SyndCategory> categories) {
    return categories.stream().map(SyndCategory::getName).filter(n -> n != null).toList();
  }

  private static Instant instant(Date date) {
    return date == null ? null : date.toInstant();
  }
}
