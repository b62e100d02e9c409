package org.wirewatch.ingest.discover;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.wirewatch.ingest.fetch.Fetch;
import org.wirewatch.ingest.fetch.FetchResult;
import org.wirewatch.ingest.fetch.HttpFetcher;
import org.wirewatch.ingest.fetch.Robots;
import org.wirewatch.ingest.fetch.Urls;
import org.wirewatch.wire.Reason;

/**
 * One discovery's requests: a bounded number, few at a time, spaced on each host, none after the
 * time is up. Thread-safe.
 */
final class Visit {
  private static final int REQUESTS_MAX = 45;
  private static final int PARALLEL = 4;
  private static final Duration TIME_MAX = Duration.ofSeconds(30);
  private static final Duration SPACING = Duration.ofMillis(100);
  private static final int BODY_BYTES_MAX = 8 * 1024 * 1024;
  private static final String ACCEPT = Fetch.ACCEPT_FEED + ", text/html;q=0.9";

  private final HttpFetcher fetcher;
  private final Robots robots;
  private final long startedNanos = System.nanoTime();
  private final AtomicInteger requests = new AtomicInteger();
  private final Semaphore places = new Semaphore(PARALLEL, true);
  private final Map<String, Long> nextStartNanos = new ConcurrentHashMap<>();

  Visit(HttpFetcher fetcher, Robots robots) {
    this.fetcher = fetcher;
    this.robots = robots;
  }

  /** Asks for an address that its site offers. */
  FetchResult offered(URI url) {
    return get(url, hop -> null);
  }

  /** Asks for a page, or for an address that nobody offered, as robots.txt allows. */
  FetchResult page(URI url) {
    return get(url, robots::judge);
  }

  int requests() {
    return Math.min(requests.get(), REQUESTS_MAX);
  }

  private FetchResult get(URI url, Fetch.HopRule rule) {
    if (requests.incrementAndGet() > REQUESTS_MAX) {
      return notAsked("not asked: more than " + REQUESTS_MAX + " requests");
    }
    try {
      long left = TIME_MAX.toNanos() - (System.nanoTime() - startedNanos);
      if (left <= 0 || !places.tryAcquire(left, TimeUnit.NANOSECONDS)) {
        return notAsked("not asked: the time was up");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return notAsked("interrupted");
    }
    try {
      awaitTurn(Urls.host(url));
      return fetcher.get(new Fetch(url, ACCEPT, null, null, BODY_BYTES_MAX, rule));
    } finally {
      places.release();
    }
  }

  private void awaitTurn(String host) {
    long now = System.nanoTime();
    long start =
        nextStartNanos.merge(
                host,
                now + SPACING.toNanos(),
                (next, fresh) -> Math.max(next + SPACING.toNanos(), fresh))
            - SPACING.toNanos();
    for (long left = start - now; left > 0; left = start - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static FetchResult notAsked(String why) {
    return new FetchResult.Refused(Reason.FETCH_FAILED, why, null);
  }
}
