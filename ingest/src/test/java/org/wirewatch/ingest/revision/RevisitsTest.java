package org.wirewatch.ingest.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RevisitsTest {
  private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private final Revisits revisits =
      new Revisits(List.of(Duration.ofMinutes(15), HOUR, HOUR.multipliedBy(4)));

  @Test
  void looksAfterEachIntervalAndEnds() {
    List<Duration> looks = new ArrayList<>();
    Instant now = START;
    for (Optional<Instant> next = revisits.next(START, START, now);
        next.isPresent();
        next = revisits.next(START, START, now)) {
      now = next.get().plusSeconds(3);
      looks.add(Duration.between(START, next.get()));
    }
    assertThat(looks).isEqualTo(revisits.intervals());
  }

  @Test
  void skipsWhatIsPastOrTooNear() {
    assertThat(revisits.next(START, START, START.plus(Duration.ofMinutes(58))))
        .contains(START.plus(HOUR.multipliedBy(4)));
    assertThat(revisits.next(START.minus(Duration.ofDays(3)), START, START)).isEmpty();
  }

  @Test
  void looksSoonerAfterAChangeButNotForEver() {
    Instant changed = START.plus(HOUR.multipliedBy(3));
    assertThat(revisits.next(changed, START, changed))
        .contains(changed.plus(Duration.ofMinutes(15)));
    Instant late = START.plus(HOUR.multipliedBy(8));
    assertThat(revisits.next(late, START, late)).isEmpty();
  }

  @Test
  void neverLooksWithoutIntervals() {
    assertThat(new Revisits(List.of()).next(START, START, START)).isEmpty();
    assertThatThrownBy(() -> new Revisits(List.of(HOUR, HOUR)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
