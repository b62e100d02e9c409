package org.wirewatch.ingest.poll;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.ingest.fetch.HttpFetcher;
import org.wirewatch.ingest.fetch.Robots;
import org.wirewatch.ingest.fetch.Urls;
import org.wirewatch.ingest.lane.Assignment;
import org.wirewatch.ingest.lane.Effect;
import org.wirewatch.ingest.lane.HostQueue;
import org.wirewatch.ingest.lane.Lane;
import org.wirewatch.ingest.lane.LaneClients;
import org.wirewatch.ingest.lane.LaneWork;
import org.wirewatch.ingest.ops.IngestMetrics;
import org.wirewatch.ingest.websub.PushInbox;
import org.wirewatch.ingest.websub.Subscriber;
import org.wirewatch.wire.DeadLetter;
import org.wirewatch.wire.FeedPush;
import org.wirewatch.wire.FetchRequest;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Reason;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.SourceStatus;
import org.wirewatch.wire.Topic;

/** The sources of this instance's partitions, each polled when due. */
public final class PollWork implements LaneWork {
  private static final Logger LOG = LoggerFactory.getLogger(PollWork.class);
  private static final Duration IDLE = Duration.ofMinutes(5);
  private static final int PUSHES_WAITING_MAX = 20;

  private final Lane.Life life;
  private final KafkaSettings kafka;
  private final PollConfig config;
  private final Poller poller;
  private final SourceTables tables;
  private final IngestMetrics metrics;
  private final InstantSource clock;
  private final WebSub webSub;
  private final HostQueue<Due> due;
  private final Deque<State> pushed = new ArrayDeque<>();
  private final Map<String, State> states = new HashMap<>();
  private final Map<TopicPartition, Assignment> assignments = new HashMap<>();
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private int inFlight;

  /**
   * How hubs are heard.
   *
   * @param inbox what they sent
   */
  public record WebSub(Subscriber subscriber, PushInbox inbox) {}

  private PollWork(
      Lane.Life life,
      KafkaSettings kafka,
      PollConfig config,
      Poller poller,
      SourceTables tables,
      WebSub webSub,
      IngestMetrics metrics,
      InstantSource clock) {
    this.life = life;
    this.kafka = kafka;
    this.config = config;
    this.poller = poller;
    this.tables = tables;
    this.webSub = webSub;
    this.metrics = metrics;
    this.clock = clock;
    this.due = new HostQueue<>(config.hostParallel(), config.hostDelay());
  }

  /**
   * The work of one life of the poll lane.
   *
   * @param webSub null without WebSub
   */
  public static PollWork of(
      Lane.Life life,
      LaneClients clients,
      PollConfig config,
      HttpFetcher fetcher,
      Robots robots,
      WebSub webSub,
      IngestMetrics metrics,
      InstantSource clock) {
    Schedule schedule = new Schedule(config, RandomGenerator.getDefault());
    Subscriber subscriber = webSub == null ? null : webSub.subscriber();
    Poller poller = new Poller(config, fetcher, robots, schedule, subscriber, clock);
    KafkaSettings kafka = clients.kafka();
    SourceTables tables = new SourceTables(clients, kafka);
    if (webSub != null) {
      webSub.inbox().onArrival(life::wake);
    }
    return new PollWork(life, kafka, config, poller, tables, webSub, metrics, clock);
  }

  @Override
  public void assigned(Assignment assignment, OffsetAndMetadata committed, long endOffset) {
    int partition = assignment.partition().partition();
    assignments.put(assignment.partition(), assignment);
    positions.put(assignment.partition(), committed == null ? 0 : committed.offset());
    Map<String, SourceStatus> statuses = tables.statuses(partition);
    for (Source source : tables.sources(partition)) {
      put(assignment, source, statuses.get(source.sourceId()));
    }
    metrics.sources(states.size());
  }

  @Override
  public void revoked(TopicPartition partition) {
    assignments.remove(partition);
    positions.remove(partition);
    states.values().removeIf(state -> state.assignment.partition().equals(partition));
    metrics.sources(states.size());
  }

  @Override
  public void accept(ConsumerRecord<byte[], byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    Assignment assignment = assignments.get(partition);
    if (assignment == null) {
      return;
    }
    positions.put(partition, record.offset() + 1);
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      removed(states.remove(key));
      metrics.sources(states.size());
      return;
    }
    try {
      Source source = Json.read(record.value(), Source.class);
      if (!source.sourceId().equals(key)) {
        throw new IOException("source_id is not the record's key");
      }
      State known = states.get(key);
      put(assignment, source, known == null ? null : known.status);
      metrics.sources(states.size());
    } catch (IOException e) {
      poison(assignment, record, e);
    }
  }

  private void removed(State state) {
    boolean subscribed =
        state != null
            && webSub != null
            && state.status != null
            && Subscriber.isLive(state.status.webSub(), clock.instant());
    if (subscribed) {
      Source source = state.source;
      SourceStatus.WebSub subscription = state.status.webSub();
      Thread.ofVirtual()
          .name("unsubscribe-" + source.sourceId())
          .start(() -> webSub.subscriber().unsubscribe(source, subscription));
    }
  }

  private void poison(
      Assignment assignment, ConsumerRecord<byte[], byte[]> record, IOException cause) {
    metrics.deadLetter(Reason.UNREADABLE_RECORD);
    LOG.warn("poison source topic={} offset={}", record.topic(), record.offset());
    var letter =
        DeadLetter.record(
            kafka.name(Topic.DEAD_LETTERS),
            "ingest",
            Reason.UNREADABLE_RECORD,
            cause.getMessage(),
            cause,
            record.topic(),
            record.partition(),
            record.offset(),
            record.key(),
            record.value());
    life.done(new Effect(assignment, record.offset(), List.of(letter), () -> {}));
  }

  /** Adds or changes a source; what is new, elsewhere or polled by another interval is due now. */
  private void put(Assignment assignment, Source source, SourceStatus status) {
    State known = states.get(source.sourceId());
    if (known != null && known.source.equals(source)) {
      return;
    }
    if (known == null) {
      State state = new State(assignment, source, status);
      states.put(source.sourceId(), state);
      boolean polled = status != null && status.nextPollAt() != null;
      schedule(state, polled ? status.nextPollAt() : clock.instant());
      return;
    }
    if (!known.source.url().equals(source.url())) {
      known.status = null;
    }
    known.source = source;
    schedule(known, clock.instant());
  }

  /** Plans the next poll in place of any planned before; one under way is waited for. */
  private void schedule(State state, Instant at) {
    state.plan++;
    if (state.polling) {
      state.changed = true;
    } else if (state.source.enabled()) {
      String host = Urls.host(Poller.url(state.source, state.status));
      due.add(host, new Due(state, state.plan), at);
    }
  }

  @Override
  public Duration startDue() {
    Instant now = clock.instant();
    startPushed();
    while (inFlight < config.parallel()) {
      Optional<HostQueue.Started<Due>> next = due.take(now);
      if (next.isEmpty()) {
        break;
      }
      String host = next.get().host();
      State state = next.get().item().state;
      boolean replaced = next.get().item().plan != state.plan;
      if (replaced || states.get(state.source.sourceId()) != state) {
        due.finished(host, now, Duration.ZERO);
        continue;
      }
      inFlight++;
      state.polling = true;
      Source source = state.source;
      SourceStatus status = state.status;
      Thread.ofVirtual()
          .name("poll-" + host)
          .start(() -> work(host, state, source, status, () -> poller.poll(source, status)));
    }
    metrics.pollQueue(due.waiting());
    boolean room = inFlight < config.parallel();
    return room ? due.nextDue().map(this::until).orElse(IDLE) : IDLE;
  }

  /** Reads what hubs sent for sources of ours; one source is worked on by one thread at a time. */
  private void startPushed() {
    if (webSub == null) {
      return;
    }
    for (var next = webSub.inbox().take(); next.isPresent(); next = webSub.inbox().take()) {
      State state = states.get(next.get().sourceId());
      if (state != null && state.pushes.size() < PUSHES_WAITING_MAX) {
        state.pushes.add(next.get());
        pushed.add(state);
      }
    }
    for (int i = pushed.size(); i > 0; i--) {
      State state = pushed.remove();
      if (state.polling) {
        pushed.add(state);
        continue;
      }
      FeedPush push = state.pushes.poll();
      boolean ours =
          push != null
              && states.get(state.source.sourceId()) == state
              && state.status != null
              && state.source.enabled()
              && Subscriber.isOf(push, state.source.sourceId(), state.status.webSub());
      if (ours) {
        inFlight++;
        state.polling = true;
        Source source = state.source;
        SourceStatus status = state.status;
        Thread.ofVirtual()
            .name("push-" + source.sourceId())
            .start(
                () -> work(null, state, source, status, () -> poller.pushed(source, status, push)));
      }
    }
  }

  private Duration until(Instant at) {
    Instant now = clock.instant();
    return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
  }

  private void work(
      String host,
      State state,
      Source source,
      SourceStatus status,
      Supplier<PollOutcome> question) {
    PollOutcome outcome;
    try {
      outcome = question.get();
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("poll failed by our fault sourceId={}", source.sourceId(), e);
      outcome = poller.broken(source, status, e);
    }
    PollOutcome done = outcome;
    metrics.poll(done.label(), done.requests().size());
    Runnable received = () -> received(host, state, source, done);
    life.done(new Effect(state.assignment, Effect.NO_OFFSET, records(done), received));
  }

  private void received(String host, State state, Source polled, PollOutcome outcome) {
    inFlight--;
    if (host != null) {
      due.finished(host, clock.instant(), Duration.ZERO);
    }
    state.polling = false;
    if (states.get(polled.sourceId()) != state) {
      return;
    }
    boolean changed = state.changed;
    state.changed = false;
    if (state.source.url().equals(polled.url())) {
      state.status = outcome.status();
    }
    schedule(state, changed ? clock.instant() : outcome.status().nextPollAt());
  }

  private List<ProducerRecord<byte[], byte[]>> records(PollOutcome outcome) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (FetchRequest request : outcome.requests()) {
      records.add(
          new ProducerRecord<>(
              kafka.name(Topic.FETCH_REQUESTS),
              bytes(Urls.host(request.url())),
              Json.bytes(request)));
    }
    records.add(
        new ProducerRecord<>(
            kafka.name(Topic.SOURCE_STATUS),
            bytes(outcome.status().sourceId()),
            Json.bytes(outcome.status())));
    return records;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Map<TopicPartition, OffsetAndMetadata> offsets(Collection<Effect> effects) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (Effect effect : effects) {
      TopicPartition partition = effect.assignment().partition();
      offsets.put(partition, new OffsetAndMetadata(positions.get(partition)));
    }
    return offsets;
  }

  @Override
  public void committed(Collection<Effect> effects) {}

  @Override
  public boolean full(TopicPartition partition) {
    return false;
  }

  /** A source of ours. Changed by the lane's thread only. */
  private static final class State {
    private final Assignment assignment;
    private Source source;
    private SourceStatus status;
    private boolean polling;
    private boolean changed;
    private int plan;
    private final Deque<FeedPush> pushes = new ArrayDeque<>();

    private State(Assignment assignment, Source source, SourceStatus status) {
      this.assignment = assignment;
      this.source = source;
      this.status = status;
    }
  }

  /** A planned poll; void once the state has another plan. */
  private record Due(State state, int plan) {}
}
