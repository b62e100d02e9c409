package org.wirewatch.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads a stream of server-sent events in a thread of its own. */
final class Events implements AutoCloseable {
  /** The name of what comes last when the server ends the stream. */
  static final String ENDED = "ended";

  private final InputStream in;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

  record Event(String id, String name, String data) {}

  /**
   * Opens a stream.
   *
   * @param lastId null to begin with what comes now
   */
  Events(DeskHarness desk, String path, String lastId) throws Exception {
    this(desk, desk.request(path), lastId);
  }

  /** As the other, of a request that says who it is from. */
  Events(DeskHarness desk, HttpRequest.Builder request, String lastId) throws Exception {
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
      events.add(new Event(null, ENDED, ""));
    } catch (IOException e) {
      events.add(new Event(null, ENDED, e.toString()));
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
