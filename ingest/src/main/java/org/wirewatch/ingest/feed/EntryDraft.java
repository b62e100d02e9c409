package org.wirewatch.ingest.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A {@link FeedEntry} in the making. */
final class EntryDraft {
  private static final int LIST_MAX = 100;

  String title;
  String link;
  String id;
  Person author = Person.NOBODY;
  String summary;
  String content;
  Instant published;
  Instant updated;
  Instant created;
  String language;

  /** Plain text whose beginning may stand in for a title, before summary and content. */
  String opening;

  final EnumSet<FeedEntry.StandIn> standIns = EnumSet.noneOf(FeedEntry.StandIn.class);
  private final Set<String> categories = new LinkedHashSet<>();
  private final Map<String, Enclosure> enclosures = new LinkedHashMap<>();
  private final Set<String> media = new LinkedHashSet<>();

  void addCategory(String name) {
    String text = Texts.orNull(name);
    if (text != null && categories.size() < LIST_MAX) {
      categories.add(text);
    }
  }

  /** Adds a file unless its address is missing or known. */
  void addEnclosure(String url, String type, Long lengthBytes) {
    if (url != null && enclosures.size() < LIST_MAX) {
      enclosures.putIfAbsent(url, new Enclosure(url, Texts.orNull(type), lengthBytes));
    }
  }

  /** Gives the only file the address that it had before a service wrapped it. */
  void moveEnclosure(String url) {
    if (url != null && enclosures.size() == 1) {
      Enclosure wrapped = enclosures.values().iterator().next();
      enclosures.clear();
      enclosures.put(url, new Enclosure(url, wrapped.type(), wrapped.lengthBytes()));
    }
  }

  void addMedia(String url) {
    if (url != null && media.size() < LIST_MAX) {
      media.add(url);
    }
  }

  FeedEntry build() {
    return new FeedEntry(
        title,
        link,
        id,
        author.text(),
        author.name(),
        author.email(),
        summary,
        content,
        published,
        updated,
        created,
        language,
        new ArrayList<>(categories),
        new ArrayList<>(enclosures.values()),
        new ArrayList<>(media),
        standIns);
  }
}
