package org.wirewatch.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.ingest.raw.RawPlace;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.FetchRequest;
import org.wirewatch.wire.Reason;

/** Turns one fetch request into its outcome. Thread-safe; blocks. */
final class PageFetch {
  private static final Logger LOG = LoggerFactory.getLogger(PageFetch.class);
  private static final double RETRY_FACTOR = 4;
  private static final int DOUBLINGS_MAX = 10;

  private final FetchConfig config;
  private final HttpFetcher fetcher;
  private final Robots robots;
  private final RawPages raw;
  private final RandomGenerator random;

  PageFetch(
      FetchConfig config,
      HttpFetcher fetcher,
      Robots robots,
      RawPages raw,
      RandomGenerator random) {
    this.config = config;
    this.raw = raw;
    this.fetcher = fetcher;
    this.robots = robots;
    this.random = random;
  }

  PageOutcome fetch(FetchRequest request) {
    Fetch fetch =
        new Fetch(
            request.url(),
            Fetch.ACCEPT_PAGE,
            null,
            null,
            config.bodyBytesMax(),
            config.robots() ? robots::judge : hop -> null);
    return fetcher.get(fetch, result -> outcome(request, result));
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

  /** The pause that the host's robots.txt asks for after each request. */
  Duration crawlDelay(FetchRequest request) {
    return config.robots() ? robots.crawlDelay(request.url()) : Duration.ZERO;
  }

  private PageOutcome extract(FetchRequest request, FetchResult.Fetched found) {
    String type = found.headers().getOrDefault("content-type", "text/html");
    if (!isReadable(type)) {
      return new PageOutcome.GivenUp(Reason.NO_ARTICLE, "content type " + type);
    }
    if (isFrontPage(found.finalUrl()) && !isFrontPage(request.url())) {
      return new PageOutcome.GivenUp(Reason.NO_ARTICLE, "redirected to the front page");
    }
    ArticleAssembler.Result result;
    try {
      result = ArticleAssembler.assemble(request, found);
    } catch (RuntimeException | StackOverflowError e) {
      // our fault, so the page is wanted; what it asks of us is then looked for in its bytes
      LOG.error("page failed by our fault url={}", request.url(), e);
      result =
          ArticleAssembler.Result.none(
              Reason.PROCESSING_FAILED, e.toString(), !RawPages.mentionsNoArchive(found));
    }
    RawPlace place = result.mayKeep() ? raw.keep(request, found) : null;
    Article article = result.article();
    if (article == null) {
      return new PageOutcome.GivenUp(result.reason(), result.cause(), place);
    }
    return new PageOutcome.Extracted(RawPages.named(article, place));
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

  private static boolean isReadable(String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT);
    return type.contains("html") || type.contains("xml") || type.startsWith("text/plain");
  }

  private static boolean isFrontPage(URI url) {
    String path = url.getPath();
    return (path == null || path.length() <= 1) && url.getQuery() == null;
  }
}
