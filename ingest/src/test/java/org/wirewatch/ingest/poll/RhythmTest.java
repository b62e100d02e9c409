package org.wirewatch.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RhythmTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:15:00Z");
  private static final Rhythm UNKNOWN = Rhythm.of((Double) null, null);

  @Test
  void learnsTheRateFromDates() {
    assertThat(Rhythm.perDay(hourly(25), NOW)).isEqualTo(24.0);
    assertThat(Rhythm.perDay(List.of(), NOW)).isNull();
    assertThat(Rhythm.perDay(List.of(NOW.minusSeconds(60)), NOW)).isNull();
    assertThat(Rhythm.perDay(List.of(NOW.minus(Duration.ofDays(10))), NOW))
        .isCloseTo(0.1, within(0.001));
    assertThat(Rhythm.perDay(List.of(NOW.plusSeconds(9)), NOW)).isNull();
  }

  @Test
  void doesNotTakePartOfADayForTheWhole() {
    Rhythm rhythm = UNKNOWN.after(hourly(5), hourly(5), NOW);

    assertThat(rhythm.factor(NOW)).isEqualTo(rhythm.factor(NOW.plus(Duration.ofHours(12))));
  }

  @Test
  void bendsTimeByTheHoursOfTheDay() {
    List<Instant> mornings =
        IntStream.range(0, 100).mapToObj(i -> NOW.minus(Duration.ofDays(1 + i % 25))).toList();
    Rhythm rhythm = UNKNOWN.after(mornings, mornings, NOW);

    double day = rhythm.days(NOW, NOW.plus(Duration.ofDays(1)));
    double morning = rhythm.days(NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofHours(1)));
    double evening = rhythm.days(NOW.plus(Duration.ofHours(9)), NOW.plus(Duration.ofHours(11)));

    assertThat(day).isCloseTo(1, within(0.001));
    assertThat(morning).isGreaterThan(10 * evening);
  }

  @Test
  void forgetsHoursThatAreOver() {
    List<Instant> mornings =
        IntStream.range(0, 100).mapToObj(i -> NOW.minus(Duration.ofDays(1 + i % 25))).toList();
    Rhythm rhythm = UNKNOWN.after(mornings, mornings, NOW);
    Instant later = NOW;
    for (int day = 0; day < 60; day++) {
      later = later.plus(Duration.ofDays(1));
      List<Instant> evening = List.of(later.minus(Duration.ofHours(14)));
      rhythm = rhythm.after(evening, evening, later);
    }

    assertThat(rhythm.factor(NOW.minus(Duration.ofHours(14)))).isGreaterThan(rhythm.factor(NOW));
  }

  @Test
  void countsDiscoveriesOfEntriesWithoutDates() {
    Rhythm rhythm = UNKNOWN.after(List.of(), List.of(), NOW);
    Instant later = NOW;
    for (int hour = 0; hour < 240; hour++) {
      later = later.plus(Duration.ofHours(1));
      rhythm = rhythm.after(List.of(), List.of(later), later);
    }

    assertThat(rhythm.perDay()).isCloseTo(24, within(6.0));
  }

  @Test
  void expectsLessTheLongerASourceIsSilent() {
    Rhythm rhythm = Rhythm.of(24.0, null);

    assertThat(rhythm.perDay(NOW, NOW)).isEqualTo(24.0);
    assertThat(rhythm.perDay(NOW.minus(Duration.ofHours(4)), NOW)).isCloseTo(12, within(0.001));
    assertThat(rhythm.expectedSince(NOW.minus(Duration.ofDays(2)), NOW))
        .isCloseTo(48, within(0.001));
  }

  private static List<Instant> hourly(int count) {
    return IntStream.range(0, count).mapToObj(i -> NOW.minus(Duration.ofHours(i))).toList();
  }
}
