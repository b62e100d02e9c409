package org.wirewatch.ingest.poll;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.wirewatch.ingest.feed.PollHints;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.SourceStatus;
import org.wirewatch.wire.SourceStatus.State;

/** The next status of a source while it is worked out; starts as the one before. */
final class StatusDraft {
  private static final int FAILING_STREAK = 3;
  private static final Duration QUIET_MIN = Duration.ofDays(2);
  private static final double QUIET_ENTRIES = 10;

  private static final int BLOCKED_STREAK = 3;
  private static final int MISSING_STREAK = 10;
  private static final Duration MISSING_MIN = Duration.ofDays(14);

  private final String sourceId;
  private final SourceStatus before;
  private final Instant knownSince;
  State state = State.HEALTHY;
  private String cause;
  private Instant changedAt;
  private Instant lastPollAt;
  private Instant lastSuccessAt;
  private Integer httpStatus;
  String etag;
  String lastModified;
  Instant nextPollAt;
  int errorStreak;
  Double entriesPerDay;
  Instant newestEntryAt;
  private URI movedTo;
  private int movedStreak;
  List<String> seen = List.of();
  SourceStatus.Hours hours;
  SourceStatus.Hints hints;
  int notModifiedStreak;
  boolean validatorsLie;
  SourceStatus.WebSub webSub;

  StatusDraft(Source source, SourceStatus before) {
    sourceId = source.sourceId();
    this.before = before;
    knownSince = source.addedAt();
    if (before != null) {
      state = before.state();
      cause = before.cause();
      lastSuccessAt = before.lastSuccessAt();
      etag = before.etag();
      lastModified = before.lastModified();
      errorStreak = before.errorStreak();
      entriesPerDay = before.entriesPerDay();
      newestEntryAt = before.newestEntryAt();
      movedTo = before.movedTo();
      movedStreak = before.movedStreak();
      seen = before.seen();
      hours = before.hours();
      hints = before.hints();
      notModifiedStreak = before.notModifiedStreak();
      validatorsLie = before.validatorsLie();
      webSub = before.webSub();
    }
  }

  void succeeded(int status, Instant now) {
    changedAt = now;
    lastPollAt = now;
    lastSuccessAt = now;
    httpStatus = status;
    errorStreak = 0;
    state = State.HEALTHY;
    cause = null;
  }

  /** What a push brings is no poll: the last one stays the last, the next one the next. */
  void pushed(Instant now) {
    lastPollAt = before.lastPollAt();
    httpStatus = before.httpStatus();
    nextPollAt = before.nextPollAt();
    changedAt = now;
    if (state == State.QUIET) {
      state = State.HEALTHY;
      cause = null;
    }
  }

  /** One failure is none: a state other than healthy needs some in a row, or a clear word. */
  void failed(State wanted, String why, Integer status, Instant now) {
    changedAt = now;
    lastPollAt = now;
    httpStatus = status;
    errorStreak++;
    if (wanted != State.FAILING || errorStreak >= FAILING_STREAK || lastSuccessAt == null) {
      state = wanted;
      cause = why;
    }
  }

  /** Counts polls that were permanently redirected to one place; once moved, it stays moved. */
  void moved(URI target) {
    boolean takenOver = movedTo != null && movedStreak >= Poller.MOVED_STREAK;
    if (takenOver) {
      movedTo = target == null ? movedTo : target;
    } else if (target == null) {
      movedTo = null;
      movedStreak = 0;
    } else {
      movedStreak = target.equals(movedTo) ? movedStreak + 1 : 1;
      movedTo = target;
    }
  }

  void learned(Rhythm rhythm) {
    entriesPerDay = rhythm.perDay();
    hours = rhythm.hours();
  }

  Rhythm rhythm() {
    return Rhythm.of(entriesPerDay, hours);
  }

  /** Remembers a feed's wishes, for answers that come without it. */
  void hinted(PollHints wishes) {
    Duration interval = wishes.ttl() == null ? wishes.updateInterval() : wishes.ttl();
    boolean longer =
        interval != null
            && wishes.updateInterval() != null
            && wishes.updateInterval().compareTo(interval) > 0;
    boolean none = interval == null && wishes.skipHours().isEmpty() && wishes.skipDays().isEmpty();
    hints =
        none
            ? null
            : new SourceStatus.Hints(
                longer ? wishes.updateInterval() : interval,
                wishes.skipHours().stream().sorted().toList(),
                wishes.skipDays().stream().map(DayOfWeek::getValue).sorted().toList());
  }

  /** A server that asks for patience again and again does not want us. */
  void blockedWhenRepeated() {
    if (errorStreak >= BLOCKED_STREAK) {
      state = State.BLOCKED;
    }
  }

  /** An address that has answered 404 for weeks is gone, said or unsaid. */
  void goneWhenLongMissing(Instant now) {
    Instant since = lastSuccessAt == null ? knownSince : lastSuccessAt;
    boolean weeks = since != null && Duration.between(since, now).compareTo(MISSING_MIN) > 0;
    if (errorStreak >= MISSING_STREAK && weeks) {
      state = State.GONE;
      cause = "HTTP 404 since " + since;
    }
  }

  /** A source that is silent for much longer than its rhythm explains is quiet, not broken. */
  void quietSince(Instant now) {
    if (newestEntryAt == null) {
      return;
    }
    double expected = rhythm().expectedSince(newestEntryAt, now);
    Duration silence = Duration.between(newestEntryAt, now);
    if (expected > QUIET_ENTRIES && silence.compareTo(QUIET_MIN) > 0) {
      state = State.QUIET;
      cause =
          String.format(
              Locale.ROOT,
              "no entry since %s, though %.1f a day were usual",
              newestEntryAt,
              entriesPerDay);
    }
  }

  SourceStatus status() {
    return new SourceStatus(
        SourceStatus.SCHEMA_VERSION,
        sourceId,
        state,
        cause,
        lastPollAt,
        lastSuccessAt,
        httpStatus,
        etag,
        lastModified,
        nextPollAt,
        errorStreak,
        entriesPerDay,
        newestEntryAt,
        movedTo,
        movedStreak,
        seen,
        before != null && before.state() == state && before.stateSince() != null
            ? before.stateSince()
            : changedAt,
        hours,
        hints,
        notModifiedStreak,
        validatorsLie,
        webSub);
  }
}
