package org.wirewatch.desk.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.desk.live.LiveFeed;
import org.wirewatch.desk.live.LiveItem;
import org.wirewatch.wire.DeadLetter;
import org.wirewatch.wire.Delivery;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Reason;
import org.wirewatch.wire.Story;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.TopicTail;

/**
 * Puts enriched articles, stories and alerts into the {@link Archive} and new articles on the
 * {@link LiveFeed}, in this order, so that what is on the stream can be opened. A record that
 * cannot be read becomes a dead letter. Used by one thread.
 */
public final class ArchiveReader implements TopicTail.Reader {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveReader.class);
  private static final String SERVICE = "desk";
  private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(10);
  private static final Duration REFRESH_WHILE_LOADING = Duration.ofSeconds(1);

  private static final Duration FORGET_INTERVAL = Duration.ofHours(1);
  private static final List<Topic> TOPICS =
      List.of(Topic.ENRICHED_ARTICLES, Topic.STORIES, Topic.NOTIFICATIONS, Topic.DELIVERIES);

  private final KafkaSettings kafka;
  private final Map<String, Topic> byName;
  private final Archive archive;
  private final LiveFeed<EnrichedArticle> live;
  private final int liveKept;
  private final InstantSource clock;
  private final Supplier<String> clusterId;
  private final Consumer<ProducerRecord<byte[], byte[]>> deadLetters;
  private final Counter articles;
  private final MeterRegistry metrics;
  private final List<LiveItem<EnrichedArticle>> fresh = new ArrayList<>();
  private String origin = "";
  private Map<TopicPartition, Long> committed = Map.of();
  private Map<TopicPartition, Long> reached = Map.of();
  private Instant nextCommit = Instant.MIN;
  private Instant nextRefresh = Instant.MIN;
  private Instant nextForget = Instant.MIN;
  private boolean changed;
  private boolean streaming;

  /**
   * Creates a reader.
   *
   * @param clusterId asked once when the topics are reached
   * @param deadLetters sends a dead letter and returns when it is written
   */
  public ArchiveReader(
      KafkaSettings kafka,
      Archive archive,
      LiveFeed<EnrichedArticle> live,
      int liveKept,
      InstantSource clock,
      Supplier<String> clusterId,
      Consumer<ProducerRecord<byte[], byte[]>> deadLetters,
      MeterRegistry metrics) {
    this.kafka = kafka;
    this.byName = TOPICS.stream().collect(Collectors.toMap(kafka::name, topic -> topic));
    this.archive = archive;
    this.live = live;
    this.liveKept = liveKept;
    this.clock = clock;
    this.clusterId = clusterId;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
    this.articles = metrics.counter("desk_articles_total");
  }

  /** Full names of the topics to follow. */
  public Set<String> topics() {
    return Set.copyOf(byName.keySet());
  }

  @Override
  public Map<TopicPartition, Long> startOffsets(Map<TopicPartition, Long> ends) {
    origin = clusterId.get() + '/' + kafka.topicPrefix();
    committed = archive.resume(origin, ends);
    refill();
    return committed;
  }

  @Override
  public void read(ConsumerRecord<byte[], byte[]> record) {
    Topic topic = byName.get(record.topic());
    try {
      put(topic, record);
    } catch (IOException | IllegalArgumentException e) {
      if (topic == Topic.NOTIFICATIONS || topic == Topic.DELIVERIES) {
        return; // alerts makes it a dead letter, and the desk's state counts it
      }
      metrics.counter("desk_records_unreadable_total", "topic", record.topic()).increment();
      deadLetters.accept(
          DeadLetter.record(
              kafka.name(Topic.DEAD_LETTERS),
              SERVICE,
              Reason.UNREADABLE_RECORD,
              cause(e),
              e,
              record.topic(),
              record.partition(),
              record.offset(),
              record.key(),
              record.value()));
      LOG.warn(
          "record is no article or story topic={} partition={} offset={}",
          record.topic(),
          record.partition(),
          record.offset());
    }
  }

  @Override
  public void polled(Map<TopicPartition, Long> positions, boolean loaded) {
    Instant now = clock.instant();
    boolean last = loaded && !streaming;
    if (changed && (streaming || last || now.isAfter(nextRefresh))) {
      archive.refresh();
      changed = false;
      nextRefresh = now.plus(REFRESH_WHILE_LOADING);
    }
    if (last) {
      streaming = true;
      refill();
    } else if (streaming) {
      fresh.forEach(live::publish);
    }
    fresh.clear();
    reached = Map.copyOf(positions);
    if (last || now.isAfter(nextCommit)) {
      commit();
      nextCommit = now.plus(COMMIT_INTERVAL);
    }
    if (loaded && now.isAfter(nextForget)) {
      archive.alerts().forget(now.minus(Topic.NOTIFICATIONS.cleanup().retention()));
      nextForget = now.plus(FORGET_INTERVAL);
      changed = true;
    }
  }

  /** Writes the rest to disk; to be called after the tail has ended. */
  public void finish() {
    if (!reached.isEmpty()) {
      commit();
    }
  }

  private void commit() {
    if (!reached.equals(committed)) {
      archive.commit(origin, reached);
      committed = reached;
    }
  }

  private void put(Topic topic, ConsumerRecord<byte[], byte[]> record) throws IOException {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    byte[] value = record.value();
    Instant arrived = Instant.ofEpochMilli(record.timestamp());
    changed = true;
    switch (topic) {
      case ENRICHED_ARTICLES -> {
        if (value == null) {
          archive.remove(Archive.ARTICLE, key);
        } else {
          put(Json.read(value, EnrichedArticle.class), record, arrived);
        }
      }
      case STORIES -> {
        if (value == null) {
          archive.remove(Archive.STORY_KIND, key);
        } else {
          archive.put(Json.read(value, Story.class));
        }
      }
      case NOTIFICATIONS -> {
        if (value != null) {
          archive.alerts().put(Json.read(value, Notification.class), arrived);
        }
      }
      case DELIVERIES -> {
        if (value != null) {
          archive.alerts().put(Json.read(value, Delivery.class), arrived);
        }
      }
      default -> throw new IllegalStateException("not followed: " + topic);
    }
  }

  private void put(
      EnrichedArticle article, ConsumerRecord<byte[], byte[]> record, Instant arrived) {
    String position = record.partition() + "." + record.offset();
    archive.put(article, position, arrived);
    articles.increment();
    if (streaming) {
      fresh.add(new LiveItem<>(position, article));
    }
  }

  private static String cause(Exception error) {
    return error instanceof JsonProcessingException json
        ? json.getOriginalMessage()
        : error.getMessage();
  }

  /** What the live page shows first: the newest of the archive. */
  private void refill() {
    List<LiveItem<EnrichedArticle>> items = new ArrayList<>();
    archive
        .search()
        .latest(liveKept)
        .forEach(found -> items.add(new LiveItem<>(found.position(), found.article())));
    live.reset(items.reversed());
  }
}
