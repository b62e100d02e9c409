package org.wirewatch.desk.http;

import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.desk.live.LiveFeed;
import org.wirewatch.desk.live.LiveItem;
import org.wirewatch.desk.live.Watcher;

/**
 * Server-sent events from the live feed. Each stream has a virtual thread of its own, which only
 * waits; a client that does not read is dropped by the feed, or by the write's time limit.
 *
 * @see "HTML Living Standard, section 9.2, Server-sent events"
 */
public final class EventStream {
  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final int RETRY_MS = 2_000;

  private static final String END = "wirewatch.stream.end";

  private EventStream() {}

  /** Says when a stream of this request has to end although its client is there. */
  static void endWhen(Context context, BooleanSupplier end) {
    context.attribute(END, end);
  }

  /**
   * Answers with a stream that ends when the client goes, or its session or token ends.
   *
   * @param render the data of an article's event; empty to leave it out
   * @throws Problem 503 when too many are watching
   */
  public static void serve(
      Context context, LiveFeed feed, Function<LiveItem, Optional<String>> render) {
    String lastId = context.header("Last-Event-ID");
    Optional<Watcher> admitted = feed.watch(lastId == null ? context.queryParam("last") : lastId);
    if (admitted.isEmpty()) {
      throw new Problem(503, "Too many streams", "Too many live streams are open.");
    }
    var response = context.res();
    response.setContentType("text/event-stream; charset=utf-8");
    response.setHeader("X-Accel-Buffering", "no");
    try (Watcher watcher = admitted.get()) {
      ServletOutputStream out = response.getOutputStream();
      write(out, "retry: " + RETRY_MS + "\n\n");
      BooleanSupplier end = Objects.requireNonNull(context.attribute(END), END);
      while (!end.getAsBoolean()) {
        switch (watcher.next(HEARTBEAT)) {
          case Watcher.Arrived(LiveItem item) -> {
            Optional<String> data = render.apply(item);
            if (data.isPresent()) {
              write(out, event("article", item.id(), data.get()));
            }
          }
          case Watcher.Restart() -> write(out, event("restart", null, "{}"));
          case Watcher.Heartbeat() -> write(out, ": still here\n\n");
          case Watcher.Dropped() -> {
            return;
          }
        }
      }
    } catch (IOException e) {
      LOG.debug("live stream ended error={}", e.toString());
    } catch (InterruptedException e) {
      LOG.debug("live stream dropped");
    }
  }

  static String event(String name, String id, String data) {
    StringBuilder text = new StringBuilder();
    if (id != null) {
      text.append("id: ").append(id).append('\n');
    }
    text.append("event: ").append(name).append('\n');
    data.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
    return text.append('\n').toString();
  }

  private static void write(ServletOutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
