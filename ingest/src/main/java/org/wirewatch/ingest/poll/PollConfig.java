package org.wirewatch.ingest.poll;

import java.time.Duration;
import org.wirewatch.wire.config.Settings;

/**
 * How sources are polled.
 *
 * @param intervalMin shortest interval that a source's rhythm may lead to
 * @param intervalMax longest interval and longest back-off
 * @param intervalDefault while a source's rhythm is unknown
 * @param parallel polls at a time in this instance
 * @param hostParallel polls at a time on one host
 * @param hostDelay least time between two starts on one host
 * @param bodyBytesMax bound on a feed, decoded
 * @param backlogMax entries taken from the first document of a source, the newest
 */
public record PollConfig(
    Duration intervalMin,
    Duration intervalMax,
    Duration intervalDefault,
    int parallel,
    int hostParallel,
    Duration hostDelay,
    int bodyBytesMax,
    int backlogMax) {

  public static PollConfig defaults() {
    return new PollConfig(
        Duration.ofMinutes(1),
        Duration.ofHours(24),
        Duration.ofMinutes(15),
        32,
        2,
        Duration.ofMillis(250),
        10 * 1024 * 1024,
        200);
  }

  /** Keys {@code poll.*}. */
  public static PollConfig read(Settings settings) {
    PollConfig otherwise = defaults();
    return new PollConfig(
        settings.duration("poll.interval-min", otherwise.intervalMin),
        settings.duration("poll.interval-max", otherwise.intervalMax),
        settings.duration("poll.interval-default", otherwise.intervalDefault),
        settings.number("poll.parallel", otherwise.parallel),
        settings.number("poll.host-parallel", otherwise.hostParallel),
        settings.duration("poll.host-delay", otherwise.hostDelay),
        settings.number("poll.body-bytes-max", otherwise.bodyBytesMax),
        settings.number("poll.backlog-max", otherwise.backlogMax));
  }

  /** The same with other politeness: for one's own servers and tests. */
  public PollConfig withHost(int places, Duration delay) {
    return new PollConfig(
        intervalMin,
        intervalMax,
        intervalDefault,
        parallel,
        places,
        delay,
        bodyBytesMax,
        backlogMax);
  }

  /** The same with other intervals. */
  public PollConfig withIntervals(Duration least, Duration most, Duration otherwise) {
    return new PollConfig(
        least, most, otherwise, parallel, hostParallel, hostDelay, bodyBytesMax, backlogMax);
  }
}
