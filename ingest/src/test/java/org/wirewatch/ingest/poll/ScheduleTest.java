package org.wirewatch.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.SourceStatus;

class ScheduleTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:15:00Z");

  private final Schedule schedule = new Schedule(PollConfig.defaults(), new Random(1));

  @Test
  void followsTheRhythmOfTheSource() {
    assertThat(wait(1_000.0, NOW, null, Duration.ZERO))
        .isBetween(Duration.ofSeconds(95), Duration.ofSeconds(120));
    assertThat(wait(100.0, NOW, null, Duration.ZERO))
        .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
    assertThat(wait(1 / 30.0, NOW, null, Duration.ZERO))
        .isBetween(Duration.ofHours(24), Duration.ofHours(27));
    assertThat(wait(null, null, null, Duration.ZERO))
        .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(17));
  }

  @Test
  void slowsDownWhileTheSourceIsSilent() {
    Instant longAgo = NOW.minus(Duration.ofDays(10));

    assertThat(wait(100.0, longAgo, null, Duration.ZERO)).isGreaterThan(Duration.ofMinutes(30));
  }

  @Test
  void asksMoreOftenAtTheHoursWhenItPublishes() {
    List<Instant> mornings =
        IntStream.range(0, 280)
            .mapToObj(i -> NOW.minus(Duration.ofDays(1 + i / 10)).plusSeconds(60L * (i % 10)))
            .toList();
    Rhythm rhythm = Rhythm.of((Double) null, null).after(mornings, mornings, NOW);
    Instant night = Instant.parse("2026-11-23T23:15:00Z");

    Duration byDay = Duration.between(NOW, next(rhythm, NOW, NOW));
    Duration byNight = Duration.between(night, next(rhythm, night, night));

    assertThat(byDay).isLessThan(Duration.ofMinutes(10));
    assertThat(byNight).isGreaterThan(Duration.ofMinutes(40));
  }

  @Test
  void takesHintsOfTheFeedWithinReason() {
    SourceStatus.Hints hourly = new SourceStatus.Hints(Duration.ofHours(1), List.of(), List.of());
    SourceStatus.Hints weekend = new SourceStatus.Hints(null, List.of(), List.of(1, 2));

    assertThat(wait(1_000.0, NOW, hourly, Duration.ZERO))
        .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(17));
    assertThat(NOW.plus(wait(1_000.0, NOW, weekend, Duration.ZERO)))
        .isEqualTo(Instant.parse("2026-11-25T00:00:00Z"));
  }

  @Test
  void neverAsksBeforeFreshnessEnds() {
    assertThat(wait(1_000.0, NOW, null, Duration.ofMinutes(42)))
        .isGreaterThanOrEqualTo(Duration.ofMinutes(42));
  }

  @Test
  void keepsOutOfSkippedHours() {
    SourceStatus.Hints hints = new SourceStatus.Hints(null, List.of(10, 11), List.of());

    assertThat(wait(1_000.0, NOW, hints, Duration.ZERO)).isEqualTo(Duration.ofMinutes(105));
  }

  @Test
  void backsOffWithEachFailureAndObeysRetryAfter() {
    Source source = source(null);
    Duration first = Duration.between(NOW, schedule.afterFailure(source, 1, null, NOW));
    Duration fifth = Duration.between(NOW, schedule.afterFailure(source, 5, null, NOW));
    Duration many = Duration.between(NOW, schedule.afterFailure(source, 500, null, NOW));
    Duration asked =
        Duration.between(NOW, schedule.afterFailure(source, 1, Duration.ofHours(2), NOW));

    assertThat(first).isBetween(Duration.ofSeconds(45), Duration.ofSeconds(75));
    assertThat(fifth).isBetween(Duration.ofMinutes(12), Duration.ofMinutes(20));
    assertThat(many).isBetween(Duration.ofHours(18), Duration.ofHours(30));
    assertThat(asked).isEqualTo(Duration.ofHours(2));
  }

  private Duration wait(Double perDay, Instant newest, SourceStatus.Hints hints, Duration fresh) {
    Instant next = schedule.next(source(null), Rhythm.of(perDay, null), newest, hints, fresh, NOW);
    return Duration.between(NOW, next);
  }

  private Instant next(Rhythm rhythm, Instant newest, Instant now) {
    return schedule.next(source(null), rhythm, newest, null, Duration.ZERO, now);
  }

  private static Source source(Duration interval) {
    return new Source(
        1,
        "s",
        URI.create("https://news.example/feed"),
        Source.Kind.FEED,
        "News",
        List.of(),
        interval,
        true,
        NOW);
  }
}
