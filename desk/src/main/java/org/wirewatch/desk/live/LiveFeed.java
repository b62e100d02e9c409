package org.wirewatch.desk.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands new articles to whoever watches. Publishing never waits: a watcher whose queue is full is
 * dropped and may come back with the id of the last article it got. The last articles are kept for
 * that, and for the first page. Thread-safe.
 */
public final class LiveFeed {
  private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);

  private final int kept;
  private final int watchersMax;
  private final int queueMax;
  private final Deque<LiveItem> ring = new ArrayDeque<>();
  private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
  private final Counter dropped;

  /**
   * Creates a feed nobody watches yet.
   *
   * @param kept articles to remember
   * @param watchersMax at once
   * @param queueMax articles that may wait for one watcher
   */
  public LiveFeed(int kept, int watchersMax, int queueMax, MeterRegistry metrics) {
    this.kept = kept;
    this.watchersMax = watchersMax;
    this.queueMax = queueMax;
    this.dropped = metrics.counter("desk_live_dropped_total");
    Gauge.builder("desk_live_watchers", watchers, Set::size).register(metrics);
  }

  /** Tells every watcher. */
  public synchronized void publish(LiveItem item) {
    remember(item);
    watchers.removeIf(watcher -> !watcher.offer(item) && drop(watcher));
  }

  private boolean drop(Watcher watcher) {
    watcher.drop();
    dropped.increment();
    LOG.debug("slow watcher dropped queued={}", queueMax);
    return true;
  }

  /** Remembers without telling; for what is read at the start. */
  public synchronized void remember(LiveItem item) {
    ring.addLast(item);
    while (ring.size() > kept) {
      ring.removeFirst();
    }
  }

  /** Replaces what is remembered, oldest first, and asks every watcher to begin anew. */
  public synchronized void reset(List<LiveItem> items) {
    ring.clear();
    items.forEach(this::remember);
    watchers.forEach(Watcher::restart);
  }

  /** The last articles, newest first. */
  public synchronized List<LiveItem> newest(int limit) {
    List<LiveItem> items = new ArrayList<>();
    var newestFirst = ring.descendingIterator();
    while (newestFirst.hasNext() && items.size() < limit) {
      items.add(newestFirst.next());
    }
    return items;
  }

  /**
   * Begins to watch.
   *
   * @param lastId the last article that the watcher has; null for none. When it is no longer known,
   *     the watcher is asked to begin anew.
   * @return empty when too many are watching
   */
  public synchronized Optional<Watcher> watch(String lastId) {
    if (watchers.size() >= watchersMax) {
      return Optional.empty();
    }
    Watcher watcher = new Watcher(this, queueMax);
    if (lastId != null && !lastId.isEmpty()) {
      List<LiveItem> missed = after(lastId);
      if (missed == null || missed.size() > queueMax) {
        watcher.restart();
      } else {
        missed.forEach(watcher::offer);
      }
    }
    watchers.add(watcher);
    return Optional.of(watcher);
  }

  public int watching() {
    return watchers.size();
  }

  /** Ends every stream. */
  public synchronized void close() {
    watchers.forEach(Watcher::drop);
    watchers.clear();
  }

  void leave(Watcher watcher) {
    watchers.remove(watcher);
  }

  private List<LiveItem> after(String id) {
    List<LiveItem> later = new ArrayList<>();
    var newestFirst = ring.descendingIterator();
    while (newestFirst.hasNext()) {
      LiveItem item = newestFirst.next();
      if (item.id().equals(id)) {
        return later.reversed();
      }
      later.add(item);
    }
    return null;
  }
}
