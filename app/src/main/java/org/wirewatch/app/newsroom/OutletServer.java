package org.wirewatch.app.newsroom;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.wirewatch.wire.Ids;

/**
 * One host of the newsroom: validators, compression and methods as a news site's server has them.
 */
final class OutletServer implements AutoCloseable {
  private static final int COMPRESSED_FROM_BYTES = 512;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private OutletServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Takes a port of loopback; answers nothing before {@link #serve}.
   *
   * @param port 0 takes a free one
   * @throws UncheckedIOException if the port is taken
   */
  static OutletServer bind(int port) {
    try {
      return new OutletServer(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    } catch (IOException e) {
      throw new UncheckedIOException("newsroom port " + port + ": " + e.getMessage(), e);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Scheme, host and port. */
  String origin() {
    return "http://127.0.0.1:" + port();
  }

  /**
   * Starts to answer.
   *
   * @param documents what stands at a path
   */
  void serve(Function<String, Optional<OutletSite.Document>> documents) {
    server.createContext("/", exchange -> answer(exchange, documents));
    server.setExecutor(threads);
    server.start();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private static void answer(
      HttpExchange exchange, Function<String, Optional<OutletSite.Document>> documents)
      throws IOException {
    try (exchange) {
      if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      Optional<OutletSite.Document> document = documents.apply(exchange.getRequestURI().getPath());
      if (document.isPresent()) {
        send(exchange, document.get());
      } else {
        byte[] body =
            "<!doctype html><title>Not found</title><p>There is no such page."
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        body(exchange, 404, body);
      }
    }
  }

  private static void send(HttpExchange exchange, OutletSite.Document document) throws IOException {
    byte[] plain = document.bytes();
    String etag =
        "\"" + Ids.of(new String(plain, StandardCharsets.ISO_8859_1)).substring(0, 16) + "\"";
    var headers = exchange.getResponseHeaders();
    headers.set("ETag", etag);
    headers.set("Cache-Control", "max-age=1");
    headers.set("Vary", "Accept-Encoding");
    if (document.modifiedAt().isAfter(Instant.EPOCH)) {
      headers.set("Last-Modified", httpDate(document.modifiedAt()));
    }
    if (unchanged(exchange, etag, document.modifiedAt())) {
      exchange.sendResponseHeaders(304, -1);
      return;
    }
    headers.set("Content-Type", document.contentType());
    String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
    if (accepted != null && accepted.contains("gzip") && plain.length >= COMPRESSED_FROM_BYTES) {
      headers.set("Content-Encoding", "gzip");
      body(exchange, 200, gzip(plain));
    } else {
      body(exchange, 200, plain);
    }
  }

  /** RFC 9110, section 13.2.2: {@code If-None-Match} decides alone when it is sent. */
  private static boolean unchanged(HttpExchange exchange, String etag, Instant modifiedAt) {
    String known = exchange.getRequestHeaders().getFirst("If-None-Match");
    if (known != null) {
      return known.contains(etag);
    }
    String since = exchange.getRequestHeaders().getFirst("If-Modified-Since");
    if (since == null) {
      return false;
    }
    try {
      Instant limit = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(since));
      return modifiedAt.isAfter(Instant.EPOCH)
          && !modifiedAt.truncatedTo(ChronoUnit.SECONDS).isAfter(limit);
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static void body(HttpExchange exchange, int status, byte[] body) throws IOException {
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(plain);
    }
    return compressed.toByteArray();
  }

  private static String httpDate(Instant at) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
  }
}
