package org.wirewatch.ingest.feed;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Enclosure;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets ROME read a repaired tree and takes over what it found. */
final class RomeReader {
  private static final Logger LOG = LoggerFactory.getLogger(RomeReader.class);

  private RomeReader() {}

  /** Fills a draft that has as many entries as the shape; leaves it if ROME gives up. */
  static void read(FeedShape shape, FeedDraft draft) {
    try {
      WireFeed feed = new WireFeedInput(false, Locale.ROOT).build(shape.document());
      if (feed instanceof Channel channel) {
        channel(channel, draft);
      } else if (feed instanceof Feed atom) {
        feed(atom, draft);
      }
    } catch (FeedException | RuntimeException e) {
      // A module of ROME stumbled over an odd value; the completion reads the tree itself.
      LOG.debug("rome gave up format={}", shape.format(), e);
    }
  }

  private static void channel(Channel channel, FeedDraft draft) {
    draft.title = Texts.orNull(channel.getTitle());
    draft.description = Texts.orNull(channel.getDescription());
    draft.language = Texts.orNull(channel.getLanguage());
    draft.id = Texts.orNull(channel.getUri());
    channel.getCategories().forEach(category -> draft.addCategory(category.getValue()));
    if (channel.getTtl() > 0) {
      draft.ttl = Duration.ofMinutes(channel.getTtl());
    }
    for (Integer hour : channel.getSkipHours()) {
      if (hour != null && hour >= 0 && hour <= 24) {
        draft.skipHours.add(hour % 24);
      }
    }
    channel.getSkipDays().forEach(day -> addDay(day, draft));
    List<Item> items = channel.getItems();
    if (items.size() == draft.entries.size()) {
      for (int i = 0; i < items.size(); i++) {
        item(items.get(i), draft.entries.get(i));
      }
    }
  }

  private static void addDay(String name, FeedDraft draft) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (name != null && day.name().equalsIgnoreCase(name.strip())) {
        draft.skipDays.add(day);
      }
    }
  }

  private static void item(Item item, EntryDraft draft) {
    draft.title = Texts.orNull(item.getTitle());
    if (item.getGuid() != null) {
      draft.id = Texts.orNull(item.getGuid().getValue());
    }
    if (item.getDescription() != null) {
      draft.summary = Texts.orNull(item.getDescription().getValue());
    }
    if (item.getContent() != null) {
      draft.content = Texts.orNull(item.getContent().getValue());
    }
    item.getCategories().forEach(category -> draft.addCategory(category.getValue()));
    for (Enclosure enclosure : item.getEnclosures()) {
      Long length = enclosure.getLength() > 0 ? enclosure.getLength() : null;
      draft.addEnclosure(Texts.orNull(enclosure.getUrl()), enclosure.getType(), length);
    }
  }

  private static void feed(Feed feed, FeedDraft draft) {
    draft.title = value(feed.getTitleEx());
    draft.description = value(feed.getSubtitle());
    draft.id = Texts.orNull(feed.getId());
    draft.language = Texts.orNull(feed.getLanguage());
    feed.getCategories().forEach(category -> draft.addCategory(name(category)));
    List<Entry> entries = feed.getEntries();
    if (entries.size() == draft.entries.size()) {
      for (int i = 0; i < entries.size(); i++) {
        entry(entries.get(i), draft.entries.get(i));
      }
    }
  }

  private static void entry(Entry entry, EntryDraft draft) {
    draft.title = value(entry.getTitleEx());
    draft.id = Texts.orNull(entry.getId());
    draft.summary = value(entry.getSummary());
    for (Content content : entry.getContents()) {
      draft.content = draft.content == null ? value(content) : draft.content;
    }
    entry.getCategories().forEach(category -> draft.addCategory(name(category)));
  }

  private static String name(Category category) {
    return Texts.first(category.getLabel(), category.getTerm());
  }

  private static String value(Content content) {
    return content == null ? null : Texts.orNull(content.getValue());
  }
}
