package org.wirewatch.ingest.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What HTTP headers say about time. Never negative. */
public final class HttpDates {
  private static final int SECONDS_DIGITS_MAX = 9;

  private HttpDates() {}

  /** Retry-After, as seconds or as a date. @see "RFC 9110, section 10.2.3" */
  public static Optional<Duration> retryAfter(String header, Instant now) {
    if (header == null) {
      return Optional.empty();
    }
    Optional<Duration> seconds = seconds(header.strip());
    return seconds.isPresent() ? seconds : date(header).map(at -> until(now, at));
  }

  /**
   * How long the answer stays fresh by Cache-Control max-age (less Age) or Expires. Empty when the
   * headers do not say. @see "RFC 9111, section 4.2"
   */
  public static Optional<Duration> freshness(Map<String, String> headers, Instant now) {
    String control = headers.getOrDefault("cache-control", "").toLowerCase(Locale.ROOT);
    for (String directive : control.split(",", -1)) {
      String text = directive.strip();
      if (text.equals("no-store") || text.equals("no-cache")) {
        return Optional.empty();
      }
      if (text.startsWith("max-age=")) {
        Duration age = seconds(headers.getOrDefault("age", "0").strip()).orElse(Duration.ZERO);
        return seconds(text.substring(8).replace("\"", ""))
            .map(maxAge -> maxAge.compareTo(age) > 0 ? maxAge.minus(age) : Duration.ZERO);
      }
    }
    return Optional.ofNullable(headers.get("expires"))
        .flatMap(HttpDates::date)
        .map(at -> until(date(headers.get("date")).orElse(now), at));
  }

  private static Duration until(Instant now, Instant at) {
    return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
  }

  private static Optional<Duration> seconds(String text) {
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits) {
      return Optional.empty();
    }
    String bounded = text.length() > SECONDS_DIGITS_MAX ? "999999999" : text;
    return Optional.of(Duration.ofSeconds(Long.parseLong(bounded)));
  }

  private static Optional<Instant> date(String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
