package org.wirewatch.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wirewatch.ingest.TestSite;
import org.wirewatch.ingest.fetch.HttpConfig;
import org.wirewatch.ingest.fetch.HttpFetcher;
import org.wirewatch.ingest.fetch.Robots;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.SourceStatus;
import org.wirewatch.wire.SourceStatus.State;
import org.wirewatch.wire.net.AddressGuard;
import org.wirewatch.wire.net.AllowList;
import org.wirewatch.wire.net.GuardedHttp;

/** One source, asked again and again on a clock of the test, over real HTTP. */
class PollerTest {
  private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");

  private final TestSite site = new TestSite();
  private Instant now = START;
  private final InstantSource clock = () -> now;
  private final HttpFetcher fetcher =
      new HttpFetcher(
          GuardedHttp.client(
              AddressGuard.of(AllowList.of(List.of(site.authority()))),
              Duration.ofSeconds(5),
              Duration.ofSeconds(5)),
          "Wirewatch/test",
          clock);
  private final Poller poller =
      new Poller(
          PollConfig.defaults(),
          fetcher,
          new Robots(fetcher, HttpConfig.PRODUCT, clock),
          new Schedule(PollConfig.defaults(), new Random(1)),
          null,
          clock);
  private SourceStatus status;

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void seesThroughAnUnchangedEtagWhenEntriesAreOverdue() {
    feed(hourly(30), "ETag", "\"same\"");
    poll();
    for (int i = 0; i < 12 && !status.validatorsLie(); i++) {
      pass(Duration.ofHours(1));
      feed(hourly(30), "ETag", "\"same\"");
      poll();
    }

    assertThat(status.validatorsLie()).isTrue();
    pass(Duration.ofHours(1));
    feed(hourly(30), "ETag", "\"same\"");
    assertThat(poll().requests()).hasSize(1);
    assertThat(lastAsked().containsKey("If-None-Match")).isFalse();
  }

  @Test
  void sendsBothValidators() {
    feed(hourly(3), "ETag", "\"v1\"", "Last-Modified", "Mon, 02 Nov 2026 08:00:00 GMT");
    poll();
    poll();

    assertThat(lastAsked().getFirst("If-None-Match")).isEqualTo("\"v1\"");
    assertThat(lastAsked().getFirst("If-Modified-Since"))
        .isEqualTo("Mon, 02 Nov 2026 08:00:00 GMT");
    assertThat(status.httpStatus()).isEqualTo(304);
    assertThat(status.notModifiedStreak()).isEqualTo(1);
  }

  @Test
  void neverAsksBeforeTheEndOfFreshness() {
    feed(hourly(30), "Cache-Control", "public, max-age=7200");
    poll();
    assertThat(status.nextPollAt()).isAfterOrEqualTo(now.plus(Duration.ofHours(2)));

    status = null;
    // the server counts from its own clock, which its Date header tells
    String expires =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            OffsetDateTime.now(ZoneOffset.UTC).plusHours(3));
    feed(hourly(30), "Expires", expires);
    poll();
    assertThat(status.nextPollAt()).isAfter(now.plus(Duration.ofHours(2)));
  }

  @Test
  void keepsTheFeedsHintsOverAnswersWithoutBody() {
    String skip = "<skipHours><hour>10</hour><hour>11</hour></skipHours><ttl>30</ttl>";
    site.on(
        "/feed",
        exchange -> {
          boolean again = exchange.getRequestHeaders().containsKey("If-None-Match");
          exchange.getResponseHeaders().set("ETag", "\"v\"");
          byte[] body =
              again ? new byte[0] : rss(hourly(200), skip).getBytes(StandardCharsets.UTF_8);
          TestSite.send(exchange, again ? 304 : 200, "text/xml", body);
        });
    poll();
    pass(Duration.ofMinutes(58));
    poll();

    assertThat(status.httpStatus()).isEqualTo(304);
    assertThat(status.hints().interval()).isEqualTo(Duration.ofMinutes(30));
    assertThat(status.nextPollAt()).isEqualTo(Instant.parse("2026-11-02T12:00:00Z"));
  }

  @Test
  void waitsAsLongAsTheServerAsksAndCallsItBlockedWhenItGoesOn() {
    site.on(
        "/feed",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "5400");
          TestSite.send(
              exchange, site.asked("/feed") % 2 == 0 ? 503 : 429, "text/plain", new byte[0]);
        });
    poll();
    assertThat(status.nextPollAt()).isAfterOrEqualTo(now.plusSeconds(5400));
    poll();
    poll();

    assertThat(status.state()).isEqualTo(State.BLOCKED);
    assertThat(status.cause()).isEqualTo("HTTP 429");
  }

  @Test
  void takesOverAPermanentRedirectAfterSomePolls() {
    site.redirect("/feed", 301, "/new").on("/new", "text/xml", rss(hourly(3), ""));
    for (int i = 0; i < Poller.MOVED_STREAK; i++) {
      poll();
    }
    assertThat(site.asked("/feed")).isEqualTo(Poller.MOVED_STREAK);
    poll();

    assertThat(site.asked("/feed")).isEqualTo(Poller.MOVED_STREAK);
    assertThat(status.movedTo()).isEqualTo(site.url("/new"));
  }

  @Test
  void namesHealthWithItsCauseAndSinceWhen() {
    assertThat(stateAfter(402)).isEqualTo(State.PAYWALLED);
    assertThat(stateAfter(403)).isEqualTo(State.BLOCKED);
    assertThat(stateAfter(451)).isEqualTo(State.BLOCKED);
    assertThat(stateAfter(406)).isEqualTo(State.FAILING);
    assertThat(stateAfter(410)).isEqualTo(State.GONE);

    feed(hourly(3));
    poll();
    assertThat(status.state()).isEqualTo(State.HEALTHY);
    Instant since = now;
    pass(Duration.ofMinutes(9));
    poll();
    assertThat(status.stateSince()).isEqualTo(since);
    site.on("/feed", 500);
    poll();
    assertThat(status.state()).as("one failure is none").isEqualTo(State.HEALTHY);
    poll();
    pass(Duration.ofMinutes(1));
    poll();
    assertThat(status.state()).isEqualTo(State.FAILING);
    assertThat(status.stateSince()).isEqualTo(now);
  }

  @Test
  void anAddressThatIsMissingForWeeksIsGone() {
    feed(hourly(3));
    poll();
    site.on("/feed", 404);
    for (int i = 0; i < 9; i++) {
      pass(Duration.ofDays(2));
      poll();
    }
    assertThat(status.state()).isEqualTo(State.FAILING);
    pass(Duration.ofDays(2));
    poll();

    assertThat(status.state()).isEqualTo(State.GONE);
    assertThat(status.cause()).startsWith("HTTP 404 since 2026-11-02");
  }

  @Test
  void silenceBeyondTheRhythmIsQuietAndEndsWithAnEntry() {
    feed(hourly(30));
    poll();
    String old = rss(hourly(30), "");
    site.on("/feed", "text/xml", old);
    pass(Duration.ofHours(30));
    poll();
    assertThat(status.state()).isEqualTo(State.HEALTHY);
    pass(Duration.ofHours(30));
    poll();
    assertThat(status.state()).isEqualTo(State.QUIET);
    assertThat(status.cause()).contains("a day were usual");

    feed(hourly(30));
    poll();
    assertThat(status.state()).isEqualTo(State.HEALTHY);
    assertThat(status.cause()).isNull();
  }

  @Test
  void backsOffWithFailuresUpToADay() {
    site.on("/feed", 500);
    Duration last = Duration.ZERO;
    for (int i = 0; i < 14; i++) {
      poll();
      last = Duration.between(now, status.nextPollAt());
    }
    assertThat(last).isBetween(Duration.ofHours(18), Duration.ofHours(30));
  }

  private State stateAfter(int code) {
    status = null;
    site.on("/feed", code);
    poll();
    assertThat(status.cause()).contains(Integer.toString(code));
    return status.state();
  }

  private PollOutcome poll() {
    PollOutcome outcome = poller.poll(source(), status);
    status = outcome.status();
    return outcome;
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private Headers lastAsked() {
    return site.headers().getLast();
  }

  /** A feed whose server answers 304 whenever it is asked conditionally. */
  private void feed(List<Instant> dates, String... headers) {
    byte[] body = rss(dates, "").getBytes(StandardCharsets.UTF_8);
    site.on(
        "/feed",
        exchange -> {
          for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
          }
          boolean same = exchange.getRequestHeaders().containsKey("If-None-Match");
          TestSite.send(exchange, same ? 304 : 200, "text/xml", same ? new byte[0] : body);
        });
  }

  private List<Instant> hourly(int count) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(i -> now.minus(Duration.ofHours(i)))
        .toList();
  }

  private static String rss(List<Instant> dates, String more) {
    StringBuilder items = new StringBuilder();
    for (Instant date : dates) {
      items
          .append("<item><title>News</title><link>https://news.example/")
          .append(date.getEpochSecond())
          .append("</link><pubDate>")
          .append(DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC)))
          .append("</pubDate></item>");
    }
    return "<rss version='2.0'><channel><title>T</title><link>/</link><description>d</description>"
        + more
        + items
        + "</channel></rss>";
  }

  private Source source() {
    URI url = site.url("/feed");
    return new Source(1, "s", url, Source.Kind.FEED, "News", List.of(), null, true, START);
  }
}
