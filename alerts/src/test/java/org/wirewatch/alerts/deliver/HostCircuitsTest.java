package org.wirewatch.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HostCircuitsTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final String HOST = "hooks.example:443";

  private final HostCircuits circuits = new HostCircuits(RetryPolicy.defaults());

  @Test
  void opensAfterSeveralFailuresInARow() {
    for (int i = 1; i < HostCircuits.FAILURES_MIN; i++) {
      assertThat(circuits.failed(HOST, "r" + i, START)).isFalse();
    }
    assertThat(circuits.waitUntil(HOST, START)).isEmpty();

    assertThat(circuits.failed(HOST, "r9", START)).isTrue();

    assertThat(circuits.waitUntil(HOST, START))
        .hasValueSatisfying(
            until -> assertThat(until).isBetween(START.plusSeconds(4), START.plusSeconds(6)));
    assertThat(circuits.waitUntil("other.example:443", START)).isEmpty();
    assertThat(circuits.open()).isEqualTo(1);
  }

  @Test
  void letsOneThroughToSeeAndStaysOpenLongerIfItFails() {
    open();
    Instant later = START.plusSeconds(10);

    assertThat(circuits.waitUntil(HOST, later)).isEmpty();
    assertThat(circuits.waitUntil(HOST, later)).contains(later.plusSeconds(1));
    assertThat(circuits.failed(HOST, "a", later)).isTrue();

    assertThat(circuits.waitUntil(HOST, later))
        .hasValueSatisfying(
            until -> assertThat(until).isBetween(later.plusSeconds(16), later.plusSeconds(24)));
  }

  @Test
  void closesWhenTheHostAnswers() {
    open();
    Instant later = START.plusSeconds(10);
    circuits.waitUntil(HOST, later);

    circuits.answered(HOST);

    assertThat(circuits.waitUntil(HOST, later)).isEmpty();
    assertThat(circuits.open()).isZero();
  }

  @Test
  void countsOnlyFailuresInARowOfSeveralReceivers() {
    for (int i = 0; i < 20; i++) {
      assertThat(circuits.failed(HOST, "slow", START)).isFalse();
    }
    circuits.answered(HOST);
    assertThat(circuits.failed(HOST, "a", START)).isFalse();
    assertThat(circuits.failed(HOST, "b", START)).isFalse();
    assertThat(circuits.waitUntil(HOST, START)).isEmpty();
  }

  @Test
  void neverStaysOpenForLong() {
    open();
    Instant now = START;
    for (int i = 0; i < 12; i++) {
      now = now.plus(Duration.ofHours(1));
      assertThat(circuits.waitUntil(HOST, now)).isEmpty();
      circuits.failed(HOST, "a", now);
    }
    assertThat(circuits.waitUntil(HOST, now)).contains(now.plus(Duration.ofMinutes(5)));
  }

  private void open() {
    for (int i = 0; i < HostCircuits.FAILURES_MIN; i++) {
      circuits.failed(HOST, "r" + i, START);
    }
  }
}
