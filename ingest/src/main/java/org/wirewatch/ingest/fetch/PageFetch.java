package org.wirewatch.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.ingest.extract.PageType;
import org.wirewatch.ingest.raw.RawPlace;
import org.wirewatch.ingest.revision.PageWatch;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.FetchRequest;
import org.wirewatch.wire.PageStatus;
import org.wirewatch.wire.Reason;

/** Turns one fetch request, or one look at a known page, into its outcome. Thread-safe; blocks. */
final class PageFetch {
  private static final Logger LOG = LoggerFactory.getLogger(PageFetch.class);
  private static final double RETRY_FACTOR = 4;
  private static final int DOUBLINGS_MAX = 10;

  private final FetchConfig config;
  private final HttpFetcher fetcher;
  private final Robots robots;
  private final RawPages raw;
  private final Revision revision;
  private final PageWatch watch;
  private final InstantSource clock;
  private final RandomGenerator random;

  PageFetch(
      FetchConfig config,
      HttpFetcher fetcher,
      Robots robots,
      RawPages raw,
      InstantSource clock,
      RandomGenerator random) {
    this.config = config;
    this.fetcher = fetcher;
    this.robots = robots;
    this.raw = raw;
    this.watch = new PageWatch(config.revisits());
    this.revision = new Revision(watch, raw, config.siteRules(), clock);
    this.clock = clock;
    this.random = random;
  }

  /** Fetches a page that is not known. */
  PageOutcome fetch(FetchRequest request) {
    Fetch fetch = fetch(request.url(), null, null);
    return fetcher.get(fetch, result -> outcome(request, result));
  }

  /** Looks at a known page; the outcome is neither Again nor GivenUp. */
  PageOutcome look(PageStatus known, FetchRequest asked) {
    FetchRequest request = known.request() == null ? asked : known.request();
    Fetch fetch = fetch(known.url(), known.etag(), known.lastModified());
    return fetcher.get(fetch, result -> looked(known, request, result));
  }

  /**
   * Extracts a kept page again; fetches nothing.
   *
   * @param known null when the page is not remembered
   */
  PageOutcome reextract(PageStatus known, FetchRequest request) {
    return revision.ofKept(known, request);
  }

  /** The pause that the host's robots.txt asks for after each request. */
  Duration crawlDelay(URI url) {
    return config.robots() ? robots.crawlDelay(url) : Duration.ZERO;
  }

  private Fetch fetch(URI url, String etag, String lastModified) {
    return new Fetch(
        url,
        Fetch.ACCEPT_PAGE,
        etag,
        lastModified,
        config.bodyBytesMax(),
        config.robots() ? robots::judge : hop -> null);
  }

  private PageOutcome outcome(FetchRequest request, FetchResult result) {
    return switch (result) {
      case FetchResult.Fetched found -> extract(request, found);
      case FetchResult.Missing missing ->
          new PageOutcome.GivenUp(Reason.FETCH_FAILED, "HTTP " + missing.status());
      case FetchResult.Refused refused ->
          new PageOutcome.GivenUp(refused.reason(), refused.cause());
      case FetchResult.Failed failed -> again(request, failed.cause(), Duration.ZERO);
      case FetchResult.RateLimited limited ->
          again(request, "HTTP " + limited.status(), bounded(limited.retryAfter()));
      case FetchResult.NotModified unasked ->
          again(request, "HTTP 304 although nothing was asked", Duration.ZERO);
    };
  }

  private PageOutcome looked(PageStatus known, FetchRequest request, FetchResult result) {
    return switch (result) {
      case FetchResult.Fetched found when unusable(known.url(), found) == null ->
          revision.of(known, request, found);
      case FetchResult.Fetched other -> failed(known, "look_unusable", Duration.ZERO);
      case FetchResult.NotModified same ->
          new PageOutcome.Looked(
              "not_modified", watch.unchanged(known, same.headers(), same.at()), Duration.ZERO);
      case FetchResult.Missing missing ->
          new PageOutcome.Looked("gone", watch.gone(known, clock.instant()), Duration.ZERO);
      case FetchResult.Refused refused -> failed(known, "look_refused", Duration.ZERO);
      case FetchResult.Failed failed -> failed(known, "look_failed", Duration.ZERO);
      case FetchResult.RateLimited limited ->
          failed(known, "look_failed", bounded(limited.retryAfter()));
    };
  }

  private PageOutcome failed(PageStatus known, String label, Duration pause) {
    return new PageOutcome.Looked(label, watch.failed(known, pause, clock.instant()), pause);
  }

  /** Why a page that was fetched is not to be read; null if it is. */
  private static String unusable(URI asked, FetchResult.Fetched found) {
    String type = found.headers().get("content-type");
    if (!PageType.isPage(type)) {
      return "content type " + type;
    }
    boolean sentAway = isFrontPage(found.finalUrl()) && !isFrontPage(asked);
    return sentAway ? "redirected to the front page" : null;
  }

  private PageOutcome extract(FetchRequest request, FetchResult.Fetched found) {
    String fault = unusable(request.url(), found);
    if (fault != null) {
      return new PageOutcome.GivenUp(Reason.NO_ARTICLE, fault);
    }
    ArticleAssembler.Result result;
    try {
      result = ArticleAssembler.assemble(request, found, config.siteRules());
    } catch (RuntimeException | StackOverflowError e) {
      // our fault, so the page is wanted; what it asks of us is then looked for in its bytes
      LOG.error("page failed by our fault url={}", request.url(), e);
      result =
          ArticleAssembler.Result.none(
              Reason.PROCESSING_FAILED, e.toString(), !RawPages.mentionsNoArchive(found));
    }
    RawPlace place = result.mayKeep() ? raw.keep(request, found) : null;
    if (result.article() == null) {
      return new PageOutcome.GivenUp(result.reason(), result.cause(), place);
    }
    Article article = RawPages.named(result.article(), place);
    URI url = Urls.normal(request.url());
    return new PageOutcome.Extracted(article, watch.begin(url, request, article, found.headers()));
  }

  private PageOutcome again(FetchRequest request, String cause, Duration asked) {
    if (request.attempt() >= config.attemptsMax()) {
      return new PageOutcome.GivenUp(
          Reason.FETCH_FAILED, cause + ", after " + request.attempt() + " attempts");
    }
    double factor = Math.pow(RETRY_FACTOR, Math.min(request.attempt() - 1, DOUBLINGS_MAX));
    double backOff =
        Math.min(config.retryFirst().toMillis() * factor, (double) config.retryMax().toMillis());
    Duration jittered = Duration.ofMillis((long) (backOff * (0.75 + random.nextDouble() / 2)));
    return new PageOutcome.Again(cause, jittered.compareTo(asked) > 0 ? jittered : asked, asked);
  }

  private Duration bounded(Duration retryAfter) {
    Duration asked = retryAfter == null ? config.retryFirst() : retryAfter;
    return asked.compareTo(config.retryMax()) > 0 ? config.retryMax() : asked;
  }

  private static boolean isFrontPage(URI url) {
    String path = url.getPath();
    return (path == null || path.length() <= 1) && url.getQuery() == null;
  }
}
