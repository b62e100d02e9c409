package org.wirewatch.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Story.Pace;
import org.wirewatch.wire.Story.Velocity;

class PacesTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  @Test
  void countsByWindow() {
    Arrivals arrivals = every(Duration.ofHours(2), 13);

    Pace pace = pace(arrivals, START.plus(Duration.ofHours(24)));

    assertThat(pace.velocities())
        .containsExactly(
            new Velocity(Duration.ofHours(1), 1, 1.0),
            new Velocity(Duration.ofHours(6), 3, 0.5),
            new Velocity(Duration.ofHours(24), 12, 0.5));
  }

  @Test
  void aSteadyStoryDoesNotBurst() {
    Pace pace = pace(every(Duration.ofHours(1), 100), START.plus(Duration.ofHours(99)));

    assertThat(pace.burst().bursting()).isFalse();
    assertThat(pace.burst().articles()).isEqualTo(6);
    assertThat(pace.burst().expected()).isBetween(4.0, 6.0);
    assertThat(pace.burst().baseline()).contains("94 articles in the 93 h before");
  }

  @Test
  void manyArticlesAtOnceAreABurstAgainstTheStorysOwnPace() {
    Instant last = START.plus(Duration.ofHours(99));
    Arrivals arrivals = every(Duration.ofHours(12), 9);
    for (int i = 0; i < 10; i++) {
      arrivals = arrivals.and(last.minus(Duration.ofMinutes(10L * i)));
    }

    assertThat(pace(arrivals, last).burst().bursting()).isTrue();
  }

  @Test
  void aNewStoryIsHeldToTheUsualPace() {
    Arrivals one = Arrivals.NONE.and(START);
    Arrivals many = one;
    for (int i = 1; i < 6; i++) {
      many = many.and(START.plus(Duration.ofMinutes(20L * i)));
    }

    assertThat(pace(one, START).burst().bursting()).isFalse();
    assertThat(pace(many, START.plus(Duration.ofMinutes(100))).burst().bursting()).isTrue();
    assertThat(pace(one, START).burst().baseline()).startsWith("one article a day");
  }

  @Test
  void surpriseIsTheTailOfTheNegativeBinomialDistribution() {
    // shape 1 is geometric: P(X >= n) = (6 / 30)^n
    assertThat(Paces.surprise(3, 1, 24, 6)).isEqualTo(-3 * Math.log10(0.2), within(1e-9));
    // P(X >= 2) = 1 - p^3 - 3 q p^3 with p = 0.8, q = 0.2
    assertThat(Paces.surprise(2, 3, 24, 6))
        .isEqualTo(-Math.log10(1 - 0.512 - 0.6 * 0.512), within(1e-9));
    assertThat(Paces.surprise(0, 5, 24, 6)).isCloseTo(0, within(1e-9));
  }

  @Test
  void remembersAWeekInFewNumbers() throws Exception {
    Arrivals arrivals = every(Duration.ofMinutes(10), 6 * 24 * 30);
    Instant last = START.plus(Duration.ofMinutes(10L * (6 * 24 * 30 - 1)));

    assertThat(arrivals.byQuarter()).hasSizeLessThan(130);
    assertThat(arrivals.between(last.minus(Duration.ofDays(1)), last)).isEqualTo(144);
    assertThat(arrivals.between(last.minus(Duration.ofDays(30)), last))
        .isBetween(7 * 144 - 36, 7 * 144 + 36);
    assertThat(Json.read(Json.bytes(arrivals), Arrivals.class)).isEqualTo(arrivals);
  }

  private static Pace pace(Arrivals arrivals, Instant last) {
    return Paces.of(arrivals, START, last, List.of());
  }

  private static Arrivals every(Duration interval, int articles) {
    Arrivals arrivals = Arrivals.NONE;
    for (int i = 0; i < articles; i++) {
      arrivals = arrivals.and(START.plus(interval.multipliedBy(i)));
    }
    return arrivals;
  }
}
