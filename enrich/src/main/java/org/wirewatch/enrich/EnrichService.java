package org.wirewatch.enrich;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.streams.FailurePolicy;
import org.wirewatch.streams.StreamsProperties;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.TopicAdmin;
import org.wirewatch.wire.TopicOverlay;
import org.wirewatch.wire.ops.Service;

/** Runs {@link EnrichTopology} until closed: articles in, enriched articles and stories out. */
public final class EnrichService implements Service {
  static final String NAME = "enrich";

  private static final Logger LOG = LoggerFactory.getLogger(EnrichService.class);
  private static final Duration CLOSING_MAX = Duration.ofSeconds(20);
  private static final Duration LOADING_STEP = Duration.ofSeconds(1);

  /**
   * A stream thread works off all that it polled before it polls again, and until then the steps
   * behind a repartition starve; at some 5 ms an article this keeps a backlog moving evenly.
   */
  private static final int POLLED_MAX = 50;

  private final EnrichConfig config;
  private final KafkaSettings kafka;
  private final MeterRegistry metrics;
  private final InstantSource clock;
  private KnowledgeFeed knowledge;
  private TopicFeed topics;
  private KafkaStreams streams;
  private KafkaStreamsMetrics streamsMetrics;
  private volatile boolean failed;
  private volatile boolean closed;

  public EnrichService(
      EnrichConfig config, KafkaSettings kafka, MeterRegistry metrics, InstantSource clock) {
    this.config = config;
    this.kafka = kafka;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public synchronized void start() {
    KnowledgeBase below = config.knowledge();
    TopicOverlay defined = config.topics();
    TopicAdmin.createMissing(kafka);
    knowledge = new KnowledgeFeed(kafka, below, metrics);
    knowledge.start();
    topics = new TopicFeed(kafka, defined, metrics);
    topics.start();
    Annotator annotator = Annotator.load(topics, knowledge);
    Thread.ofPlatform().name("enrich-start").daemon().start(() -> startStreams(annotator));
  }

  /** An article annotated before all entities and topics are known would not have them for ever. */
  private void startStreams(Annotator annotator) {
    try {
      while (!knowledge.awaitLoaded(LOADING_STEP) || !topics.awaitLoaded(LOADING_STEP)) {
        if (closed || !followed()) {
          return;
        }
      }
      start(annotator);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("enrich cannot start", e);
      failed = true;
    }
  }

  private synchronized void start(Annotator annotator) {
    if (closed) {
      return;
    }
    Properties properties = properties(config, kafka);
    Topology topology =
        EnrichTopology.build(
            config,
            kafka,
            distinct -> annotator.annotate(distinct, clock.instant()),
            metrics,
            clock);
    streams = new KafkaStreams(topology, properties);
    streams.setUncaughtExceptionHandler(new FailurePolicy(NAME, clock));
    streams.setStateListener((now, before) -> LOG.info("enrich is {}, was {}", now, before));
    streamsMetrics = new KafkaStreamsMetrics(streams);
    streamsMetrics.bindTo(metrics);
    streams.start();
  }

  @Override
  public synchronized boolean ready() {
    return streams != null && streams.state() == KafkaStreams.State.RUNNING && followed();
  }

  @Override
  public synchronized boolean live() {
    boolean streamsLive = streams == null || !streams.state().hasCompletedShutdown();
    return closed || (!failed && streamsLive && followed());
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (streams != null && !streams.state().hasCompletedShutdown()) {
      streams.close(CLOSING_MAX);
      streamsMetrics.close();
    }
    if (knowledge != null) {
      knowledge.close();
    }
    if (topics != null) {
      topics.close();
    }
  }

  /** Whether the topics that people edit are read, as far as it was begun. */
  private boolean followed() {
    return (knowledge == null || knowledge.live()) && (topics == null || topics.live());
  }

  static Properties properties(EnrichConfig config, KafkaSettings kafka) {
    Map<String, Object> all =
        new StreamsProperties(
                NAME,
                config.instanceId(),
                config.stateDir(),
                config.threads(),
                config.commitInterval(),
                config.rocksDbBytesMax())
            .of(kafka, ArticleDeadLetters.class);
    all.put(ArticleDeadLetters.ARTICLES, kafka.name(Topic.ARTICLES));
    all.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), POLLED_MAX);
    return kafka.properties(all);
  }
}
