package org.wirewatch.wire.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardedHttpTest {
  private static final String PUBLIC = "93.184.216.34";

  private final AtomicInteger hits = new AtomicInteger();
  private final Deque<String> answers = new ArrayDeque<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          hits.incrementAndGet();
          exchange.getResponseHeaders().set("Location", "http://169.254.169.254/");
          if (exchange.getRequestURI().getPath().equals("/flood")) {
            for (int i = 0; i < 100; i++) {
              exchange.getResponseHeaders().add("X-Filler", "x".repeat(1_000));
            }
          }
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void connectsToTheCheckedPublicAddress() throws IOException {
    answers.add(PUBLIC);

    try (Response response = get("http://news.test/")) {
      assertThat(response.code()).isEqualTo(302);
    }

    assertThat(hits).hasValue(1);
  }

  @Test
  void refusesANameThatResolvesToLoopback() {
    answers.add("127.0.0.1");

    assertThatThrownBy(() -> get("http://rebind.test/"))
        .isInstanceOf(AddressRefusedException.class)
        .hasMessageContaining("loopback");

    assertThat(hits).hasValue(0);
  }

  @Test
  void asksTheGuardAgainWhenTheNameChangesItsAddress() throws IOException {
    answers.add(PUBLIC);
    answers.add("127.0.0.1");
    OkHttpClient client = client();
    assertThat(guard().check("http://rebind.test/").allowed()).isTrue();

    assertThatThrownBy(() -> get(client, "http://rebind.test/"))
        .isInstanceOf(AddressRefusedException.class);

    assertThat(hits).hasValue(0);
  }

  @Test
  void refusesALiteralPrivateAddress() {
    assertThatThrownBy(() -> get("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
        .isInstanceOf(AddressRefusedException.class);
    assertThat(hits).hasValue(0);
  }

  @Test
  void socketsThemselvesRefuse() {
    GuardedSockets sockets = new GuardedSockets(guard(), address -> address);

    assertThatThrownBy(
            () -> {
              try (var socket = sockets.createSocket()) {
                socket.connect(server.getAddress());
              }
            })
        .isInstanceOf(AddressRefusedException.class);
    assertThat(hits).hasValue(0);
  }

  @Test
  void refusesAFloodOfHeaders() {
    answers.add(PUBLIC);

    assertThatThrownBy(() -> get("http://news.test/flood"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("headers larger");
  }

  private Response get(String url) throws IOException {
    return get(client(), url);
  }

  private static Response get(OkHttpClient client, String url) throws IOException {
    return client.newCall(new Request.Builder().url(url).build()).execute();
  }

  private OkHttpClient client() {
    return GuardedHttp.client(
        guard(),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        checked ->
            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getAddress().getPort()));
  }

  private AddressGuard guard() {
    return new AddressGuard(
        AllowList.publicWeb(), host -> List.of(InetAddress.getByName(answers.remove())));
  }
}
