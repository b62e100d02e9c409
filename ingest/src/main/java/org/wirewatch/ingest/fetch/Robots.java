package org.wirewatch.ingest.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.wirewatch.wire.Reason;

/**
 * What publishers' robots.txt allow us. Kept for a day; a file that the server fails to give counts
 * as "all refused" for some minutes. Thread-safe; blocks while it fetches a file.
 *
 * @see "RFC 9309"
 */
public final class Robots {
  private static final int BODY_BYTES_MAX = 512 * 1024;
  private static final int HOSTS_MAX = 20_000;
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration KEPT_UNREACHABLE = Duration.ofMinutes(5);
  private static final Duration CRAWL_DELAY_MAX = Duration.ofSeconds(60);

  private final HttpFetcher fetcher;
  private final String productToken;
  private final InstantSource clock;
  private final Cache<String, Rules> cache = Caffeine.newBuilder().maximumSize(HOSTS_MAX).build();

  /**
   * Takes the name by which publishers address us.
   *
   * @param productToken such as {@code wirewatch}
   */
  public Robots(HttpFetcher fetcher, String productToken, InstantSource clock) {
    this.fetcher = fetcher;
    this.productToken = productToken.toLowerCase(Locale.ROOT);
    this.clock = clock;
  }

  /** What to answer instead of fetching; null if the page may be fetched. */
  public FetchResult judge(URI url) {
    Rules rules = rules(url);
    if (rules.unreachable != null) {
      return new FetchResult.Failed("robots.txt: " + rules.unreachable, null);
    }
    return rules.rules.isAllowed(url.toString())
        ? null
        : new FetchResult.Refused(Reason.ROBOTS_REFUSED, "robots.txt refuses the page", null);
  }

  /** The pause that the publisher wants between requests, at most a minute; zero when unsaid. */
  public Duration crawlDelay(URI url) {
    Rules rules = cache.getIfPresent(site(url));
    if (rules == null || rules.rules == null || rules.rules.getCrawlDelay() <= 0) {
      return Duration.ZERO;
    }
    Duration delay = Duration.ofMillis(rules.rules.getCrawlDelay());
    return delay.compareTo(CRAWL_DELAY_MAX) > 0 ? CRAWL_DELAY_MAX : delay;
  }

  /** The sitemaps that a site's robots.txt names, in its order; empty when it cannot be read. */
  public List<URI> sitemaps(URI url) {
    Rules rules = rules(url);
    return rules.rules == null
        ? List.of()
        : rules.rules.getSitemaps().stream().flatMap(text -> Urls.parse(text).stream()).toList();
  }

  private Rules rules(URI url) {
    String site = site(url);
    Rules known = cache.getIfPresent(site);
    if (known == null || !known.until.isAfter(clock.instant())) {
      known = fetch(URI.create(site + "/robots.txt"));
      cache.put(site, known);
    }
    return known;
  }

  private Rules fetch(URI file) {
    Instant now = clock.instant();
    SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
    return switch (fetcher.get(Fetch.of(file, "text/plain, */*;q=0.1", BODY_BYTES_MAX))) {
      case FetchResult.Fetched found ->
          new Rules(
              parser.parseContent(
                  file.toString(), found.body().bytes(), "text/plain", List.of(productToken)),
              null,
              now.plus(KEPT));
      case FetchResult.Failed failed -> new Rules(null, failed.cause(), now.plus(KEPT_UNREACHABLE));
      case FetchResult.RateLimited limited ->
          new Rules(null, "HTTP " + limited.status(), now.plus(KEPT_UNREACHABLE));
      case FetchResult.Missing missing -> allowAll(parser, missing.status(), now);
      case FetchResult.Refused refused -> allowAll(parser, 404, now);
      case FetchResult.NotModified unasked -> allowAll(parser, 404, now);
    };
  }

  private static Rules allowAll(SimpleRobotRulesParser parser, int status, Instant now) {
    return new Rules(parser.failedFetch(status), null, now.plus(KEPT));
  }

  private static String site(URI url) {
    return url.getScheme().toLowerCase(Locale.ROOT) + "://" + url.getRawAuthority();
  }

  /** Rules of a host, or why there are none. */
  private record Rules(BaseRobotRules rules, String unreachable, Instant until) {}
}
