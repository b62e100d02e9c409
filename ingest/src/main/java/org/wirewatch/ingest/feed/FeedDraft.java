package org.wirewatch.ingest.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A {@link ParsedFeed} in the making. */
final class FeedDraft {
  private static final int LIST_MAX = 100;

  FeedFormat format;
  String title;
  String link;
  String language;
  String description;
  String id;
  Person author = Person.NOBODY;
  Instant published;
  Instant updated;
  Duration ttl;
  Duration updateInterval;
  String self;
  final Set<Integer> skipHours = new TreeSet<>();
  final Set<DayOfWeek> skipDays = EnumSet.noneOf(DayOfWeek.class);
  final Set<String> hubs = new LinkedHashSet<>();
  final List<EntryDraft> entries = new ArrayList<>();
  private final Set<String> categories = new LinkedHashSet<>();

  FeedDraft(FeedFormat format) {
    this.format = format;
  }

  void addCategory(String name) {
    String text = Texts.orNull(name);
    if (text != null && categories.size() < LIST_MAX) {
      categories.add(text);
    }
  }

  ParsedFeed build(Decoded decoded) {
    FeedInfo info =
        new FeedInfo(
            title,
            link,
            language,
            description,
            id,
            author.text(),
            author.name(),
            author.email(),
            published,
            updated,
            new ArrayList<>(categories));
    PollHints hints =
        new PollHints(ttl, updateInterval, skipHours, skipDays, new ArrayList<>(hubs), self);
    return new ParsedFeed(
        decoded.encoding(),
        format,
        info,
        entries.stream().map(EntryDraft::build).toList(),
        hints,
        decoded.repairs());
  }
}
