package org.wirewatch.desk;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.desk.access.Caller;
import org.wirewatch.desk.api.AlertApi;
import org.wirewatch.desk.api.AlertBook;
import org.wirewatch.desk.api.Api;
import org.wirewatch.desk.api.EntityApi;
import org.wirewatch.desk.api.EntityBook;
import org.wirewatch.desk.api.FeedRoutes;
import org.wirewatch.desk.api.OwnerBook;
import org.wirewatch.desk.api.PushApi;
import org.wirewatch.desk.api.PushBook;
import org.wirewatch.desk.api.SourceBook;
import org.wirewatch.desk.api.SubscriptionBook;
import org.wirewatch.desk.api.TopicApi;
import org.wirewatch.desk.api.TopicBook;
import org.wirewatch.desk.api.UserApi;
import org.wirewatch.desk.api.UserBook;
import org.wirewatch.desk.archive.Archive;
import org.wirewatch.desk.archive.ArchiveReader;
import org.wirewatch.desk.http.Assets;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.live.LiveFeed;
import org.wirewatch.desk.state.AlertLog;
import org.wirewatch.desk.state.Commands;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.desk.state.DeskState;
import org.wirewatch.desk.state.Operations;
import org.wirewatch.desk.web.Pages;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.TopicAdmin;
import org.wirewatch.wire.TopicOverlay;
import org.wirewatch.wire.TopicScoring;
import org.wirewatch.wire.TopicTail;
import org.wirewatch.wire.discovery.SourceFinder;
import org.wirewatch.wire.ops.Service;

/**
 * The desk: API, pages, live stream and archive. The port is open as soon as {@link #start}
 * returns; what the topics hold is read in the background, and the pages say so meanwhile.
 */
public final class DeskService implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(DeskService.class);
  private static final String NAME = "desk";

  /** As many as one poll of all partitions may bring in another order. */
  private static final int ALERTS_REPEATED_MAX = 20;

  private final DeskConfig config;
  private final KafkaSettings kafka;
  private final MeterRegistry metrics;
  private final SourceFinder finder;
  private final KnowledgeBase knowledge;
  private final TopicOverlay topics;
  private final TopicScoring scoring;
  private final InstantSource clock;

  private Archive archive;
  private ArchiveReader archiveReader;
  private TopicTail archiveTail;
  private TopicTail stateTail;
  private Commands commands;
  private Operations operations;
  private LiveFeed<EnrichedArticle> live;
  private LiveFeed<AlertLog.Change> liveAlerts;
  private DeskServer server;
  private volatile Desk desk;
  private KafkaProducer<byte[], byte[]> deadLetters;

  /**
   * A desk, not started.
   *
   * @param finder looks for sources behind an address
   * @param knowledge what enrich knows without the entities topic
   * @param topics what enrich scores by without the topics topic; the desk's own from now on
   * @param scoring tries definitions of topics
   */
  public DeskService(
      DeskConfig config,
      KafkaSettings kafka,
      MeterRegistry metrics,
      SourceFinder finder,
      KnowledgeBase knowledge,
      TopicOverlay topics,
      TopicScoring scoring,
      InstantSource clock) {
    this.config = config;
    this.knowledge = knowledge;
    this.topics = topics;
    this.scoring = scoring;
    this.finder = finder;
    this.kafka = kafka;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void start() {
    if (config.access().auditRetention() != null) {
      TopicAdmin.retain(kafka, Topic.AUDIT_LOG, config.access().auditRetention());
    }
    archive = Archive.open(config.dataDir() == null ? null : config.dataDir().resolve("archive"));
    live = feed("articles", 0);
    liveAlerts = feed("alerts", ALERTS_REPEATED_MAX);
    operations = new Operations(kafka, clock);
    archiveReader =
        new ArchiveReader(
            kafka,
            archive,
            live,
            config.liveKept(),
            clock,
            operations::clusterId,
            this::deadLetter,
            metrics);
    archiveTail = new TopicTail("desk-archive", kafka, archiveReader.topics(), archiveReader);
    DeskState state =
        new DeskState(
            kafka, config.alertsMax(), knowledge, topics, liveAlerts, config.liveKept(), metrics);
    stateTail = new TopicTail("desk-state", kafka, state.topics(), state);
    Caller caller = new Caller();
    commands = new Commands(kafka, stateTail, state, caller, clock);
    desk =
        new Desk(
            archive,
            state,
            commands,
            live,
            liveAlerts,
            operations,
            archiveTail,
            stateTail,
            config.subscriptionsMax(),
            config.access(),
            config.pushKey(),
            caller,
            clock);
    server = server();
    server.start();
    archiveTail.start();
    stateTail.start();
    LOG.info("desk listens host={} port={}", config.host(), server.port());
  }

  /** The port that was bound; known once started. */
  public int port() {
    return server.port();
  }

  @Override
  public boolean ready() {
    return desk != null && desk.loading().ready();
  }

  @Override
  public boolean live() {
    return desk == null || !(archiveTail.failed() || stateTail.failed());
  }

  @Override
  public void close() {
    if (archive == null) {
      return;
    }
    live.close();
    liveAlerts.close();
    server.close();
    stateTail.close();
    archiveTail.close();
    archiveReader.finish();
    archive.close();
    commands.close();
    operations.close();
    closeDeadLetters();
    archive = null;
    LOG.info("desk stopped");
  }

  private <T> LiveFeed<T> feed(String name, int repeatedMax) {
    return new LiveFeed<>(
        name,
        config.liveKept(),
        config.liveWatchersMax(),
        config.liveQueueMax(),
        repeatedMax,
        metrics);
  }

  private DeskServer server() {
    SubscriptionBook subscriptions = new SubscriptionBook(desk);
    AlertBook alerts = new AlertBook(desk);
    SourceBook sources = new SourceBook(desk, finder);
    EntityBook entities = new EntityBook(desk);
    TopicBook topicBook = new TopicBook(desk, scoring);
    UserBook users = new UserBook(desk, config.token() != null);
    OwnerBook owners = new OwnerBook(desk, subscriptions);
    Assets assets = new Assets();
    Pages pages =
        new Pages(
            desk,
            subscriptions,
            alerts,
            sources,
            entities,
            topicBook,
            users,
            owners,
            config.access().links(),
            assets);
    return new DeskServer(
        new DeskServer.Options(
            config.host(),
            config.port(),
            config.token(),
            config.beyondLoopback(),
            config.hosts(),
            config.proxies(),
            config.bodyBytesMax()),
        assets,
        List.of(
            new EntityApi(entities),
            new TopicApi(topicBook),
            new AlertApi(desk, subscriptions, alerts),
            new PushApi(new PushBook(desk, subscriptions)),
            new FeedRoutes(subscriptions, alerts),
            new UserApi(desk, users, owners),
            new Api(desk, subscriptions, sources),
            pages),
        pages::error,
        pages::login,
        desk);
  }

  private synchronized void deadLetter(ProducerRecord<byte[], byte[]> letter) {
    if (deadLetters == null) {
      deadLetters =
          new KafkaProducer<>(
              kafka.properties(
                  Map.of(
                      ProducerConfig.ACKS_CONFIG,
                      "all",
                      ProducerConfig.CLIENT_ID_CONFIG,
                      kafka.group("desk-dead-letters"))),
              new ByteArraySerializer(),
              new ByteArraySerializer());
    }
    try {
      deadLetters.send(letter).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    } catch (ExecutionException e) {
      throw new KafkaException("dead letter not written", e.getCause());
    }
  }

  private synchronized void closeDeadLetters() {
    if (deadLetters != null) {
      deadLetters.close(java.time.Duration.ofSeconds(2));
      deadLetters = null;
    }
  }
}
