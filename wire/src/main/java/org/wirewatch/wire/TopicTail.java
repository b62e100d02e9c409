package org.wirewatch.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows whole topics from given offsets, without a consumer group: every reader reads everything.
 * Committed records only. One thread reads and calls the {@link Reader}; the other methods may be
 * called from any thread. Kafka being away is waited out.
 */
public final class TopicTail implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final int FETCH_WAIT_MS = 100;
  private static final int RECORDS_PER_POLL = 500;

  /** What is done with the records. Called from one thread; a thrown exception stops the tail. */
  public interface Reader {
    /** Where to go on; partitions that are missing are read from their beginning. */
    Map<TopicPartition, Long> startOffsets(Map<TopicPartition, Long> ends);

    void read(ConsumerRecord<byte[], byte[]> record);

    /**
     * After each poll, also an empty one.
     *
     * @param positions next offset to read of each partition
     * @param loaded whether everything that was there at the start has been read
     */
    void polled(Map<TopicPartition, Long> positions, boolean loaded);
  }

  private final String name;
  private final KafkaSettings kafka;
  private final Set<String> topics;
  private final Reader reader;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> starts = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> targets = new ConcurrentHashMap<>();
  private volatile boolean loaded;
  private volatile boolean closed;
  private volatile boolean failed;
  private volatile KafkaConsumer<byte[], byte[]> consumer;

  public TopicTail(String name, KafkaSettings kafka, Set<String> topics, Reader reader) {
    this.name = name;
    this.kafka = kafka;
    this.topics = Set.copyOf(topics);
    this.reader = reader;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /** Whether everything that was in the topics at the start has been read. */
  public boolean loaded() {
    return loaded;
  }

  /**
   * Waits until {@link #loaded}.
   *
   * @return whether it was within the time
   */
  public boolean awaitLoaded(Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (!loaded && !closed && !failed && left > 0) {
        left = moved.awaitNanos(left);
      }
      return loaded;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the thread stopped by an error of ours. */
  public boolean failed() {
    return failed;
  }

  /** Records to read at the start, and how many of them have been read. */
  public Progress progress() {
    long total = 0;
    long done = 0;
    for (var target : targets.entrySet()) {
      long start = starts.getOrDefault(target.getKey(), 0L);
      long position = positions.getOrDefault(target.getKey(), start);
      total += Math.max(0, target.getValue() - start);
      done += Math.max(0, Math.min(position, target.getValue()) - start);
    }
    return new Progress(done, total, loaded);
  }

  /** How far loading has come; offsets, so gaps count too. */
  public record Progress(long done, long total, boolean loaded) {}

  /**
   * Waits until a record that was just written has been read here.
   *
   * @return whether it was within the time
   */
  public boolean awaitRead(TopicPartition partition, long offset, Duration atMost) {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (positions.getOrDefault(partition, 0L) <= offset) {
        if (left <= 0 || closed || failed) {
          return false;
        }
        left = moved.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
    KafkaConsumer<byte[], byte[]> current = consumer;
    if (current != null) {
      current.wakeup();
    }
    try {
      if (!thread.join(Duration.ofSeconds(10))) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      try (KafkaConsumer<byte[], byte[]> kafkaConsumer = connect()) {
        consumer = kafkaConsumer;
        follow(kafkaConsumer);
      } catch (WakeupException | InterruptException e) {
        LOG.debug("tail woken tail={}", name);
      } catch (KafkaException | TopicsMissing e) {
        LOG.warn("tail waits for Kafka tail={} error={}", name, e.toString());
        pause();
      } catch (RuntimeException e) {
        failed = true;
        LOG.error("tail stopped tail={}", name, e);
        return;
      }
    }
  }

  private KafkaConsumer<byte[], byte[]> connect() {
    Map<String, Object> more = new HashMap<>();
    more.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    more.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    more.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    more.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
    more.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_PER_POLL);
    more.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    more.put(ConsumerConfig.CLIENT_ID_CONFIG, kafka.group(name));
    return new KafkaConsumer<>(
        kafka.properties(more), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private void follow(KafkaConsumer<byte[], byte[]> kafkaConsumer) {
    List<TopicPartition> partitions = partitions(kafkaConsumer);
    kafkaConsumer.assign(partitions);
    Map<TopicPartition, Long> ends = kafkaConsumer.endOffsets(partitions);
    if (positions.isEmpty()) {
      Map<TopicPartition, Long> begin = kafkaConsumer.beginningOffsets(partitions);
      Map<TopicPartition, Long> known = reader.startOffsets(ends);
      for (TopicPartition partition : partitions) {
        long first = begin.get(partition);
        long from = Math.max(first, known.getOrDefault(partition, first));
        starts.put(partition, from);
        positions.put(partition, from);
      }
      targets.putAll(ends);
    }
    positions.forEach(kafkaConsumer::seek);
    while (!closed) {
      for (ConsumerRecord<byte[], byte[]> record : kafkaConsumer.poll(POLL)) {
        reader.read(record);
      }
      Map<TopicPartition, Long> now = new HashMap<>();
      partitions.forEach(partition -> now.put(partition, kafkaConsumer.position(partition)));
      boolean all =
          loaded || targets.entrySet().stream().allMatch(t -> now.get(t.getKey()) >= t.getValue());
      reader.polled(now, all);
      arrived(now, all);
    }
  }

  private void arrived(Map<TopicPartition, Long> now, boolean all) {
    lock.lock();
    try {
      positions.putAll(now);
      if (all && !loaded) {
        loaded = true;
        LOG.info("tail loaded tail={} records={}", name, progress().total());
      }
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> kafkaConsumer) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics) {
      List<PartitionInfo> known = kafkaConsumer.partitionsFor(topic);
      if (known == null || known.isEmpty()) {
        throw new TopicsMissing(topic);
      }
      known.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }
    return partitions;
  }

  private void pause() {
    long left = RETRY.toNanos();
    lock.lock();
    try {
      while (!closed && left > 0) {
        left = moved.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** A topic has not been created yet. */
  private static final class TopicsMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TopicsMissing(String topic) {
      super("topic does not exist yet: " + topic);
    }
  }
}
