package org.wirewatch.wire.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.wirewatch.wire.Json;

/**
 * {@code /metrics} (Prometheus text format), {@code /health/live} and {@code /health/ready} of the
 * services in this process, on the JDK's HTTP server. A health answer is 200 or 503 and lists each
 * service.
 */
public final class ManagementServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private ManagementServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts the server.
   *
   * @param port 0 takes a free one
   * @throws UncheckedIOException if the port is taken
   */
  public static ManagementServer start(
      String host, int port, PrometheusMeterRegistry metrics, List<? extends Service> services) {
    HttpServer http;
    try {
      http = HttpServer.create(new InetSocketAddress(host, port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("management port " + port + ": " + e.getMessage(), e);
    }
    ManagementServer management = new ManagementServer(http);
    http.createContext(
        "/metrics",
        exchange -> answer(exchange, 200, "text/plain; version=0.0.4", metrics.scrape()));
    http.createContext("/health/live", exchange -> health(exchange, services, Service::live));
    http.createContext("/health/ready", exchange -> health(exchange, services, Service::ready));
    http.setExecutor(management.threads);
    http.start();
    return management;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private static void health(
      HttpExchange exchange, List<? extends Service> services, Predicate<Service> check)
      throws IOException {
    var states = new java.util.TreeMap<String, Boolean>();
    services.forEach(service -> states.put(service.name(), check.test(service)));
    boolean up = !states.containsValue(false);
    answer(exchange, up ? 200 : 503, "application/json", Json.write(states));
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
