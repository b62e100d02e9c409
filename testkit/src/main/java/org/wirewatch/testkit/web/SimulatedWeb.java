package org.wirewatch.testkit.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Sites on loopback, each with its own port, that behave as a seed says: feeds publish at rhythms
 * from minutes to weeks, answer conditionally, sometimes ask for patience or fail; any other path
 * is a small article. Remembers every visit. Thread-safe.
 */
public final class SimulatedWeb implements AutoCloseable {
  private static final Duration[] MEAN_GAPS = {
    Duration.ofMinutes(2), Duration.ofMinutes(20), Duration.ofHours(3), Duration.ofDays(2)
  };

  /** Share of the feeds with the mean gap of the same place. */
  private static final double[] GAP_SHARES = {0.05, 0.2, 0.35, 0.4};

  private final Plan plan;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<HttpServer> servers = new ArrayList<>();
  private final List<String> hosts = new ArrayList<>();
  private final List<SimulatedFeed> feeds = new ArrayList<>();
  private final Queue<Visit> visits = new ConcurrentLinkedQueue<>();
  private final SplittableRandom random;

  /**
   * What to simulate.
   *
   * @param feeds spread evenly over the hosts
   * @param latency before every answer
   * @param maxAgeShare of the feed answers, those that say how long they stay fresh
   * @param throttledShare of the feed answers, those that are 429 with Retry-After
   * @param failedShare of the feed answers, those that are 500
   */
  public record Plan(
      long seed,
      int hosts,
      int feeds,
      Duration latency,
      double maxAgeShare,
      double throttledShare,
      double failedShare) {
    /** Sites of pages only, without faults. */
    public static Plan pages(int hosts, Duration latency) {
      return new Plan(1, hosts, 0, latency, 0, 0, 0);
    }
  }

  private SimulatedWeb(Plan plan, InstantSource clock) {
    this.plan = plan;
    this.clock = clock;
    this.random = new SplittableRandom(plan.seed);
  }

  /** Opens the sites. */
  public static SimulatedWeb start(Plan plan, InstantSource clock) {
    SimulatedWeb web = new SimulatedWeb(plan, clock);
    try {
      for (int i = 0; i < plan.hosts; i++) {
        web.open();
      }
    } catch (IOException e) {
      web.close();
      throw new UncheckedIOException("no port for a simulated site", e);
    }
    Instant now = clock.instant();
    for (int i = 0; i < plan.feeds; i++) {
      Duration gap = web.meanGap();
      web.feeds.add(new SimulatedFeed(i, web.site(i), gap, now, web.random.split()));
    }
    return web;
  }

  private void open() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(any, 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
    servers.add(server);
    hosts.add("127.0.0.1:" + server.getAddress().getPort());
  }

  private Duration meanGap() {
    double at = random.nextDouble();
    int kind = 0;
    while (kind < GAP_SHARES.length - 1 && at >= GAP_SHARES[kind]) {
      at -= GAP_SHARES[kind++];
    }
    return MEAN_GAPS[kind];
  }

  /** {@code 127.0.0.1:port} of every site. */
  public List<String> hosts() {
    return List.copyOf(hosts);
  }

  /** Addresses of the feeds. */
  public List<URI> feeds() {
    List<URI> addresses = new ArrayList<>();
    for (int i = 0; i < plan.feeds; i++) {
      addresses.add(site(i).resolve("/feed/" + i));
    }
    return addresses;
  }

  /** Addresses of articles, the hosts taking turns. */
  public List<URI> pages(int count) {
    List<URI> addresses = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      addresses.add(site(i).resolve("/page/" + i));
    }
    return addresses;
  }

  /** Addresses and times of all entries that the feeds have published by now. */
  public Map<URI, Instant> published() {
    Instant now = clock.instant();
    Map<URI, Instant> all = new HashMap<>();
    for (SimulatedFeed feed : feeds) {
      synchronized (feed) {
        feed.advance(now);
        all.putAll(feed.entries());
      }
    }
    return all;
  }

  /** Every request so far, in about the order in which they came. */
  public List<Visit> visits() {
    return List.copyOf(visits);
  }

  private URI site(int number) {
    return URI.create("http://" + hosts.get(number % plan.hosts) + "/");
  }

  private void answer(HttpExchange exchange) throws IOException {
    Instant now = clock.instant();
    String path = exchange.getRequestURI().getPath();
    try (exchange) {
      exchange.getRequestBody().close();
      delay();
      if (path.startsWith("/feed/")) {
        feed(exchange, feeds.get(Integer.parseInt(path.substring("/feed/".length()))), path, now);
      } else if (path.equals("/robots.txt")) {
        send(exchange, 404, "text/plain", "");
        visited(exchange, path, now, 404, false);
      } else {
        visited(exchange, path, now, 200, false);
        send(exchange, 200, "text/html; charset=utf-8", SimulatedPage.html(path));
      }
    }
  }

  private void delay() {
    try {
      Thread.sleep(plan.latency);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void feed(HttpExchange exchange, SimulatedFeed feed, String path, Instant now)
      throws IOException {
    int status;
    String body = "";
    boolean early;
    synchronized (feed) {
      early = feed.early(now);
      feed.advance(now);
      double fate = chance();
      if (fate < plan.throttledShare) {
        status = 429;
        exchange.getResponseHeaders().set("Retry-After", "120");
        feed.leaveAloneUntil(now.plusSeconds(120));
      } else if (fate < plan.throttledShare + plan.failedShare) {
        status = 500;
      } else {
        exchange.getResponseHeaders().set("ETag", feed.etag());
        if (chance() < plan.maxAgeShare) {
          exchange.getResponseHeaders().set("Cache-Control", "max-age=300");
          feed.leaveAloneUntil(now.plusSeconds(300));
        }
        boolean same = feed.etag().equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        status = same ? 304 : 200;
        body = same ? "" : feed.document();
      }
    }
    visited(exchange, path, now, status, early);
    send(exchange, status, "application/rss+xml; charset=utf-8", body);
  }

  private synchronized double chance() {
    return random.nextDouble();
  }

  private void visited(HttpExchange exchange, String path, Instant at, int status, boolean early) {
    String host = "127.0.0.1:" + exchange.getLocalAddress().getPort();
    visits.add(new Visit(host, path, at, status, early));
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }
}
