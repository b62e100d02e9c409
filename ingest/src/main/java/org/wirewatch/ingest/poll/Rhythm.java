package org.wirewatch.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How often a source publishes, by the dates of its entries. Pure. */
public final class Rhythm {
  private static final int ENTRIES_MIN = 3;
  private static final Duration SPAN_MIN = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);

  private Rhythm() {}

  /** Entries a day by the dates of one document; null when it has too few. */
  public static Double perDay(List<Instant> published, Instant now) {
    List<Instant> dates = published.stream().filter(date -> !date.isAfter(now)).sorted().toList();
    if (dates.size() < ENTRIES_MIN) {
      return null;
    }
    Duration span = Duration.between(dates.getFirst(), dates.getLast());
    if (span.compareTo(SPAN_MIN) < 0) {
      return null;
    }
    return (dates.size() - 1) / ((double) span.toMillis() / DAY.toMillis());
  }
}
