package org.wirewatch.ingest.websub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.ingest.ops.IngestMetrics;
import org.wirewatch.wire.FeedPush;

/**
 * Where hubs call. Stateless: an address that we gave out proves itself, so any instance answers.
 * What comes is written to Kafka before the hub is told that all is well. Requests are bounded in
 * number, size and time.
 *
 * @see "WebSub, sections 5.3 and 7"
 */
public final class CallbackServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallbackServer.class);

  /** As base64 within Kafka's largest record. */
  private static final int BODY_BYTES_MAX = 2_900_000;

  private static final int REQUESTS_MAX = 64;
  private static final int REQUEST_SECONDS_MAX = 20;
  private static final int WRITE_SECONDS_MAX = 8;
  private static final long LEASE_SECONDS_MIN = 1;
  private static final long LEASE_SECONDS_MAX = 90L * 24 * 3600;
  private static final int CAUSE_CHARS_MAX = 300;

  private final WebSubConfig config;
  private final Function<FeedPush, Future<?>> writer;
  private final IngestMetrics metrics;
  private final InstantSource clock;
  private final Semaphore places = new Semaphore(REQUESTS_MAX);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("websub-timer").daemon().factory());
  private HttpServer server;

  /**
   * Prepares a server.
   *
   * @param writer writes to {@code feed-pushes}; its future ends when the brokers have it
   */
  public CallbackServer(
      WebSubConfig config,
      Function<FeedPush, Future<?>> writer,
      IngestMetrics metrics,
      InstantSource clock) {
    this.config = config;
    this.writer = writer;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Binds the port; throws if it is taken. */
  public void start() {
    try {
      server = HttpServer.create(new InetSocketAddress(config.host(), config.port()), 0);
    } catch (IOException e) {
      throw new IllegalStateException(
          "WebSub port " + config.port() + " cannot be opened: " + e.getMessage(), e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
    LOG.info("websub callback listens host={} port={}", config.host(), port());
  }

  /** The port that was bound. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
    }
    threads.shutdownNow();
    timer.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    if (!places.tryAcquire()) {
      answer(exchange, 503, "");
      exchange.close();
      return;
    }
    // a hub that sends a byte now and then must not hold a place for ever
    var deadline = timer.schedule(exchange::close, REQUEST_SECONDS_MAX, TimeUnit.SECONDS);
    try (exchange) {
      Optional<Callback> callback =
          Callback.read(exchange.getRequestURI().getRawPath(), config.secret());
      if (callback.isEmpty()) {
        answer(exchange, 404, "");
        return;
      }
      switch (exchange.getRequestMethod()) {
        case "GET" -> verify(exchange, callback.get());
        case "POST" -> receive(exchange, callback.get());
        default -> answer(exchange, 405, "");
      }
    } finally {
      deadline.cancel(false);
      places.release();
    }
  }

  /** A hub asks whether we meant it, or tells that it will not. */
  private void verify(HttpExchange exchange, Callback callback) throws IOException {
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    String topic = query.getOrDefault("hub.topic", "");
    if (!Callback.topicMark(topic).equals(callback.topicMark())) {
      metrics.push("wrong_topic");
      answer(exchange, 404, "");
      return;
    }
    FeedPush.Kind kind =
        switch (query.getOrDefault("hub.mode", "")) {
          case "subscribe" -> FeedPush.Kind.VERIFIED;
          case "unsubscribe" -> FeedPush.Kind.UNSUBSCRIBED;
          case "denied" -> FeedPush.Kind.DENIED;
          default -> null;
        };
    if (kind == null) {
      answer(exchange, 400, "");
      return;
    }
    Long lease = kind == FeedPush.Kind.VERIFIED ? lease(query.get("hub.lease_seconds")) : null;
    String cause = query.get("hub.reason");
    boolean written = write(push(callback, kind, lease, cut(cause), null, null));
    metrics.push(kind.name().toLowerCase(java.util.Locale.ROOT));
    answer(exchange, written ? 200 : 503, written ? query.getOrDefault("hub.challenge", "") : "");
  }

  /** A hub brings something new. */
  private void receive(HttpExchange exchange, Callback callback) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
    if (body.length > BODY_BYTES_MAX) {
      metrics.push("too_large");
      answer(exchange, 413, "");
      return;
    }
    String signature = exchange.getRequestHeaders().getFirst("X-Hub-Signature");
    if (!Signature.fits(signature, body, callback.signingSecret(config.secret()))) {
      metrics.push("bad_signature");
      LOG.warn("push refused, its signature is wrong or missing sourceId={}", callback.sourceId());
      answer(exchange, 403, "");
      return;
    }
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    String encoded = Base64.getEncoder().encodeToString(body);
    boolean written = write(push(callback, FeedPush.Kind.CONTENT, null, null, cut(type), encoded));
    metrics.push(written ? "content" : "not_written");
    answer(exchange, written ? 202 : 503, "");
  }

  private FeedPush push(
      Callback callback, FeedPush.Kind kind, Long lease, String cause, String type, String body) {
    return new FeedPush(
        FeedPush.SCHEMA_VERSION,
        callback.sourceId(),
        callback.subscription(),
        kind,
        clock.instant(),
        lease,
        cause,
        type,
        body);
  }

  private boolean write(FeedPush push) {
    try {
      writer.apply(push).get(WRITE_SECONDS_MAX, TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("push not written sourceId={}", push.sourceId(), e);
      return false;
    }
  }

  private long lease(String seconds) {
    boolean given = seconds != null && seconds.matches("\\d{1,9}");
    long lease = given ? Long.parseLong(seconds) : config.lease().toSeconds();
    return Math.clamp(lease, LEASE_SECONDS_MIN, LEASE_SECONDS_MAX);
  }

  private static String cut(String text) {
    return text == null || text.length() <= CAUSE_CHARS_MAX
        ? text
        : text.substring(0, CAUSE_CHARS_MAX);
  }

  private static Map<String, String> query(String rawQuery) {
    Map<String, String> query = new HashMap<>();
    for (String pair : (rawQuery == null ? "" : rawQuery).split("&", 50)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        try {
          query.put(
              URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
              URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
          LOG.debug("parameter passed over", e);
        }
      }
    }
    return query;
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
