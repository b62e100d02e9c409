package org.wirewatch.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailurePolicyTest {
  private Instant now = Instant.parse("2026-03-02T09:00:00Z");
  private final FailurePolicy policy = new FailurePolicy("enrich", () -> now);

  @Test
  void replacesThreadsUntilTheyDieTooOften() {
    for (int death = 1; death <= 5; death++) {
      assertThat(policy.handle(new IllegalStateException("death " + death)))
          .isEqualTo(REPLACE_THREAD);
    }
    assertThat(policy.handle(new IllegalStateException("death 6"))).isEqualTo(SHUTDOWN_CLIENT);
  }

  @Test
  void forgetsDeathsThatAreLongAgo() {
    for (int death = 1; death <= 5; death++) {
      policy.handle(new IllegalStateException("death " + death));
    }
    now = now.plus(Duration.ofMinutes(11));
    assertThat(policy.handle(new IllegalStateException("much later"))).isEqualTo(REPLACE_THREAD);
  }
}
