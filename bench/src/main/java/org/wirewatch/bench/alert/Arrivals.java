package org.wirewatch.bench.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.wirewatch.wire.Json;

/**
 * The receiver of the alerts: knows which ones are to come, and when each article was sent. Its
 * addresses are {@link #url} and the subscription's id. Thread-safe.
 */
final class Arrivals implements AutoCloseable {
  private static final Duration LATEST = Duration.ofSeconds(60);

  private final HttpServer server;
  private final Map<Alert, Instant> expected = new HashMap<>();
  private final Map<Alert, Arrival> arrived = new HashMap<>();
  private int unexpected;

  Arrivals() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::receive);
    server.start();
  }

  /** What an alert is known by; each article of this bench is a story of its own. */
  record Alert(String subscriptionId, String articleId) {}

  /**
   * Three instants of an alert.
   *
   * @param decided the notification's own time
   */
  record Arrival(Instant sent, Instant decided, Instant requested) {
    double millis() {
      return millis(sent, requested);
    }

    double millisToDecision() {
      return millis(sent, decided);
    }

    double millisFromDecision() {
      return millis(decided, requested);
    }

    private static double millis(Instant from, Instant to) {
      return Duration.between(from, to).toNanos() / 1e6;
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** To be called before the article is sent. */
  synchronized void expect(Alert alert, Instant sent) {
    expected.put(alert, sent);
  }

  /** Forgets what has come, and what was to come. */
  synchronized void clear() {
    expected.clear();
    arrived.clear();
    unexpected = 0;
  }

  /** Waits for all that are to come, as long as one of them comes now and then. */
  synchronized void awaitAll() throws InterruptedException {
    while (arrived.size() < expected.size() && waitForAnother()) {}
  }

  /** Waits for one alert; false when none has come for a minute. */
  synchronized boolean await(Alert alert) throws InterruptedException {
    while (!arrived.containsKey(alert)) {
      if (!waitForAnother()) {
        return false;
      }
    }
    return true;
  }

  /** When the first alert of a subscription came; null when none has. */
  synchronized Instant first(String subscriptionId) {
    return arrived.entrySet().stream()
        .filter(entry -> entry.getKey().subscriptionId().equals(subscriptionId))
        .map(entry -> entry.getValue().requested())
        .min(Instant::compareTo)
        .orElse(null);
  }

  synchronized List<Arrival> all() {
    return List.copyOf(arrived.values());
  }

  synchronized int missing() {
    return expected.size() - arrived.size();
  }

  /** Alerts that no query asked for, or that came twice. */
  synchronized int unexpected() {
    return unexpected;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private boolean waitForAnother() throws InterruptedException {
    int before = arrived.size();
    long start = System.nanoTime();
    long left = LATEST.toMillis();
    while (arrived.size() == before && left > 0) {
      wait(left);
      left = LATEST.toMillis() - (System.nanoTime() - start) / 1_000_000;
    }
    return arrived.size() > before;
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Instant now = Instant.now();
      JsonNode event = Json.mapper().readTree(body);
      Alert alert =
          new Alert(
              exchange.getRequestURI().getPath().substring(1),
              event.at("/data/article/id").asText());
      note(alert, Instant.parse(event.get("time").asText()), now);
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private synchronized void note(Alert alert, Instant decided, Instant now) {
    Instant sent = expected.get(alert);
    if (sent == null || arrived.putIfAbsent(alert, new Arrival(sent, decided, now)) != null) {
      unexpected++;
    }
    notifyAll();
  }
}
