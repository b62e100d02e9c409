package org.wirewatch.ingest.websub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A small WebSub hub on loopback: takes subscriptions, verifies them, distributes content. */
final class TestHub implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Map<String, String>> verified = new ConcurrentHashMap<>();
  private volatile long leaseSeconds = 86_400;
  private volatile String refusal;
  private volatile boolean gone;

  TestHub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  URI url() {
    return URI.create("http://" + authority() + "/hub");
  }

  String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  void lease(long seconds) {
    leaseSeconds = seconds;
  }

  /** Denies every subscription from now on. */
  void refuse(String reason) {
    refusal = reason;
  }

  /** Answers nothing but errors from now on. */
  void disappear() {
    gone = true;
  }

  List<Map<String, String>> requests() {
    return List.copyOf(requests);
  }

  /** By callback, what was subscribed and verified. */
  Map<String, Map<String, String>> verified() {
    return Map.copyOf(verified);
  }

  /** Sends a document to all subscribers; returns the last answer's status. */
  int distribute(String body) {
    int status = 0;
    for (var subscription : verified.entrySet()) {
      status =
          deliver(subscription.getKey(), body, "sha256=" + sign(subscription.getValue(), body));
    }
    return status;
  }

  static String sign(Map<String, String> subscription, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] secret = subscription.get("hub.secret").getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  int deliver(String callback, String body, String signature) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(callback))
            .header("Content-Type", "application/rss+xml")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (signature != null) {
      request.header("X-Hub-Signature", signature);
    }
    return send(request).statusCode();
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Map<String, String> parameters = new HashMap<>();
      for (String pair : form.split("&", -1)) {
        String[] parts = pair.split("=", 2);
        parameters.put(
            URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
            URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
      requests.add(parameters);
      if (gone) {
        exchange.sendResponseHeaders(500, -1);
        return;
      }
      exchange.sendResponseHeaders(202, -1);
      var unused = threads.submit(() -> verify(parameters));
    }
  }

  private void verify(Map<String, String> parameters) {
    String callback = parameters.get("hub.callback");
    String mode = refusal == null ? parameters.get("hub.mode") : "denied";
    String challenge = "challenge-" + requests.size();
    String query =
        "?hub.mode="
            + mode
            + "&hub.topic="
            + URLEncoder.encode(parameters.get("hub.topic"), StandardCharsets.UTF_8)
            + "&hub.challenge="
            + challenge
            + "&hub.lease_seconds="
            + leaseSeconds
            + (refusal == null ? "" : "&hub.reason=" + refusal);
    HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(callback + query)));
    boolean confirmed = answer.statusCode() == 200 && answer.body().equals(challenge);
    if (confirmed && mode.equals("subscribe")) {
      verified.put(callback, parameters);
    } else if (confirmed) {
      verified.remove(callback);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    http.close();
  }
}
