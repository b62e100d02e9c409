package org.wirewatch.ingest.fetch;

import java.io.IOException;
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
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.ingest.fetch.PageTable.Page;
import org.wirewatch.ingest.lane.Assignment;
import org.wirewatch.ingest.lane.Effect;
import org.wirewatch.ingest.lane.HostQueue;
import org.wirewatch.ingest.lane.HostQueue.Urgency;
import org.wirewatch.ingest.lane.Lane;
import org.wirewatch.ingest.lane.LaneClients;
import org.wirewatch.ingest.lane.LaneWork;
import org.wirewatch.ingest.lane.Offsets;
import org.wirewatch.ingest.ops.IngestMetrics;
import org.wirewatch.wire.FetchRequest;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Reason;

/**
 * The fetch requests of this instance's hosts; each becomes an article, a retry or a dead letter.
 * Fetched pages are looked at again for a while; those looks wait behind the requests.
 */
public final class FetchWork implements LaneWork {
  private static final Logger LOG = LoggerFactory.getLogger(FetchWork.class);
  private static final Duration IDLE = Duration.ofMinutes(5);
  private static final Duration ROTATE_AFTER = Duration.ofSeconds(10);
  private static final Duration BUSY_PAUSE = Duration.ofSeconds(1);

  private final Lane.Life life;
  private final FetchConfig config;
  private final FetchJob job;
  private final FetchRecords topics;
  private final RawPages raw;
  private final WatchedPages pages;
  private final IngestMetrics metrics;
  private final InstantSource clock;
  private final HostQueue<Item> waiting;
  private final KeptQueue kept = new KeptQueue();
  private final Map<TopicPartition, Owned> owned = new HashMap<>();
  private int inFlight;
  private int looksInFlight;

  private FetchWork(
      Lane.Life life,
      FetchConfig config,
      FetchJob job,
      FetchRecords topics,
      RawPages raw,
      WatchedPages pages,
      IngestMetrics metrics,
      InstantSource clock) {
    this.life = life;
    this.config = config;
    this.job = job;
    this.topics = topics;
    this.raw = raw;
    this.pages = pages;
    this.metrics = metrics;
    this.clock = clock;
    this.waiting = new HostQueue<>(config.hostParallel(), config.hostDelay());
  }

  /** The work of one life of the fetch lane. */
  public static FetchWork of(
      Lane.Life life,
      LaneClients clients,
      FetchConfig config,
      HttpFetcher fetcher,
      Robots robots,
      RawPages raw,
      IngestMetrics metrics,
      InstantSource clock) {
    FetchRecords topics = new FetchRecords(clients.kafka());
    PageFetch fetch =
        new PageFetch(config, fetcher, robots, raw, clock, RandomGenerator.getDefault());
    StatusReader reader = new StatusReader(clients, topics.statusTopic());
    FetchJob job = new FetchJob(fetch, reader, topics, metrics, clock);
    WatchedPages pages = new WatchedPages(config, clients, topics.statusTopic(), metrics);
    return new FetchWork(life, config, job, topics, raw, pages, metrics, clock);
  }

  @Override
  public void assigned(Assignment assignment, OffsetAndMetadata committed, long endOffset) {
    owned.put(assignment.partition(), new Owned(assignment, Offsets.from(committed)));
    pages.load(assignment).forEach(this::watch);
  }

  @Override
  public void revoked(TopicPartition partition) {
    owned.remove(partition);
    pages.drop(partition);
    kept.drop(partition);
    waiting.removeIf(item -> item.assignment().partition().equals(partition));
  }

  @Override
  public void accept(ConsumerRecord<byte[], byte[]> record) {
    Owned own = owned.get(new TopicPartition(record.topic(), record.partition()));
    if (own == null || !own.offsets.begin(record.offset())) {
      return;
    }
    Item item = new Item(own.assignment, record, null, null);
    if (record.value() == null) {
      life.done(item.effect(List.of()));
      return;
    }
    try {
      FetchRequest request = Json.read(record.value(), FetchRequest.class);
      Item asked = new Item(own.assignment, record, request, null);
      Instant notBefore = request.notBefore() == null ? Instant.MIN : request.notBefore();
      if (request.kept() != null) {
        kept.add(asked);
      } else {
        waiting.add(Urls.host(request.url()), asked, notBefore);
      }
    } catch (IOException e) {
      LOG.warn("poison fetch request partition={} offset={}", record.partition(), record.offset());
      metrics.deadLetter(Reason.UNREADABLE_RECORD);
      life.done(
          item.effect(
              List.of(topics.deadLetter(record, Reason.UNREADABLE_RECORD, e.getMessage(), e))));
    }
  }

  @Override
  public Duration startDue() {
    Instant now = clock.instant();
    while (inFlight < config.parallel()) {
      Optional<HostQueue.Started<Item>> next = waiting.take(now, leastUrgent());
      if (next.isEmpty()) {
        break;
      }
      start(next.get().host(), next.get().item(), now);
    }
    boolean keptLeft = kept.startEach(item -> startKept(item));
    metrics.fetchQueue(waiting.waiting(Urgency.NOW) + kept.waiting(), inFlight);
    raw.tend();
    owned.values().forEach(own -> rotate(own, now));
    boolean room = inFlight < config.parallel();
    Duration wait = room ? waiting.nextDue(leastUrgent()).map(this::until).orElse(IDLE) : IDLE;
    return keptLeft && wait.compareTo(BUSY_PAUSE) > 0 ? BUSY_PAUSE : wait;
  }

  /** Looks take half of the places at most, so that news never waits for many of them. */
  private Urgency leastUrgent() {
    return looksInFlight < Math.max(1, config.parallel() / 2) ? Urgency.PATIENT : Urgency.NOW;
  }

  private Duration until(Instant at) {
    Instant now = clock.instant();
    return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
  }

  private void start(String host, Item item, Instant now) {
    Page page = item.isLook() ? item.page() : pages.find(item.assignment(), item.request());
    boolean lost = item.isLook() && (!pages.holds(page) || page.nextAt().isAfter(now));
    boolean busy = page != null && page.busy();
    boolean fresh =
        !item.isLook()
            && page != null
            && page.fetchedAt().plus(config.revisits().fresh()).isAfter(now);
    if (lost || busy || fresh) {
      waiting.finished(host, now, Duration.ZERO);
      if (fresh && !busy) {
        metrics.known();
        life.done(item.effect(List.of()));
      } else if (busy && !item.isLook()) {
        waiting.add(host, item, now.plus(BUSY_PAUSE));
      }
      return;
    }
    Page begun = page == null ? pages.begin(item.assignment(), item.request()) : page;
    inFlight++;
    looksInFlight += item.isLook() ? 1 : 0;
    run("fetch-" + host, item, begun, done -> received(host, item, done.hostPause()));
  }

  /** False when the page is busy. */
  private boolean startKept(Item item) {
    Page page = pages.find(item.assignment(), item.request());
    if (page != null && page.busy()) {
      return false;
    }
    Page begun = page == null ? pages.begin(item.assignment(), item.request()) : page;
    run("kept", item, begun, done -> kept.finished());
    return true;
  }

  /** Does the work on a thread of its own; the page is busy until its outcome is written. */
  private void run(
      String name, Item item, Page page, java.util.function.Consumer<FetchJob.Done> received) {
    if (page != null) {
      page.busy(true);
    }
    Thread.ofVirtual()
        .name(name)
        .start(
            () -> {
              FetchJob.Done done = job.run(item, page);
              life.done(
                  new Effect(
                      item.assignment(),
                      item.offset(),
                      done.records(),
                      () -> received.accept(done),
                      places -> pages.written(page, done, places).ifPresent(this::watch)));
            });
  }

  private void received(String host, Item item, Duration pause) {
    inFlight--;
    looksInFlight -= item.isLook() ? 1 : 0;
    waiting.finished(host, clock.instant(), pause);
  }

  private void watch(Page page) {
    Item look = new Item(page.assignment(), null, null, page);
    waiting.add(page.host(), look, page.nextAt(), Urgency.PATIENT);
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
            .filter(item -> item.isAskedOf(own.assignment))
            .collect(Collectors.groupingBy(Item::host, Collectors.counting()));
    long most = byHost.values().stream().mapToLong(Long::longValue).max().orElse(0);
    List<Item> moved =
        waiting.removeIf(
            item ->
                item.isAskedOf(own.assignment) && byHost.getOrDefault(item.host(), 0L) >= most / 2);
    moved.forEach(
        item -> life.done(item.effect(List.of(topics.requeued(item.record(), item.request())))));
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

  /** Looks have no offset, but the partition must be ours to write for it: it is named as well. */
  private static Map<TopicPartition, List<Long>> byPartition(Collection<Effect> effects) {
    return effects.stream()
        .collect(
            Collectors.groupingBy(
                effect -> effect.assignment().partition(),
                Collectors.filtering(
                    effect -> effect.offset() != Effect.NO_OFFSET,
                    Collectors.mapping(Effect::offset, Collectors.toList()))));
  }

  @Override
  public boolean full(TopicPartition partition) {
    Owned own = owned.get(partition);
    return own != null && own.offsets.open() >= Offsets.OPEN_MAX;
  }

  @Override
  public void close() {
    job.close();
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
}
