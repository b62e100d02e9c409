package org.wirewatch.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wirewatch.ingest.feed.PollHints;
import org.wirewatch.wire.Source;

class ScheduleTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:15:00Z");

  private final Schedule schedule = new Schedule(PollConfig.defaults(), new Random(1));

  @Test
  void followsTheRhythmOfTheSource() {
    assertThat(wait(100.0, NOW, PollHints.NONE, Duration.ZERO))
        .isBetween(Duration.ofSeconds(105), Duration.ofSeconds(125));
    assertThat(wait(1 / 30.0, NOW, PollHints.NONE, Duration.ZERO))
        .isGreaterThan(Duration.ofHours(23));
    assertThat(wait(null, null, PollHints.NONE, Duration.ZERO))
        .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(17));
  }

  @Test
  void slowsDownWhileTheSourceIsSilent() {
    assertThat(wait(100.0, NOW.minus(Duration.ofDays(10)), PollHints.NONE, Duration.ZERO))
        .isGreaterThan(Duration.ofHours(10));
  }

  @Test
  void neverAsksBeforeFreshnessEnds() {
    assertThat(wait(1_000.0, NOW, PollHints.NONE, Duration.ofMinutes(42)))
        .isGreaterThanOrEqualTo(Duration.ofMinutes(42));
  }

  @Test
  void keepsOutOfSkippedHours() {
    PollHints hints = new PollHints(null, null, Set.of(10, 11), Set.of(), List.of(), null);

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

  @Test
  void learnsTheRhythmFromDates() {
    List<Instant> hourly =
        IntStream.range(0, 25).mapToObj(i -> NOW.minus(Duration.ofHours(i))).toList();

    assertThat(Schedule.rhythm(null, hourly, NOW)).isEqualTo(24.0);
    assertThat(Schedule.rhythm(null, hourly.subList(0, 2), NOW)).isNull();
  }

  private Duration wait(Double perDay, Instant newest, PollHints hints, Duration fresh) {
    return Duration.between(NOW, schedule.next(source(null), perDay, newest, hints, fresh, NOW));
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
