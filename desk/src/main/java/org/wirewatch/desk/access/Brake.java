package org.wirewatch.desk.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failures by a key and asks to wait once there were too many within a time. Remembers at
 * most 10,000 keys, the oldest are forgotten. Thread-safe.
 */
public final class Brake {
  private static final int KEYS_MAX = 10_000;

  private final int failuresMax;
  private final Duration window;
  private final InstantSource clock;
  private final Map<String, Failures> failures = new LinkedHashMap<>();

  /**
   * A brake without failures.
   *
   * @param failuresMax that are allowed within the window
   * @param window from the first failure on
   */
  public Brake(int failuresMax, Duration window, InstantSource clock) {
    this.failuresMax = failuresMax;
    this.window = window;
    this.clock = clock;
  }

  /** How long to wait; zero when there is no need. */
  public synchronized Duration wait(String key) {
    Failures known = failures.get(key);
    if (known == null) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(clock.instant(), known.since().plus(window));
    if (!left.isPositive()) {
      failures.remove(key);
      return Duration.ZERO;
    }
    return known.count() >= failuresMax ? left : Duration.ZERO;
  }

  /** One failure more. */
  public synchronized void failed(String key) {
    Instant now = clock.instant();
    Failures known = failures.getOrDefault(key, new Failures(0, now));
    failures.put(key, new Failures(known.count() + 1, known.since()));
    if (failures.size() > KEYS_MAX) {
      failures.remove(failures.keySet().iterator().next());
    }
  }

  /** Forgets what failed before a success. */
  public synchronized void succeeded(String key) {
    failures.remove(key);
  }

  private record Failures(int count, Instant since) {}
}
