package org.wirewatch.ingest.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import okhttp3.Connection;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.wirewatch.ingest.raw.ContentCoding;
import org.wirewatch.ingest.raw.Exchange;
import org.wirewatch.wire.Reason;
import org.wirewatch.wire.net.AddressRefusedException;

/**
 * Makes GETs: redirects followed by hand and bounded, every hop judged anew, gzip and brotli
 * decoded within the body limit, the whole call within the client's time limit. Thread-safe;
 * blocks.
 *
 * @see "RFC 9110, sections 8.8 and 15.4"
 */
public final class HttpFetcher {
  static final int REDIRECTS_MAX = 8;

  /** One body is held as received, undone, and while one is copied to the other. */
  static final int COPIES = 4;

  private static final long BUDGET_BYTES = 256L * 1024 * 1024;
  private static final long SHARE_BYTES_MAX = 64L * 1024 * 1024;
  private static final Duration MEMORY_WAIT_MAX = Duration.ofSeconds(20);

  /** Headers that may stand several times and then mean a list. */
  private static final List<String> LISTS = List.of("cache-control", "x-robots-tag", "link");

  private final OkHttpClient client;
  private final String userAgent;
  private final InstantSource clock;
  private final ByteBudget budget;

  /** With a budget of 256 MiB for all bodies, each at most 16 MiB. */
  public HttpFetcher(OkHttpClient guarded, String userAgent, InstantSource clock) {
    this(guarded, userAgent, clock, new ByteBudget(BUDGET_BYTES, SHARE_BYTES_MAX, MEMORY_WAIT_MAX));
  }

  /**
   * A fetcher whose bodies together stay within a budget.
   *
   * @param inFlightBytesMax raised to what one body of the largest size needs
   * @param bodyBytesMax the largest body that will be asked for
   */
  public static HttpFetcher within(
      long inFlightBytesMax,
      int bodyBytesMax,
      OkHttpClient guarded,
      String userAgent,
      InstantSource clock) {
    long share = (long) COPIES * (bodyBytesMax + 64L * 1024);
    ByteBudget budget = new ByteBudget(Math.max(inFlightBytesMax, share), share, MEMORY_WAIT_MAX);
    return new HttpFetcher(guarded, userAgent, clock, budget);
  }

  /**
   * Takes a client from {@link org.wirewatch.wire.net.GuardedHttp}, so that no hop can lead into
   * the own network.
   */
  HttpFetcher(OkHttpClient guarded, String userAgent, InstantSource clock, ByteBudget budget) {
    this.client = guarded.newBuilder().addNetworkInterceptor(HttpFetcher::notePeer).build();
    this.userAgent = userAgent;
    this.clock = clock;
    this.budget = budget;
  }

  private static Response notePeer(Interceptor.Chain chain) throws IOException {
    Peer peer = chain.request().tag(Peer.class);
    Connection connection = chain.connection();
    if (peer != null && connection != null) {
      peer.address.set(connection.socket().getInetAddress());
    }
    return chain.proceed(chain.request());
  }

  /** Fetches; every failure is a result. The body counts as in flight until this returns. */
  public FetchResult get(Fetch fetch) {
    return get(fetch, Function.identity());
  }

  /** Fetches and applies; the body counts as in flight until that is done. */
  public <T> T get(Fetch fetch, Function<FetchResult, T> then) {
    try (ByteBudget.Share share = budget.open()) {
      return then.apply(get(fetch, share));
    }
  }

  private FetchResult get(Fetch fetch, ByteBudget.Share share) {
    URI url = fetch.url();
    URI movedTo = null;
    boolean permanent = true;
    for (int hop = 0; hop <= REDIRECTS_MAX; hop++) {
      FetchResult verdict = fetch.hops().judge(url);
      if (verdict != null) {
        return verdict;
      }
      try (Response response = client.newCall(request(fetch, url)).execute()) {
        if (!isRedirect(response.code()) || response.header("Location") == null) {
          return result(fetch, url, movedTo, response, share);
        }
        Optional<URI> next = Urls.resolve(url, response.header("Location"));
        if (next.isEmpty()) {
          return refusedRedirect(response);
        }
        url = next.get();
        permanent &= response.code() == 301 || response.code() == 308;
        movedTo = permanent ? url : movedTo;
      } catch (AddressRefusedException e) {
        return new FetchResult.Refused(Reason.ADDRESS_REFUSED, e.getMessage(), null);
      } catch (IllegalArgumentException e) {
        return new FetchResult.Refused(Reason.ADDRESS_REFUSED, "bad_url: " + e.getMessage(), null);
      } catch (IOException e) {
        return new FetchResult.Failed(describe(e), null);
      }
    }
    return new FetchResult.Refused(
        Reason.FETCH_FAILED, "too_many_redirects: more than " + REDIRECTS_MAX, null);
  }

  private Request request(Fetch fetch, URI url) {
    Request.Builder request =
        new Request.Builder()
            .url(url.toString())
            .header("User-Agent", userAgent)
            .tag(Peer.class, new Peer(new AtomicReference<>()))
            .header("Accept", fetch.accept())
            .header("Accept-Encoding", ContentCoding.ACCEPTED);
    if (fetch.etag() != null) {
      request.header("If-None-Match", fetch.etag());
    }
    if (fetch.lastModified() != null) {
      request.header("If-Modified-Since", fetch.lastModified());
    }
    return request.build();
  }

  private FetchResult result(
      Fetch fetch, URI url, URI movedTo, Response response, ByteBudget.Share share)
      throws IOException {
    int status = response.code();
    Map<String, String> headers = headers(response);
    return switch (status) {
      case 304 -> new FetchResult.NotModified(movedTo, headers, clock.instant());
      case 404, 410 -> new FetchResult.Missing(status);
      case 429 -> new FetchResult.RateLimited(status, retryAfter(headers));
      case 503 ->
          headers.containsKey("retry-after")
              ? new FetchResult.RateLimited(status, retryAfter(headers))
              : new FetchResult.Failed("HTTP " + status, status);
      case 408, 425 -> new FetchResult.Failed("HTTP " + status, status);
      default -> {
        if (status >= 500) {
          yield new FetchResult.Failed("HTTP " + status, status);
        }
        if (status < 200 || status >= 300) {
          yield new FetchResult.Refused(Reason.FETCH_FAILED, "HTTP " + status, status);
        }
        yield read(fetch, url, movedTo, response, share);
      }
    };
  }

  private FetchResult read(
      Fetch fetch, URI url, URI movedTo, Response response, ByteBudget.Share share)
      throws IOException {
    int most = fetch.bodyBytesMax();
    byte[] received = ContentCoding.read(response.body().source(), most, share::take);
    byte[] bytes =
        received.length > most
            ? received
            : ContentCoding.decode(
                received, response.header("Content-Encoding"), most, share::take);
    if (bytes.length > most) {
      return new FetchResult.Refused(
          Reason.TOO_LARGE, "body larger than " + most + " bytes", response.code());
    }
    Exchange exchange = exchange(url, response, received);
    return new FetchResult.Fetched(
        response.code(), url, movedTo, headers(response), new Body(bytes, exchange), exchange.at());
  }

  private Exchange exchange(URI url, Response response, byte[] received) {
    Response network = response.networkResponse() == null ? response : response.networkResponse();
    Peer peer = response.request().tag(Peer.class);
    Headers sent = network.request().headers();
    return new Exchange(
        url,
        response.protocol() == Protocol.HTTP_2,
        peer == null ? null : peer.address.get(),
        sent,
        response.code(),
        response.message(),
        network.headers(),
        received,
        clock.instant());
  }

  private Duration retryAfter(Map<String, String> headers) {
    return HttpDates.retryAfter(headers.get("retry-after"), clock.instant()).orElse(null);
  }

  private static FetchResult refusedRedirect(Response response) {
    return new FetchResult.Refused(
        Reason.ADDRESS_REFUSED,
        "scheme_not_allowed: redirect to what is no web address",
        response.code());
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  private static Map<String, String> headers(Response response) {
    Map<String, String> headers = new TreeMap<>();
    for (String name : response.headers().names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      List<String> values = response.headers().values(name);
      headers.put(lower, LISTS.contains(lower) ? String.join(", ", values) : values.getFirst());
    }
    return headers;
  }

  private static String describe(IOException e) {
    if (e instanceof UnknownHostException) {
      return "host does not resolve";
    }
    if (e instanceof InterruptedIOException) {
      return "time-out";
    }
    return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
  }

  /** Set by the network interceptor of the call. */
  private record Peer(AtomicReference<InetAddress> address) {}
}
