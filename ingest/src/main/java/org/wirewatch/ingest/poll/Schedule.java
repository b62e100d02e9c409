package org.wirewatch.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;
import org.wirewatch.ingest.feed.PollHints;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.SourceStatus;

/**
 * When to poll next. An eighth of the usual gap between entries, so that an outlet with a hundred a
 * day is asked every two minutes and a monthly blog once a day; never before Retry-After or the end
 * of HTTP freshness; later with each failure.
 */
final class Schedule {
  private static final double POLLS_PER_ENTRY = 8;
  private static final Duration HINT_MAX = Duration.ofMinutes(15);
  private static final Duration BACK_OFF_FIRST = Duration.ofMinutes(1);
  private static final Duration LEAST = Duration.ofMillis(200);
  private static final double JITTER = 0.1;
  private static final int DOUBLINGS_MAX = 20;
  private static final Duration DAY = Duration.ofDays(1);

  private static final double MILLIS_MAX = 365.0 * 24 * 3600 * 1000;

  private final PollConfig config;
  private final RandomGenerator random;

  Schedule(PollConfig config, RandomGenerator random) {
    this.config = config;
    this.random = random;
  }

  /**
   * After a success.
   *
   * @param freshness how long HTTP says the answer holds; zero when it says nothing
   */
  Instant next(
      Source source,
      Double entriesPerDay,
      Instant newest,
      PollHints hints,
      Duration freshness,
      Instant now) {
    Duration interval = interval(source, entriesPerDay, newest, hints, now);
    Duration fresh = min(freshness, config.intervalMax());
    Duration jittered = scale(interval, 1 + JITTER * random.nextDouble());
    Instant next = now.plus(max(jittered, fresh));
    return source.pollInterval() == null ? afterSkipped(next, hints) : next;
  }

  /**
   * After a failure.
   *
   * @param streak failures in a row, this one included
   * @param retryAfter what the server asked for; null when nothing
   */
  Instant afterFailure(Source source, int streak, Duration retryAfter, Instant now) {
    Duration usual = source.pollInterval() == null ? BACK_OFF_FIRST : source.pollInterval();
    Duration first = max(LEAST, min(usual, BACK_OFF_FIRST));
    double factor = Math.pow(2, Math.min(streak - 1, DOUBLINGS_MAX));
    Duration backOff = min(scale(first, factor), config.intervalMax());
    Duration jittered = scale(backOff, 0.75 + random.nextDouble() / 2);
    Duration asked = retryAfter == null ? Duration.ZERO : min(retryAfter, config.intervalMax());
    return now.plus(max(jittered, asked));
  }

  /** Entries per day by the dates of a document; what was known before when it has too few. */
  static Double rhythm(SourceStatus before, List<Instant> published, Instant now) {
    Double known = before == null ? null : before.entriesPerDay();
    Double measured = Rhythm.perDay(published, now);
    if (measured == null) {
      return known;
    }
    return known == null ? measured : Double.valueOf((known + measured) / 2);
  }

  private Duration interval(
      Source source, Double entriesPerDay, Instant newest, PollHints hints, Instant now) {
    if (source.pollInterval() != null) {
      return max(source.pollInterval(), LEAST);
    }
    Duration interval = config.intervalDefault();
    if (entriesPerDay != null && entriesPerDay > 0) {
      Duration gap = scale(DAY, 1 / entriesPerDay);
      Duration silence = newest == null ? Duration.ZERO : Duration.between(newest, now);
      interval = scale(max(gap, silence.dividedBy(2)), 1 / POLLS_PER_ENTRY);
    }
    Duration hint = max(orZero(hints.ttl()), orZero(hints.updateInterval()));
    Duration wanted = max(interval, min(hint, HINT_MAX));
    return max(min(wanted, config.intervalMax()), config.intervalMin());
  }

  /** The first moment that is in no hour or day that the feed says to skip. */
  private static Instant afterSkipped(Instant wanted, PollHints hints) {
    LocalDateTime time = LocalDateTime.ofInstant(wanted, ZoneOffset.UTC);
    for (int hour = 0; hour < 48; hour++) {
      boolean skipped =
          hints.skipHours().contains(time.getHour())
              || hints.skipDays().contains(time.getDayOfWeek());
      if (!skipped) {
        return time.toInstant(ZoneOffset.UTC);
      }
      time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
    }
    return wanted;
  }

  private static Duration scale(Duration duration, double factor) {
    double millis = duration.toMillis() * factor;
    return Duration.ofMillis((long) Math.min(millis, MILLIS_MAX));
  }

  private static Duration orZero(Duration duration) {
    return duration == null ? Duration.ZERO : duration;
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
