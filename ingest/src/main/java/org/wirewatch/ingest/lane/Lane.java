package org.wirewatch.ingest.lane;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop: read, start what is due, collect what is done, write it in one transaction with the
 * progress. One thread owns consumer and producer; work is done on other threads and comes back
 * through {@link Life#done}, which wakes the loop at once. Transactions carry the consumer group's
 * generation, so an instance that has lost a partition without knowing cannot write for it.
 */
public final class Lane implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  private static final int EFFECTS_MAX = 500;
  private static final int BATCH_BYTES_MAX = 8 * 1024 * 1024;
  private static final Duration WAIT_MAX = Duration.ofSeconds(10);
  private static final Duration RESTART_PAUSE_MAX = Duration.ofSeconds(10);
  private static final Duration CLOSE_MAX = Duration.ofSeconds(15);

  private final String name;
  private final String topic;
  private final LaneClients clients;
  private final Function<Life, LaneWork> works;
  private final Runnable restarted;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile Life life;
  private volatile boolean ready;

  /**
   * Prepares a lane; {@link #start} starts it.
   *
   * @param works makes the work of each life; gets the life to report to
   * @param restarted called when a life ended by a failure
   */
  public Lane(
      String name,
      String topic,
      LaneClients clients,
      Function<Life, LaneWork> works,
      Runnable restarted) {
    this.name = name;
    this.topic = topic;
    this.clients = clients;
    this.works = works;
    this.restarted = restarted;
    this.thread = Thread.ofPlatform().name("ingest-" + name).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /** Whether partitions have been handed out to this instance, perhaps none. */
  public boolean ready() {
    return ready;
  }

  public boolean live() {
    return thread.isAlive();
  }

  /**
   * Writes what is done, abandons what is not, and stops; the rest is done after the next start.
   */
  @Override
  public void close() {
    closing.countDown();
    Life now = life;
    if (now != null) {
      now.wake();
    }
    try {
      thread.join(CLOSE_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Duration pause = Duration.ofMillis(100);
    while (isRunning()) {
      try (Life next = new Life()) {
        life = next;
        next.live();
      } catch (RuntimeException e) {
        if (isRunning()) {
          LOG.warn("lane restarts lane={} pauseMs={}", name, pause.toMillis(), e);
          restarted.run();
        }
      }
      ready = false;
      pause = await(pause);
    }
  }

  /** Waits unless closed meanwhile; returns the next, longer pause. */
  private Duration await(Duration pause) {
    try {
      if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        return pause;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
    Duration longer = pause.multipliedBy(2);
    return longer.compareTo(RESTART_PAUSE_MAX) > 0 ? RESTART_PAUSE_MAX : longer;
  }

  private boolean isRunning() {
    return closing.getCount() > 0;
  }

  /** The time from a start of consumer and producer to their end. */
  public final class Life implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer = clients.consumer(name);
    private final KafkaProducer<byte[], byte[]> producer = clients.producer(name);
    private final LaneWork work = works.apply(this);
    private final Queue<Effect> arrived = new ConcurrentLinkedQueue<>();
    private final Deque<Effect> pending = new ArrayDeque<>();
    private final Map<TopicPartition, Assignment> assignments = new HashMap<>();
    private final List<TopicPartition> unprepared = new ArrayList<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private int epochs;

    private Life() {}

    /** Hands over an effect; from any thread. */
    public void done(Effect effect) {
      arrived.add(effect);
      wake();
    }

    /** Has the loop ask what is due; from any thread. */
    public void wake() {
      if (awake.compareAndSet(false, true)) {
        consumer.wakeup();
      }
    }

    private void live() {
      producer.initTransactions();
      consumer.subscribe(List.of(topic), new Rebalance());
      Duration wait = Duration.ZERO;
      while (isRunning()) {
        ConsumerRecords<byte[], byte[]> records = poll(wait);
        awake.set(false);
        prepareAssigned();
        records.forEach(work::accept);
        receive();
        wait = work.startDue();
        boolean wrote = commit();
        pauseFull();
        if (wrote || !pending.isEmpty() || !arrived.isEmpty()) {
          wait = Duration.ZERO; // what was written may be due again
        }
      }
      receive();
      commit();
    }

    private ConsumerRecords<byte[], byte[]> poll(Duration wait) {
      try {
        return consumer.poll(wait.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : wait);
      } catch (WakeupException e) {
        return ConsumerRecords.empty();
      }
    }

    private void prepareAssigned() {
      if (unprepared.isEmpty()) {
        return;
      }
      Set<TopicPartition> partitions = Set.copyOf(unprepared);
      unprepared.clear();
      var committed = despiteWakeups(() -> consumer.committed(partitions));
      var ends = despiteWakeups(() -> consumer.endOffsets(partitions));
      for (TopicPartition partition : partitions) {
        Assignment assignment = new Assignment(partition, ++epochs);
        assignments.put(partition, assignment);
        work.assigned(assignment, committed.get(partition), ends.get(partition));
      }
    }

    private <T> T despiteWakeups(Supplier<T> call) {
      while (true) {
        try {
          return call.get();
        } catch (WakeupException e) {
          awake.set(false);
        }
      }
    }

    private void receive() {
      for (Effect effect = arrived.poll(); effect != null; effect = arrived.poll()) {
        effect.received().run();
        Assignment current = assignments.get(effect.assignment().partition());
        if (effect.assignment().equals(current)) {
          pending.add(effect);
        }
      }
    }

    /** Whether anything was written. */
    private boolean commit() {
      boolean wrote = false;
      while (!pending.isEmpty()) {
        List<Effect> batch = new ArrayList<>();
        int bytes = 0;
        for (Effect effect : pending) {
          if (batch.size() >= EFFECTS_MAX || bytes > BATCH_BYTES_MAX) {
            break;
          }
          batch.add(effect);
          bytes += effect.bytes();
        }
        if (!write(batch)) {
          return wrote;
        }
        wrote = true;
        batch.forEach(written -> pending.removeFirst());
        work.committed(batch);
      }
      return wrote;
    }

    /** False when the group is in motion: the batch stays pending until we know what is ours. */
    private boolean write(List<Effect> batch) {
      List<List<Future<RecordMetadata>>> sent = new ArrayList<>();
      producer.beginTransaction();
      try {
        for (Effect effect : batch) {
          // a failed send fails the commit below
          sent.add(effect.records().stream().map(producer::send).toList());
        }
        producer.sendOffsetsToTransaction(work.offsets(batch), consumer.groupMetadata());
      } catch (CommitFailedException e) {
        LOG.debug("group in motion, transaction aborted lane={}", name, e);
        producer.abortTransaction();
        return false;
      }
      producer.commitTransaction();
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).written().accept(sent.get(i).stream().map(Future::resultNow).toList());
      }
      return true;
    }

    private void pauseFull() {
      List<TopicPartition> full = new ArrayList<>();
      List<TopicPartition> open = new ArrayList<>();
      for (TopicPartition partition : assignments.keySet()) {
        (work.full(partition) ? full : open).add(partition);
      }
      consumer.pause(full);
      consumer.resume(open);
    }

    @Override
    public void close() {
      // the consumer first: giving up its partitions writes what is done
      quietly(client -> client.close(), consumer);
      quietly(client -> client.close(), producer);
      quietly(LaneWork::close, work);
    }

    private static <C> void quietly(Consumer<C> close, C client) {
      try {
        close.accept(client);
      } catch (RuntimeException e) {
        LOG.debug("client not closed cleanly", e);
      }
    }

    private final class Rebalance implements ConsumerRebalanceListener {
      @Override
      public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        unprepared.addAll(partitions);
        ready = true;
      }

      @Override
      public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        receive();
        commit();
        onPartitionsLost(partitions);
      }

      @Override
      public void onPartitionsLost(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
          unprepared.remove(partition);
          if (assignments.remove(partition) != null) {
            work.revoked(partition);
          }
          pending.removeIf(effect -> effect.assignment().partition().equals(partition));
        }
      }
    }
  }
}
