package org.wirewatch.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wirewatch.ingest.TestSite;
import org.wirewatch.wire.Reason;
import org.wirewatch.wire.net.AddressGuard;
import org.wirewatch.wire.net.AllowList;
import org.wirewatch.wire.net.GuardedHttp;

class HttpFetcherTest {
  private static final int LIMIT = 1_000_000;

  /** 50 MB of zeros. */
  private static final String BROTLI_BOMB =
      "y///P/gnAOKxQCD3/o///3/wTwDEYRGA7v0f////4J8AiMMCAN37P/7//8E/ARCHBQC693/8//+DfwIgDgsAdO//8g9eD/8EQBwWAOig6wE=";

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
  void decodesBrotliAndKeepsTheBytesAsReceived() {
    byte[] packed = Base64.getDecoder().decode("G4cT+I1Utb8sc7srkLl4LQroWQDIAQ==");
    site.on(
        "/br",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "br");
          TestSite.send(exchange, 200, "text/html", packed);
        });

    FetchResult.Fetched found = (FetchResult.Fetched) get("/br");

    assertThat(new String(found.body().bytes(), StandardCharsets.UTF_8))
        .isEqualTo("news ".repeat(1_000));
    assertThat(found.body().exchange().body()).isEqualTo(packed);
    assertThat(found.body().exchange().requestHeaders().get("User-Agent"))
        .isEqualTo("Wirewatch/test");
    assertThat(found.body().exchange().peer().isLoopbackAddress()).isTrue();
  }

  @Test
  void stopsABrotliBombAtTheDecodedLimit() {
    byte[] bomb = Base64.getDecoder().decode(BROTLI_BOMB);
    site.on(
        "/bomb",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "br");
          TestSite.send(exchange, 200, "text/html", bomb);
        });

    assertThat(get("/bomb"))
        .isInstanceOfSatisfying(
            FetchResult.Refused.class, r -> assertThat(r.reason()).isEqualTo(Reason.TOO_LARGE));
  }

  @Test
  void takesABodyThatIsNotPackedAlthoughItsHeaderSaysSo() {
    site.on("/plain", exchange -> sendGzip(exchange, "<p>plain".getBytes(StandardCharsets.UTF_8)));

    assertThat(((FetchResult.Fetched) get("/plain")).body().bytes())
        .asString()
        .isEqualTo("<p>plain");
  }

  @Test
  void failsOnBrokenGzip() throws IOException {
    byte[] cut = Arrays.copyOf(gzip(new byte[100_000], 1), 60);
    site.on("/cut", exchange -> sendGzip(exchange, cut));

    assertThat(get("/cut")).isInstanceOf(FetchResult.Failed.class);
  }

  @Test
  void sendsNoCookieBackAndNothingSecretToTheNextHost() {
    try (TestSite other = new TestSite()) {
      other.on("/b", "text/html", "<p>b");
      site.on(
          "/a",
          exchange -> {
            exchange.getResponseHeaders().set("Set-Cookie", "s=1; Path=/");
            exchange.getResponseHeaders().set("Location", other.url("/b").toString());
            TestSite.send(exchange, 302, "text/plain", new byte[0]);
          });

      HttpFetcher fetcher = fetcher(List.of(site.authority(), other.authority()));
      fetcher.get(Fetch.of(site.url("/a"), Fetch.ACCEPT_PAGE, LIMIT));
      fetcher.get(Fetch.of(site.url("/a"), Fetch.ACCEPT_PAGE, LIMIT));

      assertThat(other.asked("/b")).isEqualTo(2);
      for (var headers : List.of(site.headers(), other.headers())) {
        assertThat(headers)
            .allSatisfy(
                sent ->
                    assertThat(sent.keySet()).doesNotContain("Cookie", "Authorization", "Referer"));
      }
    }
  }

  @Test
  void refusesAFloodOfHeaders() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> floodHeaders(server));
      String authority = "127.0.0.1:" + server.getLocalPort();

      FetchResult result =
          fetcher(List.of(authority))
              .get(Fetch.of(URI.create("http://" + authority + "/"), "*/*", LIMIT));

      assertThat(result).isInstanceOf(FetchResult.Failed.class);
    }
  }

  private static void floodHeaders(ServerSocket server) {
    try (Socket socket = server.accept()) {
      OutputStream out = socket.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] header =
          ("X-Flood: " + "x".repeat(1_000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 1_000_000; i++) {
        out.write(header);
      }
    } catch (IOException hungUp) {
      assertThat(hungUp).isNotNull(); // the client goes away in the middle: that is the point
    }
  }

  @Test
  void holdsManyLargeBodiesWithinTheBudget() throws Exception {
    // Given
    int size = 5 * 1024 * 1024;
    byte[] body = new byte[size];
    Arrays.fill(body, (byte) 'x');
    byte[] packed = gzip(body, 1);
    site.on("/plain", exchange -> TestSite.send(exchange, 200, "text/html", body));
    site.on("/packed", exchange -> sendGzip(exchange, packed));
    ByteBudget budget =
        new ByteBudget(
            40L * 1024 * 1024, HttpFetcher.COPIES * (size + 65_536L), Duration.ofSeconds(60));
    AddressGuard guard = AddressGuard.of(AllowList.of(List.of(site.authority())));
    var client = GuardedHttp.client(guard, Duration.ofSeconds(5), Duration.ofSeconds(60));
    HttpFetcher fetcher = new HttpFetcher(client, "test", InstantSource.system(), budget);

    // When
    List<Future<Integer>> sizes = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 32; i++) {
        String path = i % 2 == 0 ? "/plain" : "/packed";
        Fetch fetch = Fetch.of(site.url(path), Fetch.ACCEPT_PAGE, size);
        sizes.add(
            threads.submit(() -> fetcher.get(fetch, r -> ((FetchResult.Fetched) r).body().size())));
      }
    }

    // Then
    for (Future<Integer> one : sizes) {
      assertThat(one.get()).isEqualTo(size);
    }
    assertThat(budget.peak()).isBetween(10L * 1024 * 1024, 40L * 1024 * 1024);
  }

  @Test
  void speaksHttp2WhereTheServerDoes() throws Exception {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    var serverSide = new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    var clientSide =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(certificate.certificate())
            .build();
    try (MockWebServer server = new MockWebServer()) {
      server.useHttps(serverSide.sslSocketFactory());
      server.enqueue(new MockResponse.Builder().body("<p>news").build());
      server.start(InetAddress.getLoopbackAddress(), 0);
      String authority = "127.0.0.1:" + server.getPort();
      AddressGuard guard = AddressGuard.of(AllowList.of(List.of(authority)));
      var client =
          GuardedHttp.client(guard, Duration.ofSeconds(5), Duration.ofSeconds(5))
              .newBuilder()
              .sslSocketFactory(clientSide.sslSocketFactory(), clientSide.trustManager())
              .build();

      FetchResult result =
          new HttpFetcher(client, "test", InstantSource.system())
              .get(Fetch.of(URI.create("https://" + authority + "/"), "*/*", LIMIT));

      assertThat(result)
          .isInstanceOfSatisfying(
              FetchResult.Fetched.class,
              found -> assertThat(found.body().exchange().http2()).isTrue());
    }
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

  private static HttpFetcher fetcher(List<String> allowed) {
    AddressGuard guard = AddressGuard.of(AllowList.of(allowed));
    var client = GuardedHttp.client(guard, Duration.ofSeconds(2), Duration.ofSeconds(2));
    return new HttpFetcher(client, "Wirewatch/test", InstantSource.system());
  }

  private FetchResult get(String path) {
    return fetcher(List.of(site.authority()))
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
