package org.wirewatch.ingest.revision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a page is looked at again: after each of the intervals, counted from when its content was
 * new. A change starts the intervals anew, until twice the longest has passed since the first
 * fetch.
 *
 * @param intervals rising; empty for never
 */
public record Revisits(List<Duration> intervals) {
  /** Two looks are at least this part of the first interval apart. */
  private static final int GAP_PART = 3;

  /** Checks the intervals. */
  public Revisits {
    intervals = List.copyOf(intervals);
    Duration last = Duration.ZERO;
    for (Duration interval : intervals) {
      if (interval.compareTo(last) <= 0) {
        throw new IllegalArgumentException("fetch.revisit: intervals must rise: " + intervals);
      }
      last = interval;
    }
  }

  /** Whether pages are looked at again at all. */
  public boolean any() {
    return !intervals.isEmpty();
  }

  /** For how long after a look the answer to it is good enough for whoever asks for the page. */
  public Duration fresh() {
    return any() ? intervals.getFirst() : Duration.ZERO;
  }

  /**
   * The next look; empty when there is none.
   *
   * @param changedAt when the content was new
   * @param firstFetchedAt when the page was first fetched
   */
  public Optional<Instant> next(Instant changedAt, Instant firstFetchedAt, Instant now) {
    if (!any()) {
      return Optional.empty();
    }
    Instant earliest = now.plus(intervals.getFirst().dividedBy(GAP_PART));
    Instant end = firstFetchedAt.plus(intervals.getLast().multipliedBy(2));
    return intervals.stream()
        .map(changedAt::plus)
        .filter(at -> !at.isBefore(earliest) && !at.isAfter(end))
        .findFirst();
  }
}
