package org.wirewatch.ingest.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Work that waits for its host: a bounded number at a time for each, a pause between starts, and no
 * host in the way of another. The host that has been ready longest comes first. Not thread-safe.
 */
public final class HostQueue<T> {
  private static final int HOSTS_KEPT_MAX = 10_000;

  private final int concurrency;
  private final Duration delay;
  private final Map<String, Host> hosts = new HashMap<>();
  private final TreeSet<Host> startable =
      new TreeSet<>(Comparator.comparing((Host host) -> host.readyAt).thenComparing(h -> h.name));
  private long count;
  private int waiting;

  /**
   * An empty queue.
   *
   * @param concurrency pieces of work on one host at a time, at least 1
   * @param delay least time between two starts on one host
   */
  public HostQueue(int concurrency, Duration delay) {
    this.concurrency = concurrency;
    this.delay = delay;
  }

  /** Adds work that is not to start before an instant. */
  public void add(String name, T item, Instant notBefore) {
    Host host = hosts.computeIfAbsent(name, Host::new);
    startable.remove(host);
    host.waiting.add(new Waiting<>(item, notBefore, count++));
    waiting++;
    index(host);
  }

  /** Takes the work that has been due longest; {@link #finished} must follow. */
  public Optional<Started<T>> take(Instant now) {
    if (startable.isEmpty() || startable.first().readyAt.isAfter(now)) {
      return Optional.empty();
    }
    Host host = startable.pollFirst();
    Waiting<T> next = host.waiting.remove();
    waiting--;
    host.active++;
    host.nextStart = now.plus(delay);
    index(host);
    return Optional.of(new Started<>(host.name, next.item));
  }

  /**
   * Frees the place that {@link #take} took.
   *
   * @param pause least time until the next start on the host
   */
  public void finished(String name, Instant now, Duration pause) {
    Host host = hosts.get(name);
    startable.remove(host);
    host.active--;
    Instant earliest = now.plus(pause);
    if (host.nextStart.isBefore(earliest)) {
      host.nextStart = earliest;
    }
    index(host);
    if (hosts.size() > HOSTS_KEPT_MAX) {
      hosts.values().removeIf(known -> known.idleSince(now));
    }
  }

  /**
   * When the next work is due, as far as is known; empty if none waits for anything but a place.
   */
  public Optional<Instant> nextDue() {
    return startable.isEmpty() ? Optional.empty() : Optional.of(startable.first().readyAt);
  }

  /** Removes and returns waiting work. */
  public List<T> removeIf(Predicate<T> unwanted) {
    List<T> removed = new ArrayList<>();
    for (Host host : hosts.values()) {
      startable.remove(host);
      host.waiting.removeIf(
          item -> {
            boolean remove = unwanted.test(item.item);
            if (remove) {
              removed.add(item.item);
            }
            return remove;
          });
      index(host);
    }
    waiting -= removed.size();
    return removed;
  }

  /** What waits, in no order. */
  public List<T> items() {
    List<T> items = new ArrayList<>(waiting);
    hosts.values().forEach(host -> host.waiting.forEach(entry -> items.add(entry.item)));
    return items;
  }

  /** Pieces of work that wait. */
  public int waiting() {
    return waiting;
  }

  private void index(Host host) {
    if (!host.waiting.isEmpty() && host.active < concurrency) {
      Instant due = host.waiting.element().notBefore;
      host.readyAt = due.isAfter(host.nextStart) ? due : host.nextStart;
      startable.add(host);
    }
  }

  /** Work that may run now. */
  public record Started<T>(String host, T item) {}

  private record Waiting<T>(T item, Instant notBefore, long order) {}

  private final class Host {
    private final String name;
    private final PriorityQueue<Waiting<T>> waiting =
        new PriorityQueue<>(
            Comparator.comparing((Waiting<T> w) -> w.notBefore).thenComparingLong(w -> w.order));
    private int active;
    private Instant nextStart = Instant.MIN;
    private Instant readyAt = Instant.MIN;

    private Host(String name) {
      this.name = name;
    }

    private boolean idleSince(Instant now) {
      return active == 0 && waiting.isEmpty() && !nextStart.isAfter(now);
    }
  }
}
