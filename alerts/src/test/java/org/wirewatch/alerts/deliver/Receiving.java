package org.wirewatch.alerts.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A webhook receiver on loopback that keeps every request and answers as it is told. */
public final class Receiving implements AutoCloseable {
  /** A request with its body. */
  public record Hook(String path, Headers headers, String body, long atNanos) {
    public String id() {
      return headers.getFirst("webhook-id");
    }

    /** Whether the signature is that of the secret. */
    public boolean signedWith(String secret) {
      long timestamp = Long.parseLong(headers.getFirst("webhook-timestamp"));
      return WebhookSignature.of(secret, id(), timestamp, body.getBytes(UTF_8))
          .equals(headers.getFirst("webhook-signature"));
    }
  }

  /** What to answer. */
  public interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Hook> hooks = new CopyOnWriteArrayList<>();
  private volatile Answer answer = status(204);

  private Receiving(HttpServer server) {
    this.server = server;
  }

  public static Receiving start() throws IOException {
    return start(0);
  }

  /** On a given port; 0 takes a free one. */
  public static Receiving start(int port) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    Receiving receiving = new Receiving(http);
    http.createContext("/", receiving::receive);
    http.setExecutor(receiving.threads);
    http.start();
    return receiving;
  }

  /** A status without a body, with headers given in pairs. */
  public static Answer status(int status, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, -1);
    };
  }

  public void answer(Answer next) {
    answer = next;
  }

  public List<Hook> hooks() {
    return hooks;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      hooks.add(
          new Hook(
              exchange.getRequestURI().getPath(),
              exchange.getRequestHeaders(),
              body,
              System.nanoTime()));
      answer.to(exchange);
    }
  }
}
