package org.wirewatch.alerts.deliver;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.kafka.common.TopicPartition;

/**
 * The undelivered notifications of one receiver, the next due first. While the receiver is down all
 * of them wait for its next attempt. At most one is under way. Thread-safe.
 */
final class ReceiverQueue {
  private final PriorityQueue<Pending> waiting =
      new PriorityQueue<>(
          Comparator.comparing(Pending::due)
              .thenComparingLong(pending -> pending.record().offset()));
  private Instant downUntil = Instant.EPOCH;
  private int failures;
  private Pending underWay;
  private String goneAddress;

  synchronized void add(Pending pending) {
    waiting.add(pending);
  }

  /** As {@link #add}, after a restart: a receiver that was down then is still taken to be. */
  synchronized void restore(Pending pending, boolean receiverWasDown) {
    waiting.add(pending);
    if (receiverWasDown) {
      failures = Math.max(failures, pending.attempts());
      downUntil = pending.due().isAfter(downUntil) ? pending.due() : downUntil;
    }
  }

  /** Takes the next one that is due, unless one is under way. */
  synchronized Optional<Pending> take(Instant now) {
    Pending head = waiting.peek();
    if (head == null || underWay != null || downUntil.isAfter(now) || head.due().isAfter(now)) {
      return Optional.empty();
    }
    underWay = waiting.poll();
    return Optional.of(underWay);
  }

  /** When the next one is due; empty when none waits or one is under way. */
  synchronized Optional<Instant> nextDue() {
    Pending head = waiting.peek();
    return head == null || underWay != null
        ? Optional.empty()
        : Optional.of(head.due().isAfter(downUntil) ? head.due() : downUntil);
  }

  /** The one under way is done with. */
  synchronized void finished() {
    underWay = null;
  }

  /** The one under way waits again. */
  synchronized void putBack(Pending again) {
    underWay = null;
    waiting.add(again);
  }

  /** The one under way was not tried: it waits, and with it all others. */
  synchronized void postpone(Pending untried, Instant until) {
    putBack(untried);
    down(until);
  }

  synchronized int failed() {
    return ++failures;
  }

  synchronized void down(Instant until) {
    downUntil = until;
  }

  synchronized void up() {
    failures = 0;
    downUntil = Instant.EPOCH;
  }

  /** The receiver at this address wants no more. */
  synchronized void gone(String address) {
    goneAddress = address;
  }

  synchronized boolean isGone(String address) {
    return goneAddress != null && goneAddress.equals(address);
  }

  /** Removes those made before an instant. */
  synchronized List<Pending> takeMadeBefore(Instant instant) {
    List<Pending> old = new ArrayList<>();
    waiting.removeIf(pending -> pending.made().isBefore(instant) && old.add(pending));
    return old;
  }

  /** Removes those of a partition that another instance now owns; returns how many. */
  synchronized int drop(TopicPartition partition) {
    int before = waiting.size();
    waiting.removeIf(pending -> pending.partition().equals(partition));
    return before - waiting.size();
  }

  synchronized boolean busyWith(TopicPartition partition) {
    return underWay != null && underWay.partition().equals(partition);
  }

  /** Whether it can be thrown away without forgetting anything. */
  synchronized boolean isIdle() {
    return waiting.isEmpty() && underWay == null && goneAddress == null;
  }
}
