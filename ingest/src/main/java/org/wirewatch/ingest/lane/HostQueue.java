package org.wirewatch.ingest.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
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
  private final Map<Urgency, TreeSet<Line>> startable = new EnumMap<>(Urgency.class);
  private final Map<Urgency, Integer> waiting = new EnumMap<>(Urgency.class);
  private long count;

  /** Which work goes first when both could start. */
  public enum Urgency {
    NOW,
    /** Starts only while nothing of {@link #NOW} can. */
    PATIENT
  }

  /**
   * An empty queue.
   *
   * @param concurrency pieces of work on one host at a time, at least 1
   * @param delay least time between two starts on one host
   */
  public HostQueue(int concurrency, Duration delay) {
    this.concurrency = concurrency;
    this.delay = delay;
    for (Urgency urgency : Urgency.values()) {
      startable.put(
          urgency,
          new TreeSet<>(
              Comparator.comparing((Line line) -> line.readyAt)
                  .thenComparing(line -> line.host.name)));
      waiting.put(urgency, 0);
    }
  }

  /** Adds work that is not to start before an instant. */
  public void add(String name, T item, Instant notBefore) {
    add(name, item, notBefore, Urgency.NOW);
  }

  /** Adds work of an urgency that is not to start before an instant. */
  public void add(String name, T item, Instant notBefore, Urgency urgency) {
    Host host = hosts.computeIfAbsent(name, Host::new);
    unindex(host);
    host.lines.get(urgency).items.add(new Waiting<>(item, notBefore, count++));
    waiting.merge(urgency, 1, Integer::sum);
    index(host);
  }

  /** Takes the work that has been due longest; {@link #finished} must follow. */
  public Optional<Started<T>> take(Instant now) {
    return take(now, Urgency.PATIENT);
  }

  /** As {@link #take(Instant)}, but nothing that is less urgent. */
  public Optional<Started<T>> take(Instant now, Urgency least) {
    for (Urgency urgency : Urgency.values()) {
      TreeSet<Line> lines = startable.get(urgency);
      boolean wanted = urgency.compareTo(least) <= 0;
      if (wanted && !lines.isEmpty() && !lines.first().readyAt.isAfter(now)) {
        return Optional.of(take(lines.first(), urgency, now));
      }
    }
    return Optional.empty();
  }

  private Started<T> take(Line line, Urgency urgency, Instant now) {
    Host host = line.host;
    unindex(host);
    Waiting<T> next = line.items.remove();
    waiting.merge(urgency, -1, Integer::sum);
    host.active++;
    host.nextStart = now.plus(delay);
    index(host);
    return new Started<>(host.name, next.item);
  }

  /**
   * Frees the place that {@link #take} took.
   *
   * @param pause least time until the next start on the host
   */
  public void finished(String name, Instant now, Duration pause) {
    Host host = hosts.get(name);
    unindex(host);
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
    return nextDue(Urgency.PATIENT);
  }

  /** As {@link #nextDue()}, but of nothing that is less urgent. */
  public Optional<Instant> nextDue(Urgency least) {
    return startable.entrySet().stream()
        .filter(lines -> lines.getKey().compareTo(least) <= 0 && !lines.getValue().isEmpty())
        .map(lines -> lines.getValue().first().readyAt)
        .min(Comparator.naturalOrder());
  }

  /** Removes and returns waiting work. */
  public List<T> removeIf(Predicate<T> unwanted) {
    List<T> removed = new ArrayList<>();
    for (Host host : hosts.values()) {
      unindex(host);
      host.lines.forEach(
          (urgency, line) -> {
            int before = line.items.size();
            line.items.removeIf(entry -> unwanted.test(entry.item) && removed.add(entry.item));
            waiting.merge(urgency, line.items.size() - before, Integer::sum);
          });
      index(host);
    }
    return removed;
  }

  /** What waits, in no order. */
  public List<T> items() {
    List<T> items = new ArrayList<>(waiting());
    for (Host host : hosts.values()) {
      host.lines.values().forEach(line -> line.items.forEach(entry -> items.add(entry.item)));
    }
    return items;
  }

  /** Pieces of work that wait. */
  public int waiting() {
    return waiting.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Pieces of work of an urgency that wait. */
  public int waiting(Urgency urgency) {
    return waiting.get(urgency);
  }

  private void unindex(Host host) {
    host.lines.forEach((urgency, line) -> startable.get(urgency).remove(line));
  }

  private void index(Host host) {
    if (host.active >= concurrency) {
      return;
    }
    host.lines.forEach(
        (urgency, line) -> {
          if (!line.items.isEmpty()) {
            Instant due = line.items.element().notBefore;
            line.readyAt = due.isAfter(host.nextStart) ? due : host.nextStart;
            startable.get(urgency).add(line);
          }
        });
  }

  /** Work that may run now. */
  public record Started<T>(String host, T item) {}

  private record Waiting<T>(T item, Instant notBefore, long order) {}

  /** What waits for one host with one urgency. */
  private final class Line {
    private final Host host;
    private final PriorityQueue<Waiting<T>> items =
        new PriorityQueue<>(
            1, Comparator.comparing((Waiting<T> w) -> w.notBefore).thenComparingLong(w -> w.order));
    private Instant readyAt = Instant.MIN;

    private Line(Host host) {
      this.host = host;
    }
  }

  private final class Host {
    private final String name;
    private final Map<Urgency, Line> lines = new EnumMap<>(Urgency.class);
    private int active;
    private Instant nextStart = Instant.MIN;

    private Host(String name) {
      this.name = name;
      for (Urgency urgency : Urgency.values()) {
        lines.put(urgency, new Line(this));
      }
    }

    private boolean idleSince(Instant now) {
      return active == 0
          && lines.values().stream().allMatch(line -> line.items.isEmpty())
          && !nextStart.isAfter(now);
    }
  }
}
