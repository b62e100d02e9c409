package org.wirewatch.alerts.deliver;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.alerts.DeadLetters;
import org.wirewatch.alerts.deliver.Attempt.Scope;
import org.wirewatch.wire.Delivery;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Reason;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.net.AddressGuard;
import org.wirewatch.wire.net.AllowList;

/** Reads notifications and sees each one through; the one thread that uses the consumer. */
public final class DeliveryWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(500);
  private static final Duration CLOSING_MAX = Duration.ofSeconds(10);

  private final KafkaSettings kafka;
  private final DeadLetters deadLetters;
  private final int pendingMax;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Offsets offsets = new Offsets();
  private final DeliveryHistory history;
  private final Dispatcher dispatcher;
  private final Thread thread;
  private long committedNanos = System.nanoTime();
  private volatile boolean closing;
  private volatile boolean assigned;
  private volatile boolean failed;

  /**
   * @param instanceId unique among the instances, stable over restarts
   * @param notices are given what the owner has to know
   * @param producer idempotent, shared with others
   */
  public DeliveryWorker(
      DeliveryConfig config,
      String instanceId,
      OwnerNotices notices,
      KafkaSettings kafka,
      Producer<byte[], byte[]> producer,
      DeadLetters deadLetters,
      MeterRegistry metrics,
      InstantSource clock) {
    this.kafka = kafka;
    this.deadLetters = deadLetters;
    this.pendingMax = config.pendingMax();
    this.history = new DeliveryHistory(kafka);
    this.dispatcher =
        new Dispatcher(
            senders(config, clock),
            config.retry(),
            config.concurrentMax(),
            new DeliveryLog(kafka, producer, deadLetters, metrics, clock),
            notices,
            clock,
            pending -> offsets.done(pending.partition(), pending.record().offset()));
    this.consumer =
        new KafkaConsumer<>(
            kafka.properties(
                Map.of(
                    ConsumerConfig.GROUP_ID_CONFIG,
                    kafka.group("alerts-deliver"),
                    ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                    kafka.group("alerts-deliver") + "-" + instanceId,
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false,
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "earliest",
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.thread = Thread.ofPlatform().name("alerts-deliver").daemon().unstarted(this::run);
    Gauge.builder("wirewatch.alerts.pending", dispatcher, Dispatcher::size)
        .description("Notifications neither delivered nor given up")
        .register(metrics);
    Gauge.builder("wirewatch.alerts.circuits.open", dispatcher, Dispatcher::openCircuits)
        .description("Hosts of receivers that are kept away from")
        .register(metrics);
  }

  /** Starts reading in the background. */
  public void start() {
    thread.start();
  }

  /** Whether it has its partitions. */
  public boolean ready() {
    return assigned && !failed;
  }

  /** False when an error stopped it; a restart of the process loses nothing. */
  public boolean live() {
    return !failed;
  }

  /** Finishes what is under way, within seconds; what waits is read again after the restart. */
  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
    try {
      thread.join(CLOSING_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<Channel, Sender> senders(DeliveryConfig config, InstantSource clock) {
    Map<Channel, Sender> senders = new EnumMap<>(Channel.class);
    DeskLinks desk = new DeskLinks(config.desk(), config.links());
    OkHttpClient http =
        HttpSender.client(AddressGuard.of(AllowList.of(config.allowed())), config.httpTimeout());
    Map<Channel, Format> formats = new EnumMap<>(Channel.class);
    formats.put(Channel.WEBHOOK, new WebhookFormat(clock));
    formats.put(Channel.SLACK, new SlackFormat(desk));
    formats.put(Channel.DISCORD, new DiscordFormat(desk));
    formats.put(Channel.TEAMS, new TeamsFormat(desk));
    formats.put(Channel.NTFY, new NtfyFormat(desk));
    if (config.push() != null) {
      formats.put(
          Channel.WEB_PUSH,
          new WebPushFormat(desk, config.push(), config.retry().deadline(), clock));
    }
    formats.forEach((channel, format) -> senders.put(channel, new HttpSender(http, format, clock)));
    if (config.smtp() != null) {
      senders.put(Channel.EMAIL, new MailSender(config.smtp(), desk, clock));
    }
    // the desk reads the notifications topic itself
    senders.put(Channel.DESK, notification -> new Attempt.Arrived(null));
    return senders;
  }

  private void run() {
    try (consumer) {
      consumer.subscribe(Set.of(kafka.name(Topic.NOTIFICATIONS)), new Handover());
      while (!closing) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          accept(record);
        }
        dispatcher.check();
        commitNowAndThen();
        holdBack();
      }
    } catch (WakeupException e) {
      // asked to close
    } catch (RuntimeException e) {
      if (!closing) {
        LOG.error("delivery has stopped", e);
        failed = true;
      }
    } finally {
      dispatcher.close();
    }
  }

  private void accept(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    offsets.read(partition, record.offset());
    Notification notification;
    try {
      notification = Json.read(record.value(), Notification.class);
    } catch (IOException e) {
      deadLetters.send(Reason.UNREADABLE_RECORD, e.getMessage(), e, record);
      offsets.done(partition, record.offset());
      return;
    }
    Optional<Delivery> before = history.of(notification.notificationId());
    if (before.isEmpty()) {
      dispatcher.submit(new Pending(notification, record, 0, Instant.EPOCH));
      return;
    }
    Delivery last = before.get();
    switch (last.outcome()) {
      case DELIVERED -> offsets.done(partition, record.offset());
      case DEAD -> {
        // a notification that is newer than its death was replayed by hand
        if (last.at() != null && last.at().toEpochMilli() < record.timestamp()) {
          dispatcher.submit(new Pending(notification, record, 0, Instant.EPOCH));
        } else {
          offsets.done(partition, record.offset());
        }
      }
      case RETRY -> {
        Instant due = last.nextAttemptAt() == null ? Instant.EPOCH : last.nextAttemptAt();
        dispatcher.restore(
            new Pending(notification, record, last.attempt(), due), !concernsOneOnly(last));
      }
    }
  }

  /** Whether the last failure says nothing about the receiver's other notifications. */
  private static boolean concernsOneOnly(Delivery last) {
    Integer status = last.status();
    return last.channel() != Channel.EMAIL
        && status != null
        && HttpSender.scope(status) == Scope.NOTIFICATION;
  }

  private void commitNowAndThen() {
    long now = System.nanoTime();
    if (now - committedNanos > COMMIT_INTERVAL.toNanos()) {
      committedNanos = now;
      Map<TopicPartition, OffsetAndMetadata> moved = offsets.toCommit();
      if (!moved.isEmpty()) {
        try {
          consumer.commitSync(moved);
        } catch (RebalanceInProgressException | CommitFailedException e) {
          LOG.info("partitions change hands, so the commit waits: {}", e.getMessage());
          offsets.notCommitted(moved.keySet());
        }
      }
    }
  }

  /** Reads no more while too many wait. */
  private void holdBack() {
    boolean full = dispatcher.size() >= pendingMax;
    if (full && consumer.paused().isEmpty()) {
      LOG.warn("too many undelivered notifications, reading no more: pending={}", pendingMax);
      consumer.pause(consumer.assignment());
    } else if (!full && !consumer.paused().isEmpty()) {
      consumer.resume(consumer.paused());
    }
  }

  /** Takes over and hands over partitions. */
  private final class Handover implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      if (!partitions.isEmpty()) {
        history.load(partitions, new HashMap<>(consumer.committed(Set.copyOf(partitions))));
      }
      assigned = true;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      if (closing) {
        dispatcher.close();
      } else {
        dispatcher.drop(partitions);
      }
      Map<TopicPartition, OffsetAndMetadata> moved = offsets.toCommit();
      if (!moved.isEmpty()) {
        consumer.commitSync(moved);
      }
      partitions.forEach(offsets::forget);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      dispatcher.drop(partitions);
      partitions.forEach(offsets::forget);
    }
  }
}
