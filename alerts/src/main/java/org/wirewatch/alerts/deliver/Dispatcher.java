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
import org.wirewatch.wire.Subscription.Channel;

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
  private final DeliveryLog log;
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
      InstantSource clock,
      Consumer<Pending> done) {
    this.senders = Map.copyOf(senders);
    this.policy = policy;
    this.permits = new Semaphore(concurrentMax);
    this.log = log;
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
    Attempt outcome = send(pending);
    if (Thread.currentThread().isInterrupted()) {
      return; // closing in the middle: the outcome is unknown, so it is tried again later
    }
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
    int failures = failed.receiverDown() ? queue.failed() : pending.attempts() + 1;
    Instant next = now.plus(policy.delay(failures, failed.retryAfter()));
    if (failed.receiverDown()) {
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
    if (failed.receiverDown()) {
      for (Pending late : queue.takeMadeBefore(now.minus(policy.deadline()))) {
        dead(late, late.attempts(), failed.status(), "receiver down: " + failed.error());
      }
    }
  }

  private void dead(Pending pending, int attempts, Integer status, String error) {
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
