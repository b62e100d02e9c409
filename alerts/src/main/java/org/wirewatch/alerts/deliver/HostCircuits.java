package org.wirewatch.alerts.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps deliveries away from a host that fails for several receivers in a row, and lets a single
 * one through now and then to see whether it is back. A host with one receiver never opens: that
 * receiver's queue waits already. Thread-safe.
 *
 * @see "Michael Nygard, Release It!, 2nd edition, section 5.2 (circuit breaker)"
 */
final class HostCircuits {
  static final int FAILURES_MIN = 5;

  private static final int RECEIVERS_MIN = 2;
  private static final Duration OPEN_MAX = Duration.ofMinutes(5);

  /** How long others wait for the outcome of the one that was let through. */
  private static final Duration PROBE = Duration.ofSeconds(1);

  private final RetryPolicy policy;
  private final Map<String, Circuit> failing = new HashMap<>();

  private static final class Circuit {
    private final Set<String> receivers = new HashSet<>();
    private int failures;
    private int openings;
    private Instant openUntil = Instant.MIN;
    private boolean probing;
  }

  HostCircuits(RetryPolicy policy) {
    this.policy = policy;
  }

  /**
   * Asks before each attempt; one that is let through must be followed by {@link #answered} or
   * {@link #failed}.
   *
   * @return when to ask again; empty lets it through
   */
  synchronized Optional<Instant> waitUntil(String host, Instant now) {
    Circuit circuit = failing.get(host);
    if (circuit == null || circuit.openings == 0) {
      return Optional.empty();
    }
    if (now.isBefore(circuit.openUntil)) {
      return Optional.of(circuit.openUntil);
    }
    if (circuit.probing) {
      return Optional.of(now.plus(PROBE));
    }
    circuit.probing = true;
    return Optional.empty();
  }

  /** The host has answered, whatever it said of the notification. */
  synchronized void answered(String host) {
    failing.remove(host);
  }

  /**
   * The host did not answer, or a gateway answered for it.
   *
   * @return whether this has opened the circuit
   */
  synchronized boolean failed(String host, String receiverId, Instant now) {
    Circuit circuit = failing.computeIfAbsent(host, any -> new Circuit());
    circuit.receivers.add(receiverId);
    circuit.failures++;
    boolean opens =
        circuit.failures >= FAILURES_MIN
            && circuit.receivers.size() >= RECEIVERS_MIN
            && !now.isBefore(circuit.openUntil);
    circuit.probing = false;
    if (opens) {
      circuit.openings++;
      Duration wait = policy.delay(circuit.openings, null);
      circuit.openUntil = now.plus(wait.compareTo(OPEN_MAX) > 0 ? OPEN_MAX : wait);
    }
    return opens;
  }

  /** How many hosts are kept away from. */
  synchronized int open() {
    return (int) failing.values().stream().filter(circuit -> circuit.openings > 0).count();
  }
}
