package org.wirewatch.alerts.deliver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirewatch.alerts.TestSubscriptions;
import org.wirewatch.alerts.deliver.Attempt.Scope;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Subscription.Receiver;
import org.wirewatch.wire.net.AddressGuard;
import org.wirewatch.wire.net.AllowList;

class HttpSenderTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:02Z");

  private Receiving receiving;
  private HttpSender sender;

  @BeforeEach
  void start() throws IOException {
    receiving = Receiving.start();
    sender = sender(List.of("127.0.0.1"), Duration.ofSeconds(10));
  }

  @AfterEach
  void close() {
    receiving.close();
  }

  @Test
  void postsASignedBodyThatHoldsTheReasonAndNoSecret() throws IOException {
    assertThat(send()).isEqualTo(new Attempt.Arrived(204));

    Receiving.Hook hook = receiving.hooks().getFirst();
    assertThat(hook.id()).isEqualTo("n-1");
    assertThat(hook.headers().getFirst("webhook-timestamp"))
        .isEqualTo(Long.toString(NOW.getEpochSecond()));
    assertThat(hook.signedWith(TestSubscriptions.SECRET)).isTrue();
    assertThat(hook.signedWith("whsec_b3RoZXI=")).isFalse();
    assertThat(hook.headers().getFirst("Content-Type")).startsWith("application/cloudevents+json");
    assertThat(hook.body()).doesNotContain("whsec_");
    JsonNode body = Json.mapper().readTree(hook.body());
    assertThat(body.path("specversion").asText()).isEqualTo("1.0");
    assertThat(body.path("id").asText()).isEqualTo("n-1");
    assertThat(body.path("source").asText()).isEqualTo("/subscriptions/sub+1");
    assertThat(body.path("type").asText()).isEqualTo("org.wirewatch.alert");
    assertThat(body.path("time").asText()).isEqualTo("2026-03-02T09:00:01Z");
    assertThat(body.path("subject").asText()).isEqualTo("story");
    assertThat(body.path("datacontenttype").asText()).isEqualTo("application/json");
    assertThat(body.at("/data/article/title").asText()).isEqualTo("An open letter");
    assertThat(body.at("/data/subscription/query").asText()).isEqualTo("\"open letter\"");
    assertThat(body.at("/data/why").asText()).contains("open letter");
  }

  @Test
  void tellsUpdatesDigestsAndNoticesApart() throws IOException {
    Receiver receiver = TestSubscriptions.webhook("r", receiving.url("/hook"));
    sender.send(Notifications.update(receiver, "a third outlet"));
    sender.send(Notifications.digest(receiver, 60));
    sender.send(Notifications.notice(receiver));

    JsonNode update = Json.mapper().readTree(receiving.hooks().get(0).body());
    assertThat(update.path("type").asText()).isEqualTo("org.wirewatch.update");
    assertThat(update.at("/data/news").asText()).isEqualTo("a third outlet");
    JsonNode digest = Json.mapper().readTree(receiving.hooks().get(1).body());
    assertThat(digest.path("type").asText()).isEqualTo("org.wirewatch.digest");
    assertThat(digest.at("/data/items")).hasSize(50);
    assertThat(digest.at("/data/more").asInt()).isEqualTo(10);
    JsonNode notice = Json.mapper().readTree(receiving.hooks().get(2).body());
    assertThat(notice.path("type").asText()).isEqualTo("org.wirewatch.notice");
    assertThat(notice.has("subject")).isFalse();
    assertThat(notice.at("/data").has("article")).isFalse();
  }

  @Test
  void signsAsThePublishedVectorAndWithBothSecretsDuringRotation() {
    byte[] body = "{\"test\": 2432232314}".getBytes(UTF_8);

    assertThat(
            WebhookSignature.of(
                TestSubscriptions.SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, body))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    assertThat(
            WebhookSignature.of(TestSubscriptions.SECRET + " whsec_b3RoZXI=", "id", 1, body)
                .split(" ", -1))
        .hasSize(2)
        .allSatisfy(one -> assertThat(one).startsWith("v1,"));
    assertThatThrownBy(() -> WebhookSignature.of("plain", "id", 1, body))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sendsAgainAtOnceWhenAKeptConnectionTurnsOutToBeClosed() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread answering = Thread.ofVirtual().start(() -> answerThenClose(server));
      Receiver receiver =
          TestSubscriptions.webhook("r", "http://127.0.0.1:" + server.getLocalPort() + "/");

      assertThat(sender.send(Notifications.update(receiver, "one")))
          .isEqualTo(new Attempt.Arrived(200));
      assertThat(sender.send(Notifications.update(receiver, "two")))
          .isEqualTo(new Attempt.Arrived(200));

      answering.join();
    }
  }

  /**
   * Answers the first request as if the connection stayed, and closes it when the second one comes;
   * answers that on the next connection.
   */
  private static void answerThenClose(ServerSocket server) {
    try {
      try (Socket first = server.accept()) {
        answer(first);
        first.getInputStream().read();
      }
      try (Socket second = server.accept()) {
        answer(second);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    int length = 0;
    for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
      if (line.regionMatches(true, 0, "content-length: ", 0, 16)) {
        length = Integer.parseInt(line.substring(16));
      }
    }
    while (length-- > 0) {
      in.read();
    }
    socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void doesNotFollowRedirects(int status) {
    receiving.answer(Receiving.status(status, "Location", receiving.url("/elsewhere")));

    assertThat(send()).isInstanceOf(Attempt.TryAgain.class);
    assertThat(receiving.hooks()).extracting(Receiving.Hook::path).containsExactly("/hook");
  }

  @Test
  void stopsAtGone() {
    receiving.answer(Receiving.status(410));

    assertThat(send()).isEqualTo(new Attempt.GiveUp(410, "410: the receiver wants no more", true));
  }

  @Test
  void passesOnWhatRetryAfterAsksFor() {
    receiving.answer(Receiving.status(429, "Retry-After", "120"));
    assertThat(retryAfter()).isEqualTo(Duration.ofMinutes(2));

    receiving.answer(Receiving.status(503, "Retry-After", "Mon, 02 Mar 2026 09:01:02 GMT"));
    assertThat(retryAfter()).isEqualTo(Duration.ofMinutes(1));

    receiving.answer(Receiving.status(503, "Retry-After", "Mon, 02 Mar 2020 09:01:02 GMT"));
    assertThat(retryAfter()).isNull();

    receiving.answer(Receiving.status(503, "Retry-After", "soon"));
    assertThat(retryAfter()).isNull();
  }

  @Test
  void tellsARefusedNotificationFromADeadReceiver() {
    receiving.answer(Receiving.status(400));
    assertThat(scope()).isEqualTo(Scope.NOTIFICATION);

    receiving.answer(Receiving.status(500));
    assertThat(scope()).isEqualTo(Scope.RECEIVER);

    receiving.answer(Receiving.status(503));
    assertThat(scope()).isEqualTo(Scope.HOST);

    receiving.close();
    assertThat(scope()).isEqualTo(Scope.HOST);
  }

  @Test
  void countsAnEndlessAnswerAsArrivedWithoutReadingIt() {
    CountDownLatch ended = new CountDownLatch(1);
    receiving.answer(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try {
            while (!Thread.currentThread().isInterrupted()) {
              exchange.getResponseBody().write(new byte[8_192]);
            }
          } finally {
            ended.countDown();
          }
        });

    assertThat(send()).isEqualTo(new Attempt.Arrived(200));
  }

  @Test
  void givesUpWaitingForASilentReceiver() {
    CountDownLatch never = new CountDownLatch(1);
    receiving.answer(
        exchange -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    sender = sender(List.of("127.0.0.1"), Duration.ofMillis(300));

    assertThat(send()).isInstanceOf(Attempt.TryAgain.class);
    never.countDown();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:9092/",
        "http://localhost/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://169.254.169.254/latest",
        "http://example.org:25/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "http://example.org/\r\nX-Evil: 1",
        "https://user:password@example.org/",
        ""
      })
  void neverSendsToPrivateAddresses(String url) {
    sender = sender(List.of(), Duration.ofSeconds(10));

    Attempt attempt = sender.send(Notifications.to(new Receiver("r", Channel.WEBHOOK, url, null)));

    assertThat(attempt).isInstanceOf(Attempt.GiveUp.class);
    assertThat(receiving.hooks()).isEmpty();
  }

  @Test
  void reportsASecretThatIsNone() {
    Attempt attempt =
        sender.send(
            Notifications.to(
                new Receiver("r", Channel.WEBHOOK, receiving.url("/hook"), "plain words")));

    assertThat(attempt).isInstanceOf(Attempt.GiveUp.class);
    assertThat(receiving.hooks()).isEmpty();
  }

  private Scope scope() {
    return ((Attempt.TryAgain) send()).scope();
  }

  private Duration retryAfter() {
    return ((Attempt.TryAgain) send()).retryAfter();
  }

  private Attempt send() {
    return sender.send(Notifications.to(TestSubscriptions.webhook("r", receiving.url("/hook"))));
  }

  private static HttpSender sender(List<String> allowed, Duration timeout) {
    return new HttpSender(
        HttpSender.client(AddressGuard.of(AllowList.of(allowed)), timeout),
        new WebhookFormat(() -> NOW),
        () -> NOW);
  }
}
