package org.wirewatch.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.wirewatch.wire.Reason;

/** Outcome of one GET; expected failures are values, not exceptions. */
public sealed interface FetchResult {
  /** Short word for metrics and logs. */
  String label();

  /**
   * A full answer.
   *
   * @param finalUrl after redirects
   * @param movedTo where permanent redirects (301, 308) alone lead; null when there was none
   * @param headers names in lower case; of repeated headers the first, of Link all
   * @param body decoded by Content-Encoding, within the limit
   * @param at when the body was complete
   */
  record Fetched(
      int status, URI finalUrl, URI movedTo, Map<String, String> headers, Body body, Instant at)
      implements FetchResult {
    @Override
    public String label() {
      return "fetched";
    }
  }

  /** 304: the validators still hold. */
  record NotModified(URI movedTo, Map<String, String> headers, Instant at) implements FetchResult {
    @Override
    public String label() {
      return "not_modified";
    }
  }

  /**
   * 429, or 503 with Retry-After.
   *
   * @param retryAfter null when the answer does not say
   */
  record RateLimited(int status, Duration retryAfter) implements FetchResult {
    @Override
    public String label() {
      return "rate_limited";
    }
  }

  /** 404 or 410. */
  record Missing(int status) implements FetchResult {
    @Override
    public String label() {
      return status == 410 ? "gone" : "not_found";
    }
  }

  /**
   * Not to be fetched: the guard, robots.txt, a login or payment wall, too large.
   *
   * @param status null when no answer was asked for
   */
  record Refused(Reason reason, String cause, Integer status) implements FetchResult {
    @Override
    public String label() {
      return reason == Reason.FETCH_FAILED
          ? "refused"
          : reason.name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * May go well another time: time-out, broken connection, server error.
   *
   * @param status null when no answer came
   */
  record Failed(String cause, Integer status) implements FetchResult {
    @Override
    public String label() {
      return status == null ? "unreachable" : "server_error";
    }
  }
}
