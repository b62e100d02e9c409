package org.wirewatch.desk.live;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** One who watches the live feed. {@link #next} is called from one thread, which also closes. */
public final class Watcher<T> implements AutoCloseable {
  /** What to tell a watcher next. */
  public sealed interface Signal<T> permits Arrived, Restart, Heartbeat, Dropped {}

  /** Something new. */
  public record Arrived<T>(LiveItem<T> item) implements Signal<T> {}

  /** Something was missed: ask for the whole list again. */
  public record Restart<T>() implements Signal<T> {}

  /** Nothing new; shows that the line is up. */
  public record Heartbeat<T>() implements Signal<T> {}

  /** The stream ends. */
  public record Dropped<T>() implements Signal<T> {}

  private final LiveFeed<T> feed;
  private final BlockingQueue<Signal<T>> queue;
  private final Thread owner = Thread.currentThread();
  private volatile boolean dropped;

  Watcher(LiveFeed<T> feed, int queueMax) {
    this.feed = feed;
    this.queue = new ArrayBlockingQueue<>(queueMax + 1);
  }

  /** Waits for something to tell. */
  public Signal<T> next(Duration heartbeat) throws InterruptedException {
    if (dropped) {
      return new Dropped<>();
    }
    Signal<T> signal = queue.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
    if (dropped) {
      return new Dropped<>();
    }
    return signal == null ? new Heartbeat<>() : signal;
  }

  boolean offer(LiveItem<T> item) {
    return queue.offer(new Arrived<>(item));
  }

  void restart() {
    queue.clear();
    queue.add(new Restart<>());
  }

  /** Ends the stream, also when its thread is stuck in writing. */
  void drop() {
    dropped = true;
    owner.interrupt();
  }

  @Override
  public void close() {
    feed.leave(this);
  }
}
