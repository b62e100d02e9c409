package org.wirewatch.alerts.deliver;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When a failed delivery is tried again: exponential back-off with jitter of a fifth either way, so
 * that many notifications for one receiver do not come back at once.
 *
 * @param first wait after the first failure; each later one is four times as long
 * @param max longest wait
 * @param retryAfterMax longest wait that a receiver may ask for
 * @param deadline from the making of the notification; then it becomes a dead letter
 */
public record RetryPolicy(Duration first, Duration max, Duration retryAfterMax, Duration deadline) {
  private static final int FACTOR = 4;
  private static final double JITTER = 0.2;

  public RetryPolicy {
    positive(first, "first");
    positive(max, "max");
    positive(retryAfterMax, "retryAfterMax");
    positive(deadline, "deadline");
  }

  /** 5 s, 20 s, 80 s and so on up to 2 h; given up after a day, when news is none any more. */
  public static RetryPolicy defaults() {
    return new RetryPolicy(
        Duration.ofSeconds(5), Duration.ofHours(2), Duration.ofHours(24), Duration.ofHours(24));
  }

  /**
   * The wait after a failure.
   *
   * @param failures so far, at least 1
   * @param asked by the receiver ({@code Retry-After}); null when it did not ask
   */
  Duration delay(int failures, Duration asked) {
    double millis = (double) first.toMillis() * Math.pow(FACTOR, Math.min(failures, 20) - 1.0);
    double bounded = Math.min(millis, (double) max.toMillis());
    double jitter = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
    Duration own = Duration.ofMillis(Math.max(1, Math.round(bounded * jitter)));
    if (asked == null || asked.compareTo(own) <= 0) {
      return own;
    }
    return asked.compareTo(retryAfterMax) > 0 ? retryAfterMax : asked;
  }

  private static void positive(Duration value, String field) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(field + ": must be positive");
    }
  }
}
