package org.wirewatch.ingest.listing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wirewatch.ingest.feed.FeedEntry;
import org.wirewatch.ingest.feed.ParsedFeed;
import org.wirewatch.ingest.fetch.Urls;

/** The articles that a feed or sitemap lists. Pure. */
public final class FeedListing {
  private FeedListing() {}

  /** In the order of the feed; entries without a web address are left out. */
  public static List<Listed> of(ParsedFeed feed) {
    List<Listed> listed = new ArrayList<>();
    for (FeedEntry entry : feed.entries()) {
      Urls.parse(entry.link())
          .ifPresent(
              url ->
                  listed.add(
                      new Listed(
                          url,
                          EntryText.plain(entry.title()),
                          EntryText.longer(entry.content(), entry.summary()),
                          date(entry),
                          EntryText.author(entry),
                          entry.categories())));
    }
    return listed;
  }

  /** When the entry was published, or else changed; null when it does not say. */
  public static Instant date(FeedEntry entry) {
    return entry.published() != null ? entry.published() : entry.updated();
  }
}
