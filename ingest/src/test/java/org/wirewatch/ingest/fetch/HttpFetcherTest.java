package org.wirewatch.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wirewatch.ingest.TestSite;
import org.wirewatch.wire.Reason;
import org.wirewatch.wire.net.AddressGuard;
import org.wirewatch.wire.net.AllowList;
import org.wirewatch.wire.net.GuardedHttp;

class HttpFetcherTest {
  private static final int LIMIT = 1_000_000;

  private final TestSite site = new TestSite();
  private final CountDownLatch released = new CountDownLatch(1);

  @AfterEach
  void close() {
    released.countDown();
    site.close();
  }

  @Test
  void decodesGzipAndSaysWhoItIs() throws IOException {
    byte[] body = "news ".repeat(1_000).getBytes(StandardCharsets.UTF_8);
    site.on("/a", exchange -> sendGzip(exchange, gzip(body, 1)));

    FetchResult result = get("/a");

    assertThat(((FetchResult.Fetched) result).body().bytes()).isEqualTo(body);
    assertThat(site.headers().getFirst().getFirst("User-Agent")).isEqualTo("Wirewatch/test");
    assertThat(site.headers().getFirst().getFirst("Accept-Encoding")).contains("br", "gzip");
  }

  @Test
  void stopsAGzipBombAtTheDecodedLimit() throws IOException {
    byte[] bomb = gzip(new byte[1_000_000], 200);
    site.on("/bomb", exchange -> sendGzip(exchange, bomb));

    assertThat(get("/bomb"))
        .isInstanceOfSatisfying(
            FetchResult.Refused.class, r -> assertThat(r.reason()).isEqualTo(Reason.TOO_LARGE));
  }

  @Test
  void endsASlowBodyAtTheDeadline() {
    site.on(
        "/slow",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          OutputStream out = exchange.getResponseBody();
          try {
            while (!released.await(50, TimeUnit.MILLISECONDS)) {
              out.write('x');
              out.flush();
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });

    assertThat(get("/slow"))
        .isInstanceOfSatisfying(
            FetchResult.Failed.class, f -> assertThat(f.cause()).isEqualTo("time-out"));
  }

  @Test
  void followsRedirectsWithinBoundsAndTellsPermanentOnes() {
    site.redirect("/old", 301, "/newer").redirect("/newer", 308, "/new");
    site.redirect("/temporary", 302, "/new").redirect("/loop", 302, "/loop");
    site.on("/new", "text/plain", "here");

    FetchResult.Fetched moved = (FetchResult.Fetched) get("/old");
    FetchResult.Fetched temporary = (FetchResult.Fetched) get("/temporary");
    FetchResult loop = get("/loop");

    assertThat(moved.movedTo()).isEqualTo(site.url("/new"));
    assertThat(temporary.movedTo()).isNull();
    assertThat(temporary.finalUrl()).isEqualTo(site.url("/new"));
    assertThat(loop)
        .isInstanceOfSatisfying(
            FetchResult.Refused.class, r -> assertThat(r.cause()).contains("too_many_redirects"));
    assertThat(site.asked("/loop")).isLessThanOrEqualTo(10);
  }

  @Test
  void goesToNoPrivateAddressAtAnyHop() {
    List<Integer> statuses = List.of(301, 302, 303, 307, 308);
    for (int status : statuses) {
      site.redirect("/in-" + status, status, "http://169.254.169.254/latest/");
    }
    site.redirect("/file", 302, "file:///etc/passwd");

    for (int status : statuses) {
      assertThat(refusal("/in-" + status)).startsWith("ssrf_blocked");
    }
    assertThat(refusal("/file")).startsWith("scheme_not_allowed");
  }

  @Test
  void honoursRetryAfter() {
    site.on(
        "/busy",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "120");
          TestSite.send(exchange, 429, "text/plain", new byte[0]);
        });

    assertThat(get("/busy")).isEqualTo(new FetchResult.RateLimited(429, Duration.ofMinutes(2)));
  }

  @Test
  void tellsMissingFromRefusedFromBroken() {
    site.on("/404", 404).on("/403", 403).on("/500", 500);

    assertThat(get("/404")).isEqualTo(new FetchResult.Missing(404));
    assertThat(get("/403")).isInstanceOf(FetchResult.Refused.class);
    assertThat(get("/500")).isEqualTo(new FetchResult.Failed("HTTP 500", 500));
  }

  private String refusal(String path) {
    FetchResult.Refused refused = (FetchResult.Refused) get(path);
    assertThat(refused.reason()).isEqualTo(Reason.ADDRESS_REFUSED);
    return refused.cause();
  }

  private FetchResult get(String path) {
    AddressGuard guard = AddressGuard.of(AllowList.of(List.of(site.authority())));
    var client = GuardedHttp.client(guard, Duration.ofSeconds(2), Duration.ofSeconds(2));
    return new HttpFetcher(client, "Wirewatch/test", InstantSource.system())
        .get(Fetch.of(site.url(path), Fetch.ACCEPT_PAGE, LIMIT));
  }

  private static void sendGzip(HttpExchange exchange, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    TestSite.send(exchange, 200, "text/html", body);
  }

  private static byte[] gzip(byte[] chunk, int times) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < times; i++) {
        out.write(chunk);
      }
    }
    return bytes.toByteArray();
  }
}
