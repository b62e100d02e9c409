package org.wirewatch.ingest.fetch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.wirewatch.ingest.extract.SiteRules;
import org.wirewatch.ingest.revision.Revisits;
import org.wirewatch.wire.config.ConfigException;
import org.wirewatch.wire.config.Settings;

/**
 * How article pages are fetched.
 *
 * @param parallel pages at a time in this instance
 * @param hostParallel pages at a time from one host
 * @param hostDelay least time between two starts on one host; robots.txt may ask for more
 * @param bodyBytesMax bound on a page, decoded
 * @param inFlightBytesMax bound on the bodies of all fetches of this instance together, polls too
 * @param attemptsMax fetches before a page is given up
 * @param retryFirst pause before the second attempt; later ones wait four times as long each
 * @param retryMax longest pause
 * @param revisits when fetched pages are looked at again
 * @param pagesMax pages that are looked at again in one instance; further ones are not
 * @param robots whether robots.txt is obeyed; false only for one's own servers
 * @param siteRules what goes before the learned extraction on single sites
 */
public record FetchConfig(
    int parallel,
    int hostParallel,
    Duration hostDelay,
    int bodyBytesMax,
    long inFlightBytesMax,
    int attemptsMax,
    Duration retryFirst,
    Duration retryMax,
    Revisits revisits,
    int pagesMax,
    boolean robots,
    SiteRules siteRules) {

  public static FetchConfig defaults() {
    return new FetchConfig(
        128,
        2,
        Duration.ofMillis(250),
        5 * 1024 * 1024,
        128L * 1024 * 1024,
        6,
        Duration.ofSeconds(30),
        Duration.ofHours(6),
        new Revisits(
            List.of(
                Duration.ofMinutes(15),
                Duration.ofHours(1),
                Duration.ofHours(4),
                Duration.ofHours(24),
                Duration.ofHours(72))),
        500_000,
        true,
        SiteRules.NONE);
  }

  /**
   * Keys {@code fetch.*} and {@code extract.rules}.
   *
   * @throws ConfigException when the rules cannot be read
   */
  public static FetchConfig read(Settings settings) {
    FetchConfig otherwise = defaults();
    return new FetchConfig(
        settings.number("fetch.parallel", otherwise.parallel),
        settings.number("fetch.host-parallel", otherwise.hostParallel),
        settings.duration("fetch.host-delay", otherwise.hostDelay),
        settings.number("fetch.body-bytes-max", otherwise.bodyBytesMax),
        settings.bytes("fetch.in-flight-bytes-max", otherwise.inFlightBytesMax),
        settings.number("fetch.attempts-max", otherwise.attemptsMax),
        settings.duration("fetch.retry-first", otherwise.retryFirst),
        settings.duration("fetch.retry-max", otherwise.retryMax),
        new Revisits(settings.durations("fetch.revisit", otherwise.revisits.intervals())),
        settings.number("fetch.pages-max", otherwise.pagesMax),
        settings.flag("fetch.robots", otherwise.robots),
        siteRules(settings.text("extract.rules", null)));
  }

  private static SiteRules siteRules(String file) {
    return SiteRules.read(file == null || file.isBlank() ? null : Path.of(file));
  }

  /** The same with another politeness: for one's own servers and tests. */
  public FetchConfig withHost(int places, Duration delay) {
    return new FetchConfig(
        parallel,
        places,
        delay,
        bodyBytesMax,
        inFlightBytesMax,
        attemptsMax,
        retryFirst,
        retryMax,
        revisits,
        pagesMax,
        robots,
        siteRules);
  }

  /** The same with another schedule of attempts. */
  public FetchConfig withRetries(int attempts, Duration first) {
    return new FetchConfig(
        parallel,
        hostParallel,
        hostDelay,
        bodyBytesMax,
        inFlightBytesMax,
        attempts,
        first,
        retryMax,
        revisits,
        pagesMax,
        robots,
        siteRules);
  }

  /** The same with other looks at fetched pages; none for no looks. */
  public FetchConfig withRevisits(Duration... intervals) {
    return new FetchConfig(
        parallel,
        hostParallel,
        hostDelay,
        bodyBytesMax,
        inFlightBytesMax,
        attemptsMax,
        retryFirst,
        retryMax,
        new Revisits(List.of(intervals)),
        pagesMax,
        robots,
        siteRules);
  }
}
