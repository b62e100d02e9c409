package org.wirewatch.ingest.poll;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.wirewatch.ingest.feed.FeedEntry;
import org.wirewatch.ingest.feed.FeedFormat;
import org.wirewatch.ingest.feed.FeedParser;
import org.wirewatch.ingest.feed.ParsedFeed;
import org.wirewatch.ingest.feed.PollHints;
import org.wirewatch.ingest.feed.Unreadable;
import org.wirewatch.ingest.fetch.Fetch;
import org.wirewatch.ingest.fetch.FetchResult;
import org.wirewatch.ingest.fetch.HttpDates;
import org.wirewatch.ingest.fetch.HttpFetcher;
import org.wirewatch.ingest.fetch.Robots;
import org.wirewatch.ingest.listing.FeedListing;
import org.wirewatch.ingest.listing.IndexPage;
import org.wirewatch.ingest.listing.Listed;
import org.wirewatch.ingest.websub.HubLinks;
import org.wirewatch.ingest.websub.Subscriber;
import org.wirewatch.wire.FeedPush;
import org.wirewatch.wire.FetchRequest;
import org.wirewatch.wire.Reason;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.SourceStatus;
import org.wirewatch.wire.SourceStatus.State;

/** Asks one source once. Thread-safe; blocks. */
final class Poller {
  /** Polls in a row that a permanent redirect must be seen before its target is polled instead. */
  static final int MOVED_STREAK = 3;

  private static final int CHILD_SITEMAPS_MAX = 8;
  private static final int NOT_MODIFIED_STREAK = 6;
  private static final double OVERDUE_ENTRIES = 2;
  private static final Duration HUB_DELAY = Duration.ofMinutes(2);

  private final PollConfig config;
  private final HttpFetcher fetcher;
  private final Robots robots;
  private final Schedule schedule;
  private final Subscriber subscriber;
  private final InstantSource clock;

  /**
   * A poller.
   *
   * @param subscriber null without WebSub
   */
  Poller(
      PollConfig config,
      HttpFetcher fetcher,
      Robots robots,
      Schedule schedule,
      Subscriber subscriber,
      InstantSource clock) {
    this.config = config;
    this.fetcher = fetcher;
    this.robots = robots;
    this.schedule = schedule;
    this.subscriber = subscriber;
    this.clock = clock;
  }

  /**
   * Polls.
   *
   * @param before null at the first poll
   */
  PollOutcome poll(Source source, SourceStatus before) {
    boolean conditional = isConditional(before, clock.instant());
    Fetch fetch =
        new Fetch(
            url(source, before),
            source.kind() == Source.Kind.PAGE ? Fetch.ACCEPT_PAGE : Fetch.ACCEPT_FEED,
            conditional ? before.etag() : null,
            conditional ? before.lastModified() : null,
            config.bodyBytesMax(),
            source.kind() == Source.Kind.PAGE ? robots::judge : hop -> null);
    FetchResult result = fetcher.get(fetch);
    // pauses that the server asks for count from its answer on
    Answer answer = new Answer(source, before, clock.instant());
    return switch (result) {
      case FetchResult.Fetched found -> read(answer, found);
      case FetchResult.NotModified same -> unchanged(answer, same);
      case FetchResult.RateLimited limited -> {
        StatusDraft draft =
            failing(answer, State.FAILING, "HTTP " + limited.status(), limited.status());
        draft.blockedWhenRepeated();
        yield failed(answer, "rate_limited", draft, limited.retryAfter());
      }
      case FetchResult.Missing missing -> missing(answer, missing);
      case FetchResult.Refused refused ->
          failed(answer, refused.label(), refused(answer, refused), null);
      case FetchResult.Failed failed ->
          failed(
              answer,
              failed.label(),
              failing(answer, State.FAILING, failed.cause(), failed.status()),
              null);
    };
  }

  /**
   * Some servers answer 304 although the document changed: when entries are overdue, every so many
   * answers 304 the document is asked for unconditionally; one caught so is never trusted again.
   */
  private static boolean isConditional(SourceStatus before, Instant now) {
    if (before == null || before.validatorsLie()) {
      return false;
    }
    boolean doubtful = before.notModifiedStreak() >= NOT_MODIFIED_STREAK;
    return !doubtful
        || Rhythm.of(before).expectedSince(before.newestEntryAt(), now) < OVERDUE_ENTRIES;
  }

  /** Where to ask: the new address once it has been the same for some polls. */
  static URI url(Source source, SourceStatus before) {
    boolean moved = before != null && before.movedTo() != null;
    return moved && before.movedStreak() >= MOVED_STREAK ? before.movedTo() : source.url();
  }

  private PollOutcome read(Answer answer, FetchResult.Fetched found) {
    if (answer.source.kind() == Source.Kind.PAGE) {
      List<Listed> listed =
          IndexPage.articles(
              found.body().bytes(), found.headers().get("content-type"), found.finalUrl());
      return listed.isEmpty()
          ? unreadable(answer, found, "no article links found on the page")
          : listed(answer, found, listed, List.of(), PollHints.NONE);
    }
    return switch (FeedParser.parse(found.body().bytes(), found.headers(), found.finalUrl())) {
      case Unreadable unreadable ->
          unreadable(answer, found, unreadable.reason() + ": " + unreadable.message());
      case ParsedFeed feed when feed.format() == FeedFormat.SITEMAP_INDEX ->
          sitemapIndex(answer, found, feed);
      case ParsedFeed feed -> listed(answer, found, FeedListing.of(feed), List.of(), feed.hints());
    };
  }

  /** Reads the newest sitemaps of an index that are new or changed since they were last read. */
  private PollOutcome sitemapIndex(Answer answer, FetchResult.Fetched found, ParsedFeed index) {
    List<Listed> listed = new ArrayList<>();
    List<String> read = new ArrayList<>();
    List<String> before = answer.before == null ? List.of() : answer.before.seen();
    List<FeedEntry> children =
        index.entries().stream()
            .filter(child -> child.url().isPresent())
            .sorted(
                Comparator.comparing(
                        FeedListing::date,
                        Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                    .reversed())
            .toList();
    int fetched = 0;
    for (FeedEntry child : children) {
      String id = Listed.idOf(child.link() + " " + FeedListing.date(child));
      boolean unchanged = FeedListing.date(child) != null && before.contains(id);
      if (!unchanged && fetched < CHILD_SITEMAPS_MAX) {
        fetched++;
        Fetch fetch = Fetch.of(child.url().orElseThrow(), Fetch.ACCEPT_FEED, config.bodyBytesMax());
        if (fetcher.get(fetch) instanceof FetchResult.Fetched body
            && FeedParser.parse(body.body().bytes(), body.headers(), body.finalUrl())
                instanceof ParsedFeed sitemap
            && sitemap.format() != FeedFormat.SITEMAP_INDEX) {
          listed.addAll(FeedListing.of(sitemap));
          unchanged = true;
        }
      }
      if (unchanged) {
        read.add(id);
      }
    }
    return listed(answer, found, listed, read, index.hints());
  }

  private PollOutcome listed(
      Answer answer,
      FetchResult.Fetched found,
      List<Listed> listed,
      List<String> otherIds,
      PollHints hints) {
    Instant now = answer.now;
    SourceStatus before = answer.before;
    boolean first = before == null || before.lastSuccessAt() == null;
    Seen seen = Seen.of(listed, first ? null : before.seen(), config.backlogMax(), otherIds);
    List<Instant> dates =
        listed.stream()
            .map(Listed::published)
            .filter(date -> date != null && !date.isAfter(now))
            .toList();
    StatusDraft draft = new StatusDraft(answer.source, before);
    draft.succeeded(found.status(), now);
    draft.learned(draft.rhythm().after(dates, freshDates(seen, dates, first, now), now));
    draft.newestEntryAt = newest(seen, dates, first, draft.newestEntryAt, now);
    String etag = found.headers().get("etag");
    boolean sameEtag = etag != null && etag.equals(draft.etag);
    draft.validatorsLie |= sameEtag && draft.notModifiedStreak > 0 && !seen.fresh().isEmpty();
    draft.notModifiedStreak = 0;
    draft.etag = etag;
    draft.lastModified = found.headers().get("last-modified");
    draft.hinted(hints);
    draft.seen = seen.ids();
    draft.moved(found.movedTo());
    draft.quietSince(now);
    if (subscriber != null) {
      HubLinks named = HubLinks.of(found.headers().get("link"), hints, found.finalUrl());
      int missed = first ? 0 : missed(draft.webSub, seen.fresh(), now);
      draft.webSub = subscriber.afterPoll(answer.source, draft.webSub, named, missed, now);
    }
    draft.nextPollAt = next(answer, draft, found.headers());
    List<FetchRequest> requests =
        seen.fresh().stream().map(entry -> request(answer, entry)).toList();
    return new PollOutcome("listed", draft.status(), requests);
  }

  private PollOutcome unchanged(Answer answer, FetchResult.NotModified same) {
    StatusDraft draft = new StatusDraft(answer.source, answer.before);
    draft.succeeded(304, answer.now);
    draft.notModifiedStreak++;
    draft.moved(same.movedTo());
    draft.quietSince(answer.now);
    if (subscriber != null) {
      draft.webSub = subscriber.afterPoll(answer.source, draft.webSub, null, 0, answer.now);
    }
    draft.nextPollAt = next(answer, draft, same.headers());
    return new PollOutcome("not_modified", draft.status(), List.of());
  }

  private Instant next(Answer answer, StatusDraft draft, Map<String, String> headers) {
    Instant next =
        schedule.next(
            answer.source,
            draft.rhythm(),
            draft.newestEntryAt,
            draft.hints,
            freshness(headers, answer.now),
            answer.now);
    return Schedule.slowed(answer.source, draft.webSub, next, answer.now);
  }

  /** Entries that a live hub has had time to send and did not. */
  private static int missed(SourceStatus.WebSub webSub, List<Listed> fresh, Instant now) {
    if (!Subscriber.isLive(webSub, now)) {
      return 0;
    }
    Instant from = webSub.requestedAt().plus(HUB_DELAY);
    Instant until = now.minus(HUB_DELAY);
    return (int)
        fresh.stream()
            .map(Listed::published)
            .filter(date -> date != null && date.isAfter(from) && date.isBefore(until))
            .count();
  }

  /**
   * Reads what a hub sent, like the answer to a poll.
   *
   * @param push of the source's present subscription
   */
  PollOutcome pushed(Source source, SourceStatus before, FeedPush push) {
    Answer answer = new Answer(source, before, clock.instant());
    StatusDraft draft = new StatusDraft(source, before);
    draft.pushed(answer.now);
    draft.webSub = Subscriber.afterPush(before.webSub(), push);
    List<FetchRequest> requests =
        push.kind() == FeedPush.Kind.CONTENT ? delivered(answer, draft, push) : List.of();
    String label = "push_" + push.kind().name().toLowerCase(Locale.ROOT);
    return new PollOutcome(label, draft.status(), requests);
  }

  private List<FetchRequest> delivered(Answer answer, StatusDraft draft, FeedPush push) {
    byte[] body = Base64.getDecoder().decode(push.body());
    Map<String, String> headers =
        push.contentType() == null ? Map.of() : Map.of("content-type", push.contentType());
    URI topic = draft.webSub.topic();
    if (FeedParser.parse(body, headers, topic) instanceof ParsedFeed feed
        && feed.format() != FeedFormat.SITEMAP_INDEX) {
      Seen seen = Seen.ofPart(FeedListing.of(feed), draft.seen, config.backlogMax());
      List<Instant> dates =
          seen.fresh().stream()
              .map(Listed::published)
              .filter(date -> date != null && !date.isAfter(answer.now))
              .toList();
      draft.learned(draft.rhythm().afterFresh(dates, answer.now));
      draft.newestEntryAt = newest(seen, dates, false, draft.newestEntryAt, answer.now);
      draft.seen = seen.ids();
      return seen.fresh().stream().map(entry -> request(answer, entry)).toList();
    }
    // a hub that says only that something is new, or says it in a way that cannot be read
    draft.nextPollAt = draft.errorStreak == 0 ? answer.now : draft.nextPollAt;
    return List.of();
  }

  /** Of entries without dates the moment of their discovery, unless they are a backlog. */
  private static List<Instant> freshDates(
      Seen seen, List<Instant> dates, boolean first, Instant now) {
    if (dates.isEmpty() && !first) {
      return Collections.nCopies(seen.fresh().size(), now);
    }
    return seen.fresh().stream().map(Listed::published).filter(Objects::nonNull).toList();
  }

  private static Instant newest(
      Seen seen, List<Instant> dates, boolean first, Instant known, Instant now) {
    boolean undatedNews = dates.isEmpty() && !first && !seen.fresh().isEmpty();
    return undatedNews ? now : dates.stream().max(Comparator.naturalOrder()).orElse(known);
  }

  private PollOutcome missing(Answer answer, FetchResult.Missing missing) {
    StatusDraft draft =
        failing(
            answer,
            missing.status() == 410 ? State.GONE : State.FAILING,
            "HTTP " + missing.status(),
            missing.status());
    if (missing.status() != 410) {
      draft.goneWhenLongMissing(answer.now);
    }
    return failed(answer, missing.label(), draft, null);
  }

  private static StatusDraft refused(Answer answer, FetchResult.Refused refused) {
    Integer status = refused.status();
    State state =
        status == null
            ? (refused.reason() == Reason.FETCH_FAILED ? State.FAILING : State.BLOCKED)
            : switch (status) {
              case 402 -> State.PAYWALLED;
              case 401, 403, 407, 451 -> State.BLOCKED;
              default -> State.FAILING;
            };
    return failing(answer, state, refused.cause(), status);
  }

  private PollOutcome unreadable(Answer answer, FetchResult.Fetched found, String cause) {
    return failed(
        answer, "unreadable", failing(answer, State.FAILING, cause, found.status()), null);
  }

  /** The outcome when our own code failed: the source is asked again later. */
  PollOutcome broken(Source source, SourceStatus before, Throwable fault) {
    Answer answer = new Answer(source, before, clock.instant());
    String cause = "internal error: " + fault.getClass().getSimpleName();
    return failed(answer, "internal_error", failing(answer, State.FAILING, cause, null), null);
  }

  private PollOutcome failed(Answer answer, String label, StatusDraft draft, Duration retryAfter) {
    draft.nextPollAt =
        draft.state == State.GONE
            ? answer.now.plus(Duration.ofDays(30))
            : schedule.afterFailure(answer.source, draft.errorStreak, retryAfter, answer.now);
    return new PollOutcome(label, draft.status(), List.of());
  }

  private static StatusDraft failing(Answer answer, State state, String cause, Integer status) {
    StatusDraft draft = new StatusDraft(answer.source, answer.before);
    draft.failed(state, cause, status, answer.now);
    return draft;
  }

  private static Duration freshness(Map<String, String> headers, Instant now) {
    return HttpDates.freshness(headers, now).orElse(Duration.ZERO);
  }

  private static FetchRequest request(Answer answer, Listed entry) {
    return new FetchRequest(
        FetchRequest.SCHEMA_VERSION,
        entry.url(),
        answer.source.sourceId(),
        answer.source.outlet(),
        answer.now,
        entry.title(),
        entry.text(),
        entry.published(),
        entry.authors(),
        entry.tags(),
        1,
        null);
  }

  private record Answer(Source source, SourceStatus before, Instant now) {}
}
