package org.wirewatch.streams;

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
public final class FailurePolicy implements StreamsUncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);
  private static final int REPLACEMENTS_MAX = 5;
  private static final Duration WITHIN = Duration.ofMinutes(10);

  private final String service;
  private final InstantSource clock;
  private final Deque<Instant> replacements = new ArrayDeque<>();

  public FailurePolicy(String service, InstantSource clock) {
    this.service = service;
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
          "stream threads keep dying, shutting down: service={} deaths={}",
          service,
          REPLACEMENTS_MAX + 1,
          cause);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    replacements.addLast(now);
    LOG.error(
        "stream thread died and is replaced: service={} deaths={}",
        service,
        replacements.size(),
        cause);
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }
}
