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
 * Server-sent events from a live feed. Each stream has a virtual thread of its own, which only
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

  /**
   * What is told of an item.
   *
   * @param name of the event
   */
  public record Told(String name, String data) {}

  /**
   * Says when a stream of this request has to end although its client is there. Asked before each
   * event, so that nobody is told what they may no longer see.
   */
  static void endWhen(Context context, BooleanSupplier end) {
    context.attribute(END, end);
  }

  /**
   * Answers with a stream that ends when the client goes, or its session or token ends.
   *
   * @param render what is told of an item, in the caller's name; empty to leave it out
   * @throws Problem 503 when too many are watching
   */
  public static <T> void serve(
      Context context, LiveFeed<T> feed, Function<LiveItem<T>, Optional<Told>> render) {
    String lastId = context.header("Last-Event-ID");
    Optional<Watcher<T>> admitted =
        feed.watch(lastId == null ? context.queryParam("last") : lastId);
    if (admitted.isEmpty()) {
      throw new Problem(503, "Too many streams", "Too many live streams are open.");
    }
    var response = context.res();
    response.setContentType("text/event-stream; charset=utf-8");
    response.setHeader("X-Accel-Buffering", "no");
    BooleanSupplier end = Objects.requireNonNull(context.attribute(END), END);
    try (Watcher<T> watcher = admitted.get()) {
      ServletOutputStream out = response.getOutputStream();
      write(out, "retry: " + RETRY_MS + "\n\n");
      Watcher.Signal<T> signal = watcher.next(HEARTBEAT);
      while (!(signal instanceof Watcher.Dropped) && !end.getAsBoolean()) {
        Optional<String> text = text(signal, render);
        if (text.isPresent()) {
          write(out, text.get());
        }
        signal = watcher.next(HEARTBEAT);
      }
    } catch (IOException e) {
      LOG.debug("live stream ended error={}", e.toString());
    } catch (InterruptedException e) {
      LOG.debug("live stream dropped");
    }
  }

  private static <T> Optional<String> text(
      Watcher.Signal<T> signal, Function<LiveItem<T>, Optional<Told>> render) {
    return switch (signal) {
      case Watcher.Arrived<T>(LiveItem<T> item) ->
          render.apply(item).map(told -> event(told.name(), item.id(), told.data()));
      case Watcher.Restart<T>() -> Optional.of(event("restart", null, "{}"));
      case Watcher.Heartbeat<T>() -> Optional.of(": still here\n\n");
      case Watcher.Dropped<T>() -> Optional.empty();
    };
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
