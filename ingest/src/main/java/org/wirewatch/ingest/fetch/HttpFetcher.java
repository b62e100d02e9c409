package org.wirewatch.ingest.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.CompressionInterceptor;
import okhttp3.Gzip;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.brotli.Brotli;
import okio.BufferedSource;
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
  private static final int CHUNK_BYTES = 16 * 1024;

  private final OkHttpClient client;
  private final String userAgent;
  private final InstantSource clock;

  /**
   * Takes a client from {@link org.wirewatch.wire.net.GuardedHttp}, so that no hop can lead into
   * the own network.
   */
  public HttpFetcher(OkHttpClient guarded, String userAgent, InstantSource clock) {
    this.client =
        guarded
            .newBuilder()
            .addInterceptor(new CompressionInterceptor(Brotli.INSTANCE, Gzip.INSTANCE))
            .build();
    this.userAgent = userAgent;
    this.clock = clock;
  }

  /** Fetches; every failure is a result. */
  public FetchResult get(Fetch fetch) {
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
          return result(fetch, url, movedTo, response);
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
            .header("Accept", fetch.accept());
    if (fetch.etag() != null) {
      request.header("If-None-Match", fetch.etag());
    }
    if (fetch.lastModified() != null) {
      request.header("If-Modified-Since", fetch.lastModified());
    }
    return request.build();
  }

  private FetchResult result(Fetch fetch, URI url, URI movedTo, Response response)
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
        yield read(fetch, url, movedTo, response, headers);
      }
    };
  }

  private FetchResult read(
      Fetch fetch, URI url, URI movedTo, Response response, Map<String, String> headers)
      throws IOException {
    BufferedSource source = response.body().source();
    byte[] bytes = new byte[CHUNK_BYTES];
    int size = 0;
    for (int read = 0; read >= 0; read = source.read(bytes, size, bytes.length - size)) {
      size += read;
      if (size > fetch.bodyBytesMax()) {
        return new FetchResult.Refused(
            Reason.TOO_LARGE,
            "body larger than " + fetch.bodyBytesMax() + " bytes",
            response.code());
      }
      if (size == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(size * 2L, fetch.bodyBytesMax() + 1L));
      }
    }
    return new FetchResult.Fetched(
        response.code(),
        url,
        movedTo,
        headers,
        new Body(Arrays.copyOf(bytes, size)),
        clock.instant());
  }

  private java.time.Duration retryAfter(Map<String, String> headers) {
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
      headers.put(name.toLowerCase(Locale.ROOT), response.headers().values(name).getFirst());
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
}
