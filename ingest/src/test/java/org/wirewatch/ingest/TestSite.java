package org.wirewatch.ingest;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web site on loopback whose answers a test sets, and which remembers what was asked. */
public final class TestSite implements AutoCloseable {
  /** Answers a request. */
  public interface Page {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Headers> headers = new CopyOnWriteArrayList<>();

  public TestSite() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** {@code 127.0.0.1:port}. */
  public String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  public URI url(String path) {
    return URI.create("http://" + authority() + path);
  }

  public TestSite on(String path, Page page) {
    pages.put(path, page);
    return this;
  }

  public TestSite on(String path, String type, String body) {
    return on(path, exchange -> send(exchange, 200, type, body.getBytes(StandardCharsets.UTF_8)));
  }

  public TestSite on(String path, int status) {
    return on(path, exchange -> send(exchange, status, "text/plain", new byte[0]));
  }

  public TestSite redirect(String path, int status, String to) {
    return on(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", to);
          send(exchange, status, "text/plain", new byte[0]);
        });
  }

  /** Paths asked for, in order. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  public long asked(String path) {
    return asked.stream().filter(path::equals).count();
  }

  /** Headers of the requests, in the order of {@link #asked()}. */
  public List<Headers> headers() {
    return List.copyOf(headers);
  }

  public static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  /** Writes zeros until the client goes away. */
  public static void sendEndless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] chunk = new byte[64 * 1024];
    OutputStream out = exchange.getResponseBody();
    for (int i = 0; i < 50 * 16; i++) {
      out.write(chunk);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      asked.add(path);
      headers.add(exchange.getRequestHeaders());
      Page page = pages.get(path);
      if (page == null) {
        send(exchange, 404, "text/plain", new byte[0]);
      } else {
        page.answer(exchange);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
