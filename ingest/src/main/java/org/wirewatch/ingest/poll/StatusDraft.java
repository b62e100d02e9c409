package org.wirewatch.ingest.poll;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.SourceStatus;
import org.wirewatch.wire.SourceStatus.State;

/** The next status of a source while it is worked out; starts as the one before. */
final class StatusDraft {
  private static final int FAILING_STREAK = 3;
  private static final Duration QUIET_MIN = Duration.ofDays(2);
  private static final double QUIET_GAPS = 10;

  private final String sourceId;
  State state = State.HEALTHY;
  private String cause;
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

  StatusDraft(Source source, SourceStatus before) {
    sourceId = source.sourceId();
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
    }
  }

  void succeeded(int status, Instant now) {
    lastPollAt = now;
    lastSuccessAt = now;
    httpStatus = status;
    errorStreak = 0;
    state = State.HEALTHY;
    cause = null;
  }

  /** One failure is none: a state other than healthy needs some in a row, or a clear word. */
  void failed(State wanted, String why, Integer status, Instant now) {
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

  /** A source that publishes much less than it used to is quiet, not broken. */
  void quietSince(Instant now) {
    if (newestEntryAt == null || entriesPerDay == null || entriesPerDay <= 0) {
      return;
    }
    Duration silence = Duration.between(newestEntryAt, now);
    double gapDays = 1 / entriesPerDay;
    boolean quiet = silence.toHours() / 24.0 > gapDays * QUIET_GAPS;
    if (quiet && silence.compareTo(QUIET_MIN) > 0) {
      state = State.QUIET;
      cause = "no entry since " + newestEntryAt;
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
        seen);
  }
}
