package org.wirewatch.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.wirewatch.ingest.websub.Subscriber;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.SourceStatus;

/**
 * When to poll next. Polls are as dense as the root of the expected rate of entries, which is how a
 * given number of requests finds entries soonest (Sia, Cho, Cho 2007), by the hours at which the
 * source publishes, and never more than some for one expected entry. Never before Retry-After or
 * the end of HTTP freshness; later with each failure.
 *
 * @see "Sia, Cho, Cho: Efficient Monitoring Algorithm for Fast News Alerts, IEEE TKDE 19(7), 2007"
 */
public final class Schedule {
  /** Polls a day of a source with one entry a day; others by the root of their rate. */
  private static final double POLLS_PER_DAY = 27;

  /** Polls for one expected entry, at most. */
  private static final double POLLS_PER_ENTRY = 10;

  private static final Duration HINT_MAX = Duration.ofMinutes(15);
  private static final Duration BACK_OFF_FIRST = Duration.ofMinutes(1);
  private static final Duration PUSHED_MAX = Duration.ofHours(6);
  private static final Duration LEAST = Duration.ofMillis(200);
  private static final double JITTER = 0.1;
  private static final int DOUBLINGS_MAX = 20;

  /** A feed that asks to be skipped at every hour of a week is not taken at its word. */
  private static final int SKIPPED_HOURS_MAX = 7 * 24;

  private static final double MILLIS_A_DAY = Duration.ofDays(1).toMillis();
  private static final double MILLIS_MAX = 365 * MILLIS_A_DAY;

  private final PollConfig config;
  private final RandomGenerator random;
  private final double pollsPerDay;
  private final double pollsPerEntry;

  public Schedule(PollConfig config, RandomGenerator random) {
    this(config, random, POLLS_PER_DAY, POLLS_PER_ENTRY);
  }

  /**
   * With another eagerness, for benchmarks.
   *
   * @param pollsPerDay of a source with one entry a day
   * @param pollsPerEntry for one expected entry, at most
   */
  public Schedule(
      PollConfig config, RandomGenerator random, double pollsPerDay, double pollsPerEntry) {
    this.config = config;
    this.random = random;
    this.pollsPerDay = pollsPerDay;
    this.pollsPerEntry = pollsPerEntry;
  }

  /**
   * After a success.
   *
   * @param newest when the newest entry was published; null when unknown
   * @param hints what the feed asks; null for nothing
   * @param freshness how long HTTP says the answer holds; zero when it says nothing
   */
  public Instant next(
      Source source,
      Rhythm rhythm,
      Instant newest,
      SourceStatus.Hints hints,
      Duration freshness,
      Instant now) {
    Duration interval = interval(source, rhythm, newest, hints, now);
    Duration fresh = min(freshness, config.intervalMax());
    Duration jittered = scale(interval, 1 + JITTER * random.nextDouble());
    Instant next = now.plus(max(jittered, fresh));
    return source.pollInterval() == null ? afterSkipped(next, hints) : next;
  }

  /**
   * Later while a hub tells what is new: twice the wait once it has verified, four times once it
   * has delivered, six hours at most; not at all while polls find what it did not send, and in time
   * to renew.
   *
   * @param next without the hub
   */
  static Instant slowed(Source source, SourceStatus.WebSub webSub, Instant next, Instant now) {
    boolean trusted = Subscriber.isLive(webSub, now) && webSub.missed() == 0;
    if (!trusted || source.pollInterval() != null) {
      return next;
    }
    Duration wait = Duration.between(now, next);
    Duration slower = wait.multipliedBy(webSub.lastPushAt() == null ? 2 : 4);
    Instant later = now.plus(min(slower, PUSHED_MAX));
    Instant renewal = Subscriber.renewBy(webSub, now).orElse(later);
    Instant wanted = renewal.isBefore(later) ? renewal : later;
    return wanted.isAfter(next) ? wanted : next;
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

  private Duration interval(
      Source source, Rhythm rhythm, Instant newest, SourceStatus.Hints hints, Instant now) {
    if (source.pollInterval() != null) {
      return max(source.pollInterval(), LEAST);
    }
    boolean known = rhythm.perDay() != null && rhythm.perDay() > 0;
    Duration interval = known ? byRhythm(rhythm, newest, now) : config.intervalDefault();
    Duration hint = hints == null || hints.interval() == null ? Duration.ZERO : hints.interval();
    Duration wanted = max(interval, min(hint, HINT_MAX));
    return max(min(wanted, config.intervalMax()), config.intervalMin());
  }

  /** Hour by hour, until a poll is worth its request and not too many come for one entry. */
  private Duration byRhythm(Rhythm rhythm, Instant newest, Instant now) {
    double rate = rhythm.perDay(newest, now);
    double worth = 0;
    double entries = 0;
    Instant at = now;
    Instant latest = now.plus(config.intervalMax());
    while (at.isBefore(latest)) {
      Instant hourEnd = at.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
      double days = Duration.between(at, hourEnd).toMillis() / MILLIS_A_DAY;
      double rateNow = rate * rhythm.factor(at);
      double worthNow = pollsPerDay * Math.sqrt(rateNow);
      double entriesNow = pollsPerEntry * rateNow;
      double left = Math.max((1 - worth) / worthNow, (1 - entries) / entriesNow);
      if (left <= days) {
        return Duration.between(now, at).plusMillis((long) (left * MILLIS_A_DAY));
      }
      worth += days * worthNow;
      entries += days * entriesNow;
      at = hourEnd;
    }
    return config.intervalMax();
  }

  /** The first moment that is in no hour or day that the feed says to skip. */
  private static Instant afterSkipped(Instant wanted, SourceStatus.Hints hints) {
    if (hints == null) {
      return wanted;
    }
    LocalDateTime time = LocalDateTime.ofInstant(wanted, ZoneOffset.UTC);
    for (int hour = 0; hour < SKIPPED_HOURS_MAX; hour++) {
      boolean skipped =
          hints.skipHours().contains(time.getHour())
              || hints.skipDays().contains(time.getDayOfWeek().getValue());
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

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
