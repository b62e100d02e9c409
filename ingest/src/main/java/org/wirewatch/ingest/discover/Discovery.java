package org.wirewatch.ingest.discover;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.wirewatch.ingest.fetch.FetchResult;
import org.wirewatch.ingest.fetch.HttpConfig;
import org.wirewatch.ingest.fetch.HttpFetcher;
import org.wirewatch.ingest.fetch.Robots;
import org.wirewatch.ingest.fetch.Urls;
import org.wirewatch.wire.Reason;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.discovery.Discovered;
import org.wirewatch.wire.discovery.SourceFinder;
import org.wirewatch.wire.net.AddressGuard;
import org.wirewatch.wire.net.GuardedHttp;

/**
 * Finds what could be polled behind an address: at most 45 requests in about 30 s, all through the
 * address guard, pages and guesses as robots.txt allows. Thread-safe; opens connections when first
 * asked.
 */
public final class Discovery implements SourceFinder, AutoCloseable {
  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
  private static final Duration REQUEST_MAX = Duration.ofSeconds(12);
  private static final int ADDRESS_CHARS_MAX = 2_000;

  private final OkHttpClient http;
  private final HttpFetcher fetcher;
  private final Robots robots;
  private final InstantSource clock;

  /** Speaks HTTP as ingest is configured to, but waits less long. */
  public Discovery(HttpConfig config, InstantSource clock) {
    AddressGuard guard = config.guard();
    this.http =
        GuardedHttp.client(
            guard,
            min(config.connectTimeout(), CONNECT_MAX),
            min(config.requestTimeout(), REQUEST_MAX));
    this.fetcher = new HttpFetcher(http, config.userAgent(), clock);
    this.robots = new Robots(fetcher, HttpConfig.PRODUCT, clock);
    this.clock = clock;
  }

  @Override
  public Discovered find(String address) {
    String text = address == null ? "" : address.strip();
    String shown = text.isEmpty() ? "(nothing)" : text;
    boolean complete = text.matches("(?i)^[a-z][a-z0-9+.-]*:(//|[^0-9]).*");
    Optional<URI> url =
        text.isEmpty() || text.length() > ADDRESS_CHARS_MAX
            ? Optional.empty()
            : Urls.parse(Source.withoutFragment(complete ? text : "https://" + text));
    if (url.isEmpty()) {
      return new Discovered(shown, null, "this is no web address", List.of(), 0);
    }
    Visit visit = new Visit(fetcher, robots);
    FetchResult first = first(visit, url.get());
    if (!complete && first instanceof FetchResult.Failed failed && failed.status() == null) {
      URI plain = URI.create(url.get().toString().replaceFirst("^https:", "http:"));
      FetchResult second = first(visit, plain);
      if (!(second instanceof FetchResult.Failed)) {
        return new Search(visit, robots, plain, clock.instant()).answer(shown, second);
      }
    }
    boolean refused =
        first instanceof FetchResult.Refused no && no.reason() == Reason.ADDRESS_REFUSED;
    boolean silent = first instanceof FetchResult.Failed failed && failed.status() == null;
    if (refused || silent) {
      String problem = Search.problem(first);
      return new Discovered(shown, null, problem, List.of(), visit.requests());
    }
    return new Search(visit, robots, url.get(), clock.instant()).answer(shown, first);
  }

  /** A feed that a person names is asked for like a poll does; anything else is a page. */
  private static FetchResult first(Visit visit, URI url) {
    return FeedLinks.looksLikeFeed(url) ? visit.offered(url) : visit.page(url);
  }

  @Override
  public void close() {
    http.dispatcher().cancelAll();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
