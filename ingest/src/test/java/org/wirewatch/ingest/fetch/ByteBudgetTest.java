package org.wirewatch.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ByteBudgetTest {
  @Test
  @Timeout(30)
  void neverExceedsTheTotalAndNeverGetsStuck() throws Exception {
    ByteBudget budget = new ByteBudget(1_000, 300, Duration.ofSeconds(20));
    List<Future<?>> bodies = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        Random random = new Random(i);
        bodies.add(threads.submit(() -> grow(budget, random)));
      }
      for (Future<?> body : bodies) {
        body.get();
      }
    }
    assertThat(budget.peak()).isBetween(300L, 1_000L);
  }

  private static Void grow(ByteBudget budget, Random random) throws IOException {
    try (ByteBudget.Share share = budget.open()) {
      for (int taken = 0; taken < 300; taken += 10) {
        share.take(10);
        if (random.nextInt(4) == 0) {
          LockSupport.parkNanos(1_000);
        }
      }
    }
    return null;
  }

  @Test
  void refusesOneBodyThatIsTooLargeAndOneThatWaitsTooLong() throws IOException {
    ByteBudget budget = new ByteBudget(300, 300, Duration.ofMillis(20));
    try (ByteBudget.Share first = budget.open();
        ByteBudget.Share second = budget.open()) {
      first.take(200);

      assertThatThrownBy(() -> second.take(10)).hasMessageContaining("no memory");
      assertThatThrownBy(() -> first.take(101)).hasMessageContaining("more than 300");
    }
    try (ByteBudget.Share after = budget.open()) {
      after.take(300);
    }
    assertThat(budget.peak()).isEqualTo(300);
  }
}
