package org.wirewatch.ingest.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.ingest.lane.Assignment;
import org.wirewatch.ingest.lane.Effect;
import org.wirewatch.ingest.lane.HostQueue;
import org.wirewatch.ingest.lane.Lane;
import org.wirewatch.ingest.lane.LaneWork;
import org.wirewatch.ingest.lane.Offsets;
import org.wirewatch.ingest.ops.IngestMetrics;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.DeadLetter;
import org.wirewatch.wire.FetchRequest;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Reason;
import org.wirewatch.wire.Topic;

/**
 * The fetch requests of this instance's hosts; each becomes an article, a retry or a dead letter.
 */
public final class FetchWork implements LaneWork {
  private static final Logger LOG = LoggerFactory.getLogger(FetchWork.class);
  private static final Duration IDLE = Duration.ofMinutes(5);
  private static final Duration ROTATE_AFTER = Duration.ofSeconds(10);

  private final Lane.Life life;
  private final KafkaSettings kafka;
  private final FetchConfig config;
  private final PageFetch pages;
  private final RawPages raw;
  private final IngestMetrics metrics;
  private final InstantSource clock;
  private final HostQueue<Item> waiting;
  private final Map<TopicPartition, Owned> owned = new HashMap<>();
  private int inFlight;

  private FetchWork(
      Lane.Life life,
      KafkaSettings kafka,
      FetchConfig config,
      PageFetch pages,
      RawPages raw,
      IngestMetrics metrics,
      InstantSource clock) {
    this.life = life;
    this.kafka = kafka;
    this.config = config;
    this.pages = pages;
    this.raw = raw;
    this.metrics = metrics;
    this.clock = clock;
    this.waiting = new HostQueue<>(config.hostParallel(), config.hostDelay());
  }

  /** The work of one life of the fetch lane. */
  public static FetchWork of(
      Lane.Life life,
      KafkaSettings kafka,
      FetchConfig config,
      HttpFetcher fetcher,
      Robots robots,
      RawPages raw,
      IngestMetrics metrics,
      InstantSource clock) {
    PageFetch pages = new PageFetch(config, fetcher, robots, raw, RandomGenerator.getDefault());
    return new FetchWork(life, kafka, config, pages, raw, metrics, clock);
  }

  @Override
  public void assigned(Assignment assignment, OffsetAndMetadata committed, long endOffset) {
    owned.put(assignment.partition(), new Owned(assignment, Offsets.from(committed)));
  }

  @Override
  public void revoked(TopicPartition partition) {
    owned.remove(partition);
    waiting.removeIf(item -> item.assignment.partition().equals(partition));
  }

  @Override
  public void accept(ConsumerRecord<byte[], byte[]> record) {
    Owned own = owned.get(new TopicPartition(record.topic(), record.partition()));
    if (own == null || !own.offsets.begin(record.offset())) {
      return;
    }
    Item item = new Item(own.assignment, record, null);
    if (record.value() == null) {
      life.done(item.effect(List.of(), () -> {}));
      return;
    }
    try {
      FetchRequest request = Json.read(record.value(), FetchRequest.class);
      Instant notBefore = request.notBefore() == null ? Instant.MIN : request.notBefore();
      waiting.add(Urls.host(request.url()), new Item(own.assignment, record, request), notBefore);
    } catch (IOException e) {
      LOG.warn("poison fetch request partition={} offset={}", record.partition(), record.offset());
      life.done(item.effect(List.of(deadLetter(item, Reason.UNREADABLE_RECORD, e)), () -> {}));
    }
  }

  @Override
  public Duration startDue() {
    Instant now = clock.instant();
    while (inFlight < config.parallel()) {
      Optional<HostQueue.Started<Item>> next = waiting.take(now);
      if (next.isEmpty()) {
        break;
      }
      inFlight++;
      String host = next.get().host();
      Item item = next.get().item();
      Thread.ofVirtual().name("fetch-" + host).start(() -> fetch(host, item));
    }
    metrics.fetchQueue(waiting.waiting(), inFlight);
    raw.tend();
    owned.values().forEach(own -> rotate(own, now));
    boolean room = inFlight < config.parallel();
    return room ? waiting.nextDue().map(this::until).orElse(IDLE) : IDLE;
  }

  private Duration until(Instant at) {
    Instant now = clock.instant();
    return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
  }

  private void fetch(String host, Item item) {
    long begun = System.nanoTime();
    PageOutcome outcome;
    Duration crawlDelay = Duration.ZERO;
    try {
      outcome = pages.fetch(item.request);
      crawlDelay = pages.crawlDelay(item.request);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("page failed by our fault url={}", item.request.url(), e);
      outcome = new PageOutcome.GivenUp(Reason.PROCESSING_FAILED, e.toString());
    }
    List<ProducerRecord<byte[], byte[]>> records = records(item, outcome);
    metrics.fetch(label(outcome), Duration.ofNanos(System.nanoTime() - begun));
    Duration hostPause =
        outcome instanceof PageOutcome.Again again ? again.hostPause() : crawlDelay;
    life.done(item.effect(records, () -> received(host, hostPause)));
  }

  private void received(String host, Duration pause) {
    inFlight--;
    waiting.finished(host, clock.instant(), pause);
  }

  private List<ProducerRecord<byte[], byte[]>> records(Item item, PageOutcome outcome) {
    return switch (outcome) {
      case PageOutcome.Extracted extracted -> {
        Article article = extracted.article();
        metrics.discovered(article.publishedAt(), article.firstSeenAt());
        yield List.of(
            new ProducerRecord<>(
                kafka.name(Topic.ARTICLES),
                article.articleId().getBytes(StandardCharsets.UTF_8),
                Json.bytes(article)));
      }
      case PageOutcome.Again again ->
          List.of(requeued(item, item.request.again(clock.instant().plus(again.pause()))));
      case PageOutcome.GivenUp up -> {
        var letter = deadLetter(item, up.reason(), up.cause(), null);
        if (up.raw() != null) {
          letter
              .headers()
              .add(DeadLetter.RAW, up.raw().toString().getBytes(StandardCharsets.UTF_8));
        }
        yield List.of(letter);
      }
    };
  }

  /**
   * Moves requests that cannot run soon to the end of the topic when a partition has been full for
   * a while, so that hosts behind them get their turn.
   */
  private void rotate(Owned own, Instant now) {
    if (own.offsets.open() < Offsets.OPEN_MAX) {
      own.fullSince = null;
      return;
    }
    if (own.fullSince == null) {
      own.fullSince = now;
    }
    if (own.fullSince.plus(ROTATE_AFTER).isAfter(now)) {
      return;
    }
    own.fullSince = null;
    Map<String, Long> byHost =
        waiting.items().stream()
            .filter(item -> item.assignment.equals(own.assignment))
            .collect(Collectors.groupingBy(i -> Urls.host(i.request.url()), Collectors.counting()));
    long most = byHost.values().stream().mapToLong(Long::longValue).max().orElse(0);
    List<Item> moved =
        waiting.removeIf(
            item ->
                item.assignment.equals(own.assignment)
                    && byHost.getOrDefault(Urls.host(item.request.url()), 0L) >= most / 2);
    moved.forEach(item -> life.done(item.effect(List.of(requeued(item, item.request)), () -> {})));
  }

  private ProducerRecord<byte[], byte[]> requeued(Item item, FetchRequest request) {
    return new ProducerRecord<>(
        kafka.name(Topic.FETCH_REQUESTS), item.record.key(), Json.bytes(request));
  }

  private ProducerRecord<byte[], byte[]> deadLetter(Item item, Reason reason, Throwable cause) {
    return deadLetter(item, reason, cause.getMessage(), cause);
  }

  private ProducerRecord<byte[], byte[]> deadLetter(
      Item item, Reason reason, String message, Throwable cause) {
    metrics.deadLetter(reason);
    ConsumerRecord<byte[], byte[]> record = item.record;
    return DeadLetter.record(
        kafka.name(Topic.DEAD_LETTERS),
        "ingest",
        reason,
        message,
        cause,
        record.topic(),
        record.partition(),
        record.offset(),
        record.key(),
        record.value());
  }

  private static String label(PageOutcome outcome) {
    return switch (outcome) {
      case PageOutcome.Extracted extracted -> "extracted";
      case PageOutcome.Again again -> "again";
      case PageOutcome.GivenUp up -> up.reason().name().toLowerCase(java.util.Locale.ROOT);
    };
  }

  @Override
  public Map<TopicPartition, OffsetAndMetadata> offsets(Collection<Effect> effects) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    byPartition(effects)
        .forEach(
            (partition, done) -> offsets.put(partition, owned.get(partition).offsets.after(done)));
    return offsets;
  }

  @Override
  public void committed(Collection<Effect> effects) {
    byPartition(effects).forEach((partition, done) -> owned.get(partition).offsets.done(done));
  }

  private static Map<TopicPartition, List<Long>> byPartition(Collection<Effect> effects) {
    return effects.stream()
        .collect(
            Collectors.groupingBy(
                effect -> effect.assignment().partition(),
                Collectors.mapping(Effect::offset, Collectors.toList())));
  }

  @Override
  public boolean full(TopicPartition partition) {
    Owned own = owned.get(partition);
    return own != null && own.offsets.open() >= Offsets.OPEN_MAX;
  }

  /** A partition of ours. */
  private static final class Owned {
    private final Assignment assignment;
    private final Offsets offsets;
    private Instant fullSince;

    private Owned(Assignment assignment, Offsets offsets) {
      this.assignment = assignment;
      this.offsets = offsets;
    }
  }

  /**
   * A record being worked on.
   *
   * @param request null when the record holds none
   */
  private record Item(
      Assignment assignment, ConsumerRecord<byte[], byte[]> record, FetchRequest request) {
    Effect effect(List<ProducerRecord<byte[], byte[]>> records, Runnable received) {
      return new Effect(assignment, record.offset(), records, received);
    }
  }
}
