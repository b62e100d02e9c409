package org.wirewatch.ingest.websub;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.ingest.lane.LaneClients;
import org.wirewatch.wire.FeedPush;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Topic;

/**
 * Reads {@code feed-pushes} from its end, on every instance: who owns the source acts. Nothing is
 * committed, since polling finds what is missed.
 */
public final class PushReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PushReader.class);
  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final Duration CLOSE_MAX = Duration.ofSeconds(5);
  private static final long PAUSE_MS = 2_000;

  private final LaneClients clients;
  private final PushInbox inbox;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch positioned = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().name("ingest-pushes").daemon().unstarted(this::run);
  private volatile KafkaConsumer<byte[], byte[]> consumer;

  public PushReader(LaneClients clients, PushInbox inbox) {
    this.clients = clients;
    this.inbox = inbox;
  }

  public void start() {
    thread.start();
  }

  /** Whether everything written from now on will be read. */
  public boolean ready() {
    return positioned.getCount() == 0;
  }

  @Override
  public void close() {
    closing.countDown();
    KafkaConsumer<byte[], byte[]> now = consumer;
    if (now != null) {
      now.wakeup();
    }
    try {
      thread.join(CLOSE_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    boolean open = true;
    while (open) {
      try (KafkaConsumer<byte[], byte[]> reader = clients.tableReader()) {
        consumer = reader;
        read(reader);
      } catch (WakeupException e) {
        LOG.debug("push reader woken");
      } catch (RuntimeException e) {
        LOG.warn("push reader restarts", e);
      }
      open = await();
    }
  }

  /** Waits a moment; false once closed. */
  private boolean await() {
    try {
      return !closing.await(PAUSE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void read(KafkaConsumer<byte[], byte[]> reader) {
    String topic = clients.kafka().name(Topic.FEED_PUSHES);
    List<TopicPartition> partitions =
        reader.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    reader.assign(partitions);
    reader.seekToEnd(partitions);
    partitions.forEach(reader::position);
    positioned.countDown();
    while (closing.getCount() > 0) {
      reader.poll(WAIT).forEach(this::handOver);
    }
  }

  private void handOver(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    try {
      inbox.put(Json.read(record.value(), FeedPush.class));
    } catch (IOException e) {
      LOG.warn(
          "unreadable push left out partition={} offset={}",
          record.partition(),
          record.offset(),
          e);
    }
  }
}
