package org.wirewatch.desk.live;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** One who watches the live feed. {@link #next} is called from one thread, which also closes. */
public final class Watcher implements AutoCloseable {
  /** What to tell a watcher next. */
  public sealed interface Signal permits Arrived, Restart, Heartbeat, Dropped {}

  /** A new article. */
  public record Arrived(LiveItem item) implements Signal {}

  /** Something was missed: ask for the whole list again. */
  public record Restart() implements Signal {}

  /** Nothing new; shows that the line is up. */
  public record Heartbeat() implements Signal {}

  /** The stream ends. */
  public record Dropped() implements Signal {}

  private final LiveFeed feed;
  private final BlockingQueue<Signal> queue;
  private final Thread owner = Thread.currentThread();
  private volatile boolean dropped;

  Watcher(LiveFeed feed, int queueMax) {
    this.feed = feed;
    this.queue = new ArrayBlockingQueue<>(queueMax + 1);
  }

  /** Waits for something to tell. */
  public Signal next(Duration heartbeat) throws InterruptedException {
    if (dropped) {
      return new Dropped();
    }
    Signal signal = queue.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
    if (dropped) {
      return new Dropped();
    }
    return signal == null ? new Heartbeat() : signal;
  }

  boolean offer(LiveItem item) {
    return queue.offer(new Arrived(item));
  }

  void restart() {
    queue.clear();
    queue.add(new Restart());
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
