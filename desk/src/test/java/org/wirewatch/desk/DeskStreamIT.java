package org.wirewatch.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wirewatch.testkit.Articles.anArticle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Topic;

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
    try (Stream stream = new Stream(desk, "/live/stream", null)) {
      publish(anArticle().withTitle("Warm up").enriched());
      stream.next();
      long sent = System.nanoTime();
      publish(anArticle().withTitle("Second <edition>").enriched());
      Event event = stream.next();
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent);
      System.out.println("commit to event: " + millis + " ms");
      assertThat(event.name()).isEqualTo("article");
      assertThat(event.data()).contains("Second &lt;edition&gt;");
      assertThat(millis).isLessThan(2_000);
    }
  }

  @Test
  void leavesOutWhatTheQueryDoesNotMatch() throws Exception {
    try (Stream stream = new Stream(desk, "/api/stream?q=title:harbour", null)) {
      publish(anArticle().withTitle("Nothing of interest").enriched());
      publish(anArticle().withTitle("Fog in the harbour").enriched());
      assertThat(stream.next().data()).contains("Fog in the harbour");
    }
  }

  @Test
  void goesOnAfterTheLastEventThatWasSeenAlsoAfterARestart() throws Exception {
    // Given
    String lastId;
    try (Stream stream = new Stream(desk, "/api/stream", null)) {
      publish(anArticle().withTitle("First").enriched());
      lastId = stream.next().id();
    }
    publish(anArticle().withTitle("Missed").enriched());
    // When
    desk.desk().close();
    desk.start(config());
    // Then
    try (Stream stream = new Stream(desk, "/api/stream", lastId)) {
      assertThat(stream.next().data()).contains("Missed");
    }
    try (Stream stream = new Stream(desk, "/api/stream", "9.999999")) {
      assertThat(stream.next().name()).isEqualTo("restart");
    }
  }

  @Test
  void dropsAClientThatDoesNotReadAndServesTheOthers() throws Exception {
    try (Stream reading = new Stream(desk, "/api/stream", null);
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
    DeskConfig other = DeskConfig.defaults();
    return new DeskConfig(
        other.host(),
        0,
        null,
        null,
        other.hosts(),
        50,
        10,
        4,
        100,
        100,
        other.bodyBytesMax(),
        other.access());
  }

  private record Event(String id, String name, String data) {}

  /** Reads a stream of events in a thread of its own. */
  private static final class Stream implements AutoCloseable {
    private final InputStream in;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    Stream(DeskHarness desk, String path, String lastId) throws Exception {
      var request = desk.request(path);
      if (lastId != null) {
        request.header("Last-Event-ID", lastId);
      }
      HttpResponse<InputStream> answer =
          desk.http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
      in = answer.body();
      Thread.ofVirtual().start(this::read);
    }

    Event next() throws InterruptedException {
      Event event = events.poll(Duration.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS);
      assertThat(event).as("an event within 10 s").isNotNull();
      return event;
    }

    private void read() {
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        String id = null;
        String name = null;
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith("id: ")) {
            id = line.substring(4);
          } else if (line.startsWith("event: ")) {
            name = line.substring(7);
          } else if (line.startsWith("data: ")) {
            data.append(line.substring(6)).append('\n');
          } else if (line.isEmpty() && name != null) {
            events.add(new Event(id, name, data.toString()));
            name = null;
            data.setLength(0);
          }
        }
      } catch (IOException e) {
        events.add(new Event(null, "closed", e.toString()));
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
