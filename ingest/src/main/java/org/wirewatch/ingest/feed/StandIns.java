package org.wirewatch.ingest.feed;

import java.net.URI;

/** Gives a feed and its entries the title and the link that their publisher left out. */
final class StandIns {
  private static final int TITLE_CHARS_MAX = 100;

  private StandIns() {}

  static void apply(FeedDraft feed, URI url) {
    String address = url == null ? null : url.toString();
    if (feed.link == null) {
      feed.link = address;
    }
    if (feed.title == null) {
      feed.title = feed.link;
    }
    if (!feed.format.isSitemap()) {
      feed.entries.forEach(entry -> entry(entry, feed));
    }
  }

  private static void entry(EntryDraft entry, FeedDraft feed) {
    String ownLink = entry.link;
    if (entry.link == null && feed.link != null) {
      entry.link = feed.link;
      entry.standIns.add(FeedEntry.StandIn.LINK);
    }
    if (entry.title == null) {
      entry.title = title(entry, ownLink);
      entry.standIns.add(FeedEntry.StandIn.TITLE);
    }
  }

  private static String title(EntryDraft entry, String ownLink) {
    String text = Texts.first(entry.summary, entry.opening, entry.content);
    String plain = text == null ? null : Texts.orNull(SafeHtml.plain(text));
    if (plain == null) {
      return ownLink;
    }
    if (plain.length() <= TITLE_CHARS_MAX) {
      return SafeHtml.ofText(plain);
    }
    int end = plain.lastIndexOf(' ', TITLE_CHARS_MAX);
    return SafeHtml.ofText(plain.substring(0, end < TITLE_CHARS_MAX / 2 ? TITLE_CHARS_MAX : end))
        + "…";
  }
}
