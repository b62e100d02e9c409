package org.wirewatch.ingest.extract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A time as a page states it: always a day, often a time of day, sometimes an offset.
 *
 * @param time null when only the day is stated
 * @param offset null when the page leaves the zone open
 */
public record StatedTime(LocalDate date, LocalTime time, ZoneOffset offset) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** The instant; UTC is assumed where no offset is stated, midnight where no time is. */
  public Instant instant() {
    LocalTime clock = time == null ? LocalTime.MIDNIGHT : time;
    return date.atTime(clock).toInstant(offset == null ? ZoneOffset.UTC : offset);
  }

  /** ISO 8601 with exactly as much as was stated: the day, the time to the second, the offset. */
  public String iso() {
    if (time == null) {
      return date.toString();
    }
    String local = date + "T" + TIME.format(time);
    return offset == null ? local : local + offset.getId();
  }
}
