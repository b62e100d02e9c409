package org.wirewatch.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that died, unless threads die so often that replacing does not help;
 * then shuts the client down, so that liveness turns false. Thread-safe.
 */
final class FailurePolicy implements StreamsUncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);
  private static final int REPLACEMENTS_MAX = 5;
  private static final Duration WITHIN = Duration.ofMinutes(10);

  private final InstantSource clock;
  private final Deque<Instant> replacements = new ArrayDeque<>();

  FailurePolicy(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable cause) {
    Instant now = clock.instant();
    while (!replacements.isEmpty() && replacements.getFirst().plus(WITHIN).isBefore(now)) {
      replacements.removeFirst();
    }
    if (replacements.size() >= REPLACEMENTS_MAX) {
      LOG.error(
          "stream threads keep dying, shutting alerts down: deaths={}",
          REPLACEMENTS_MAX + 1,
          cause);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    replacements.addLast(now);
    LOG.error("stream thread died and is replaced: deaths={}", replacements.size(), cause);
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }
}
