package org.wirewatch.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wirewatch.testkit.Articles.anArticle;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.config.Settings;

class DeskStreamIT {
  private DeskHarness desk;

  @BeforeEach
  void start() {
    desk = new DeskHarness(KafkaFixture.shared().settings(), config());
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  @Test
  void showsANewArticleSoonAfterItIsCommitted() throws Exception {
    try (Events stream = new Events(desk, "/live/stream", null)) {
      publish(anArticle().withTitle("Warm up").enriched());
      stream.next();
      long sent = System.nanoTime();
      publish(anArticle().withTitle("Second <edition>").enriched());
      Events.Event event = stream.next();
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent);
      System.out.println("commit to event: " + millis + " ms");
      assertThat(event.name()).isEqualTo("article");
      assertThat(event.data()).contains("Second &lt;edition&gt;");
      assertThat(millis).isLessThan(2_000);
    }
  }

  @Test
  void leavesOutWhatTheQueryDoesNotMatch() throws Exception {
    try (Events stream = new Events(desk, "/api/stream?q=title:harbour", null)) {
      publish(anArticle().withTitle("Nothing of interest").enriched());
      publish(anArticle().withTitle("Fog in the harbour").enriched());
      assertThat(stream.next().data()).contains("Fog in the harbour");
    }
  }

  @Test
  void goesOnAfterTheLastEventThatWasSeenAlsoAfterARestart() throws Exception {
    // Given
    String lastId;
    try (Events stream = new Events(desk, "/api/stream", null)) {
      publish(anArticle().withTitle("First").enriched());
      lastId = stream.next().id();
    }
    publish(anArticle().withTitle("Missed").enriched());
    // When
    desk.desk().close();
    desk.start(config());
    // Then
    try (Events stream = new Events(desk, "/api/stream", lastId)) {
      assertThat(stream.next().data()).contains("Missed");
    }
    try (Events stream = new Events(desk, "/api/stream", "9.999999")) {
      assertThat(stream.next().name()).isEqualTo("restart");
    }
  }

  @Test
  void dropsAClientThatDoesNotReadAndServesTheOthers() throws Exception {
    try (Events reading = new Events(desk, "/api/stream", null);
        Socket stuck = stuckClient()) {
      await().until(() -> desk.get("/api/status").body().contains("\"watching\":2"));
      int articles = 0;
      String title = "x".repeat(300_000);
      while (!desk.get("/api/status").body().contains("\"watching\":1") && articles < 150) {
        publish(anArticle().withTitle(title).enriched());
        articles++;
        assertThat(reading.next().name()).isEqualTo("article");
      }
      assertThat(articles).isLessThan(150);
      assertThat(stuck.isConnected()).isTrue();
    }
  }

  private Socket stuckClient() throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), desk.desk().port()));
    socket
        .getOutputStream()
        .write(
            "GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private void publish(EnrichedArticle article) {
    desk.topics.send(Topic.ENRICHED_ARTICLES, article.articleId(), article);
  }

  private static DeskConfig config() {
    return DeskConfig.read(
        Settings.read(
            "desk",
            null,
            Map.of(
                "WIREWATCH_DESK_LIVE_KEPT", "50",
                "WIREWATCH_DESK_LIVE_WATCHERS_MAX", "10",
                "WIREWATCH_DESK_LIVE_QUEUE_MAX", "4",
                "WIREWATCH_DESK_ALERTS_MAX", "100",
                "WIREWATCH_DESK_SUBSCRIPTIONS_MAX", "100")));
  }
}
