package org.wirewatch.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private final RetryPolicy policy = RetryPolicy.defaults();

  @Test
  void backsOffWithJitterUpToABound() {
    assertThat(policy.delay(1, null)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
    assertThat(policy.delay(3, null)).isBetween(Duration.ofSeconds(64), Duration.ofSeconds(96));
    assertThat(policy.delay(1_000, null))
        .isBetween(Duration.ofMinutes(96), Duration.ofMinutes(144));
  }

  @Test
  void honoursWhatTheReceiverAsksForWithinABound() {
    assertThat(policy.delay(1, Duration.ofMinutes(2))).isEqualTo(Duration.ofMinutes(2));
    assertThat(policy.delay(1, Duration.ofSeconds(99_999_999))).isEqualTo(Duration.ofHours(24));
    assertThat(policy.delay(1, Duration.ofSeconds(1))).isGreaterThan(Duration.ofSeconds(3));
  }

  @Test
  void refusesWaitsOfNothing() {
    assertThatThrownBy(
            () ->
                new RetryPolicy(
                    Duration.ZERO, Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1)))
        .hasMessageContaining("first");
  }
}
