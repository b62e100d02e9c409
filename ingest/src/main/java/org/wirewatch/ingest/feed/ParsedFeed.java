package org.wirewatch.ingest.feed;

import java.util.List;
import java.util.Set;
import org.wirewatch.wire.Checks;

/**
 * A feed or sitemap that could be read.
 *
 * @param encoding the one by which the bytes were decoded, in lower case
 * @param entries in the order of the feed
 * @param repairs what had to be mended first; empty for a clean feed
 */
public record ParsedFeed(
    String encoding,
    FeedFormat format,
    FeedInfo feed,
    List<FeedEntry> entries,
    PollHints hints,
    Set<Repair> repairs)
    implements FeedResult {
  public ParsedFeed {
    Checks.present(encoding, "encoding");
    Checks.present(format, "format");
    Checks.present(feed, "feed");
    Checks.present(hints, "hints");
    entries = Checks.copy(entries);
    repairs = Set.copyOf(repairs);
  }
}
