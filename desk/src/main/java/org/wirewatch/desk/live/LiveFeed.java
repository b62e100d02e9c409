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
 * Hands what is new to whoever watches. Publishing never waits: a watcher whose queue is full is
 * dropped and may come back with the id of the last item it got. The last items are kept for that,
 * and for the first page. Thread-safe.
 */
public final class LiveFeed<T> {
  private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);

  private final int kept;
  private final int watchersMax;
  private final int queueMax;
  private final Deque<LiveItem<T>> ring = new ArrayDeque<>();
  private final Set<Watcher<T>> watchers = ConcurrentHashMap.newKeySet();
  private final int repeatedMax;
  private final Counter dropped;
  private String rebuiltUntil;

  /**
   * Creates a feed nobody watches yet.
   *
   * @param name for the metrics
   * @param kept items to remember
   * @param watchersMax at once
   * @param queueMax items that may wait for one watcher
   * @param repeatedMax items before the last one that a watcher gets again if they were read anew
   *     since: their order may be another then, and none may be missed
   */
  public LiveFeed(
      String name,
      int kept,
      int watchersMax,
      int queueMax,
      int repeatedMax,
      MeterRegistry metrics) {
    this.kept = kept;
    this.watchersMax = watchersMax;
    this.queueMax = queueMax;
    this.repeatedMax = repeatedMax;
    this.dropped = metrics.counter("desk_live_dropped_total", "stream", name);
    Gauge.builder("desk_live_watchers", watchers, Set::size).tag("stream", name).register(metrics);
  }

  /** Tells every watcher. */
  public synchronized void publish(LiveItem<T> item) {
    remember(item);
    watchers.removeIf(watcher -> !watcher.offer(item) && drop(watcher));
  }

  private boolean drop(Watcher<T> watcher) {
    watcher.drop();
    dropped.increment();
    LOG.debug("slow watcher dropped queued={}", queueMax);
    return true;
  }

  /** Remembers without telling; for what is read at the start. */
  public synchronized void remember(LiveItem<T> item) {
    ring.addLast(item);
    while (ring.size() > kept) {
      ring.removeFirst();
    }
  }

  /** Replaces what is remembered, oldest first, and asks every watcher to begin anew. */
  public synchronized void reset(List<LiveItem<T>> items) {
    ring.clear();
    items.forEach(this::remember);
    rebuiltUntil = items.isEmpty() ? null : items.getLast().id();
    watchers.forEach(Watcher::restart);
  }

  /** The last items, newest first. */
  public synchronized List<LiveItem<T>> newest(int limit) {
    List<LiveItem<T>> items = new ArrayList<>();
    var newestFirst = ring.descendingIterator();
    while (newestFirst.hasNext() && items.size() < limit) {
      items.add(newestFirst.next());
    }
    return items;
  }

  /**
   * Begins to watch.
   *
   * @param lastId the last item that the watcher has; null for none. When it is no longer known,
   *     the watcher is asked to begin anew.
   * @return empty when too many are watching
   */
  public synchronized Optional<Watcher<T>> watch(String lastId) {
    if (watchers.size() >= watchersMax) {
      return Optional.empty();
    }
    Watcher<T> watcher = new Watcher<>(this, queueMax);
    if (lastId != null && !lastId.isEmpty()) {
      List<LiveItem<T>> missed = after(lastId);
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

  void leave(Watcher<T> watcher) {
    watchers.remove(watcher);
  }

  private List<LiveItem<T>> after(String id) {
    List<LiveItem<T>> later = new ArrayList<>();
    var newestFirst = ring.descendingIterator();
    boolean rebuilt = false;
    while (newestFirst.hasNext()) {
      LiveItem<T> item = newestFirst.next();
      rebuilt |= item.id().equals(rebuiltUntil);
      if (item.id().equals(id)) {
        for (int i = 0; rebuilt && i < repeatedMax && newestFirst.hasNext(); i++) {
          later.add(newestFirst.next());
        }
        return later.reversed();
      }
      later.add(item);
    }
    return null;
  }
}
