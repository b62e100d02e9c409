package org.wirewatch.alerts.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.wire.AlertPolicy;
import org.wirewatch.wire.AlertPolicy.Digest;
import org.wirewatch.wire.AlertPolicy.Period;
import org.wirewatch.wire.AlertPolicy.QuietHours;

class SendTimeTest {
  private static final String BERLIN = "Europe/Berlin";

  /** Clocks go from 02:00 to 03:00 on 29 March 2026, and from 03:00 to 02:00 on 25 October. */
  @ParameterizedTest
  @CsvSource({
    "07:00, 2026-03-28T05:59:59Z, 2026-03-28T06:00:00Z",
    "07:00, 2026-03-28T06:00:00Z, 2026-03-29T05:00:00Z",
    "02:30, 2026-03-28T12:00:00Z, 2026-03-29T01:30:00Z",
    "02:30, 2026-03-29T12:00:00Z, 2026-03-30T00:30:00Z",
    "02:30, 2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z",
    "02:30, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
  })
  void sendsADailyDigestOnceADayWhateverTheClocksDo(LocalTime at, Instant now, Instant expected) {
    assertThat(SendTime.of(digest(Period.DAILY, at, null), now)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T06:00:00Z, 2026-03-02T08:00:00Z",
    "2026-03-02T08:00:00Z, 2026-03-09T08:00:00Z",
    "2026-03-24T08:00:00Z, 2026-03-30T07:00:00Z",
  })
  void sendsAWeeklyDigestOnItsDay(Instant now, Instant expected) {
    AlertPolicy weekly = digest(Period.WEEKLY, LocalTime.of(9, 0), DayOfWeek.MONDAY);

    assertThat(SendTime.of(weekly, now)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-29T00:10:00Z, 2026-03-29T01:00:00Z",
    "2026-10-25T00:10:00Z, 2026-10-25T01:00:00Z",
    "2026-10-25T01:10:00Z, 2026-10-25T02:00:00Z",
  })
  void sendsAnHourlyDigestEveryHourAlsoInTheHourThatComesTwice(Instant now, Instant expected) {
    assertThat(SendTime.of(digest(Period.HOURLY, null, null), now)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "22:00, 07:00, 2026-03-02T20:59:00Z, 2026-03-02T20:59:00Z",
    "22:00, 07:00, 2026-03-02T21:00:00Z, 2026-03-03T06:00:00Z",
    "22:00, 07:00, 2026-03-03T05:59:59Z, 2026-03-03T06:00:00Z",
    "22:00, 07:00, 2026-03-03T06:00:00Z, 2026-03-03T06:00:00Z",
    "22:00, 07:00, 2026-03-28T22:00:00Z, 2026-03-29T05:00:00Z",
    "22:00, 07:00, 2026-10-24T22:00:00Z, 2026-10-25T06:00:00Z",
    "12:00, 13:00, 2026-03-02T11:30:00Z, 2026-03-02T12:00:00Z",
    "01:00, 02:30, 2026-10-25T01:15:00Z, 2026-10-25T01:15:00Z",
  })
  void holdsBackDuringQuietHours(LocalTime from, LocalTime to, Instant now, Instant expected) {
    assertThat(SendTime.of(quiet(from, to, Set.of()), now)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    // a Friday night that runs into Saturday is quiet, the night after it is not
    "2026-03-07T03:00:00Z, 2026-03-07T06:00:00Z",
    "2026-03-07T23:00:00Z, 2026-03-07T23:00:00Z",
  })
  void countsTheDayOnWhichQuietHoursBegin(Instant now, Instant expected) {
    AlertPolicy fridays = quiet(LocalTime.of(22, 0), LocalTime.of(7, 0), Set.of(DayOfWeek.FRIDAY));

    assertThat(SendTime.of(fridays, now)).isEqualTo(expected);
  }

  @Property(tries = 300)
  void isNeverInThePastNorInQuietHours(
      @ForAll @IntRange(min = 0, max = 527_040) int minute,
      @ForAll @IntRange(min = 0, max = 1_439) int from,
      @ForAll @IntRange(min = 1, max = 1_439) int length) {
    Instant now = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(minute));
    LocalTime begin = LocalTime.MIDNIGHT.plusMinutes(from);
    LocalTime end = begin.plusMinutes(length);

    Instant at = SendTime.of(quiet(begin, end, Set.of()), now);

    assertThat(at).isBetween(now, now.plus(Duration.ofHours(26)));
    assertThat(SendTime.of(quiet(begin, end, Set.of()), at)).isEqualTo(at);
    if (at.isAfter(now)) {
      LocalTime local = at.atZone(ZoneId.of(BERLIN)).toLocalTime();
      // an end that the clocks leave out is an hour later
      assertThat(local).isIn(end, end.plusHours(1));
    }
  }

  private static AlertPolicy digest(Period period, LocalTime at, DayOfWeek day) {
    return new AlertPolicy(null, 0, null, new Digest(period, at, day), null, BERLIN, null);
  }

  private static AlertPolicy quiet(LocalTime from, LocalTime to, Set<DayOfWeek> days) {
    return new AlertPolicy(null, 0, null, null, new QuietHours(from, to, days), BERLIN, null);
  }
}
