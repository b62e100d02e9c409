package org.wirewatch.alerts.deliver;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.alerts.deliver.Attempt.Scope;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Subscription.Receiver;

/**
 * Sends what is due: one notification of a receiver at a time, different receivers side by side up
 * to a bound, each on a virtual thread. Writes down each outcome before it counts.
 */
final class Dispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** How long attempts under way may take to end when closing or giving up a partition. */
  private static final Duration GRACE = Duration.ofSeconds(4);

  private static final long LOOK_AGAIN_MS = 10;

  private final Map<Channel, Sender> senders;
  private final RetryPolicy policy;
  private final HostCircuits circuits;
  private final DeliveryLog log;
  private final OwnerNotices notices;
  private final InstantSource clock;
  private final Consumer<Pending> done;
  private final Semaphore permits;
  private final Map<String, ReceiverQueue> queues = new ConcurrentHashMap<>();
  private final AtomicInteger size = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService alarm =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("alerts-deliver-alarm").daemon().factory());
  private volatile RuntimeException failure;
  private volatile boolean closing;

  /**
   * @param done called once for each notification that needs nothing more
   */
  Dispatcher(
      Map<Channel, Sender> senders,
      RetryPolicy policy,
      int concurrentMax,
      DeliveryLog log,
      OwnerNotices notices,
      InstantSource clock,
      Consumer<Pending> done) {
    this.senders = Map.copyOf(senders);
    this.policy = policy;
    this.permits = new Semaphore(concurrentMax);
    this.circuits = new HostCircuits(policy);
    this.log = log;
    this.notices = notices;
    this.clock = clock;
    this.done = done;
  }

  /** Takes charge of a notification. */
  void submit(Pending pending) {
    size.incrementAndGet();
    ReceiverQueue queue = queue(pending);
    queue.add(pending);
    wake(queue);
  }

  /** As {@link #submit}, for one that was tried before the restart. */
  void restore(Pending pending, boolean receiverWasDown) {
    size.incrementAndGet();
    ReceiverQueue queue = queue(pending);
    queue.restore(pending, receiverWasDown);
    wake(queue);
  }

  /** How many are not done. */
  int size() {
    return size.get();
  }

  /** How many hosts are kept away from. */
  int openCircuits() {
    return circuits.open();
  }

  /** Rethrows what stopped a delivery from being written down. */
  void check() {
    if (failure != null) {
      throw failure;
    }
  }

  /** Gives up partitions that another instance takes over; waits for what is under way. */
  void drop(Collection<TopicPartition> partitions) {
    queues.values().forEach(queue -> partitions.forEach(gone -> size.addAndGet(-queue.drop(gone))));
    long start = System.nanoTime();
    while (partitions.stream().anyMatch(this::busyWith)
        && System.nanoTime() - start < GRACE.toNanos()) {
      pause();
    }
    queues.values().removeIf(ReceiverQueue::isIdle);
  }

  @Override
  public void close() {
    closing = true;
    alarm.shutdownNow();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
        threads.awaitTermination(1, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private ReceiverQueue queue(Pending pending) {
    return queues.computeIfAbsent(
        pending.notification().receiver().receiverId(), id -> new ReceiverQueue());
  }

  private void wake(ReceiverQueue queue) {
    if (!closing) {
      try {
        threads.execute(() -> drain(queue));
      } catch (RejectedExecutionException e) {
        // closing: what waits is read again after the restart
      }
    }
  }

  private void drain(ReceiverQueue queue) {
    try {
      Optional<Pending> next = closing ? Optional.empty() : queue.take(clock.instant());
      while (next.isPresent()) {
        attempt(queue, next.get());
        next = closing ? Optional.empty() : queue.take(clock.instant());
      }
      queue.nextDue().ifPresent(due -> wakeAt(queue, due));
    } catch (RuntimeException e) {
      if (!closing) {
        LOG.error("delivery stops: an outcome could not be written down", e);
        failure = e;
      }
    }
  }

  private void wakeAt(ReceiverQueue queue, Instant due) {
    long wait = Math.max(1, Duration.between(clock.instant(), due).toMillis());
    try {
      var unused = alarm.schedule(() -> wake(queue), wait, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // closing, as above
    }
  }

  private void attempt(ReceiverQueue queue, Pending pending) {
    String address = pending.notification().receiver().address();
    if (queue.isGone(address)) {
      dead(pending, pending.attempts(), null, "the receiver answered 410 before");
      queue.finished();
      return;
    }
    String host = host(pending);
    Optional<Instant> closed = circuits.waitUntil(host, clock.instant());
    if (closed.isPresent()) {
      queue.postpone(pending, closed.get());
      expire(queue, null, "nobody is reached at " + host);
      return;
    }
    Attempt outcome = send(pending);
    if (Thread.currentThread().isInterrupted()) {
      return; // closing in the middle: the outcome is unknown, so it is tried again later
    }
    record(host, pending, outcome);
    switch (outcome) {
      case Attempt.Arrived arrived -> {
        log.delivered(pending, arrived.status());
        finish(pending);
        queue.up();
        queue.finished();
      }
      case Attempt.GiveUp given -> {
        if (given.receiverGone()) {
          queue.gone(address);
        }
        dead(pending, pending.attempts() + 1, given.status(), given.error());
        queue.finished();
      }
      case Attempt.TryAgain failed -> retry(queue, pending, failed);
    }
  }

  private String host(Pending pending) {
    Receiver receiver = pending.notification().receiver();
    Sender sender = senders.get(receiver.channel());
    return sender == null ? receiver.receiverId() : sender.host(receiver);
  }

  private void record(String host, Pending pending, Attempt outcome) {
    if (outcome instanceof Attempt.TryAgain failed && failed.scope() == Scope.HOST) {
      String receiver = pending.notification().receiver().receiverId();
      if (circuits.failed(host, receiver, clock.instant())) {
        LOG.warn("circuit open: host={} reason={}", host, failed.error());
      }
    } else {
      circuits.answered(host);
    }
  }

  private Attempt send(Pending pending) {
    Sender sender = senders.get(pending.notification().receiver().channel());
    if (sender == null) {
      return new Attempt.GiveUp(null, "no such channel is configured", false);
    }
    permits.acquireUninterruptibly();
    try {
      return sender.send(pending.notification());
    } catch (RuntimeException e) {
      LOG.error("sender failed: notificationId={}", pending.notification().notificationId(), e);
      return new Attempt.GiveUp(null, "sender failed: " + e, false);
    } finally {
      permits.release();
    }
  }

  private void retry(ReceiverQueue queue, Pending pending, Attempt.TryAgain failed) {
    Instant now = clock.instant();
    Instant deadline = pending.made().plus(policy.deadline());
    boolean othersWait = failed.scope() != Scope.NOTIFICATION;
    int failures = othersWait ? queue.failed() : pending.attempts() + 1;
    Instant next = now.plus(policy.delay(failures, failed.retryAfter()));
    if (othersWait) {
      queue.down(next);
    }
    if (!now.isBefore(deadline)) {
      dead(pending, pending.attempts() + 1, failed.status(), failed.error());
      queue.finished();
    } else {
      Pending again = pending.triedAgainAt(next.isAfter(deadline) ? deadline : next);
      log.retry(again, failed.status(), failed.error());
      queue.putBack(again);
    }
    if (othersWait) {
      expire(queue, failed.status(), "receiver down: " + failed.error());
    }
  }

  /** Gives up what has waited too long behind others. */
  private void expire(ReceiverQueue queue, Integer status, String error) {
    for (Pending late : queue.takeMadeBefore(clock.instant().minus(policy.deadline()))) {
      dead(late, late.attempts(), status, error);
    }
  }

  private void dead(Pending pending, int attempts, Integer status, String error) {
    notices.givenUp(pending.notification(), error);
    log.dead(pending, attempts, status, error);
    finish(pending);
  }

  private void finish(Pending pending) {
    size.decrementAndGet();
    done.accept(pending);
  }

  private boolean busyWith(TopicPartition partition) {
    return queues.values().stream().anyMatch(queue -> queue.busyWith(partition));
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
