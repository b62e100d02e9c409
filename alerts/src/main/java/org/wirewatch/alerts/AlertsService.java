package org.wirewatch.alerts;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.alerts.deliver.DeliveryWorker;
import org.wirewatch.alerts.deliver.OwnerNotices;
import org.wirewatch.alerts.match.SubscriptionMatcher;
import org.wirewatch.alerts.subscription.SubscriptionFeed;
import org.wirewatch.streams.DeadLetterHandler;
import org.wirewatch.streams.FailurePolicy;
import org.wirewatch.streams.StreamsProperties;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.TopicAdmin;
import org.wirewatch.wire.ops.Service;

/**
 * Runs alerts until closed: follows the subscriptions, then starts {@link AlertsTopology} once all
 * of them are known, and delivers beside it.
 */
public final class AlertsService implements Service {
  static final String NAME = "alerts";

  private static final Logger LOG = LoggerFactory.getLogger(AlertsService.class);
  private static final Duration CLOSING_MAX = Duration.ofSeconds(10);
  private static final Duration LOADING_STEP = Duration.ofSeconds(1);
  private static final long POLL_MS_MAX = 100;
  private static final long LINGER_MS = 1_000;

  private final AlertsConfig config;
  private final KafkaSettings kafka;
  private final MeterRegistry metrics;
  private final InstantSource clock;
  private final SubscriptionMatcher matcher;
  private Producer<byte[], byte[]> producer;
  private OwnerNotices notices;
  private SubscriptionFeed subscriptions;
  private DeliveryWorker deliveries;
  private KafkaStreamsMetrics streamsMetrics;
  private Thread starting;
  private volatile KafkaStreams streams;
  private volatile boolean closed;

  public AlertsService(
      AlertsConfig config, KafkaSettings kafka, MeterRegistry metrics, InstantSource clock) {
    this.config = config;
    this.kafka = kafka;
    this.metrics = metrics;
    this.clock = clock;
    this.matcher =
        new SubscriptionMatcher(failed -> notices.suspended(failed.id(), failed.articleId()));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public synchronized void start() {
    TopicAdmin.createMissing(kafka);
    Gauge.builder("wirewatch.alerts.subscriptions", matcher, SubscriptionMatcher::size)
        .description("Subscriptions that articles are matched against")
        .register(metrics);
    producer =
        new KafkaProducer<>(
            kafka.properties(
                Map.of(
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                    true,
                    ProducerConfig.LINGER_MS_CONFIG,
                    0,
                    ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                    Topic.RECORD_BYTES_MAX)),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    DeadLetters deadLetters = new DeadLetters(kafka, producer, metrics);
    notices = new OwnerNotices(matcher::find, producer, kafka.name(Topic.NOTIFICATIONS), clock);
    subscriptions = new SubscriptionFeed(kafka, matcher, deadLetters);
    subscriptions.start();
    deliveries =
        new DeliveryWorker(
            config.delivery(),
            config.instanceId(),
            notices,
            kafka,
            producer,
            deadLetters,
            metrics,
            clock);
    deliveries.start();
    starting = Thread.ofPlatform().name("alerts-start").daemon().start(this::startMatching);
  }

  @Override
  public boolean ready() {
    KafkaStreams running = streams;
    return running != null
        && running.state() == KafkaStreams.State.RUNNING
        && subscriptions.live()
        && deliveries.ready();
  }

  @Override
  public boolean live() {
    KafkaStreams running = streams;
    boolean streamsLive = running == null || !running.state().hasCompletedShutdown();
    boolean partsLive = deliveries == null || (subscriptions.live() && deliveries.live());
    return closed || (streamsLive && partsLive);
  }

  @Override
  public synchronized void close() {
    if (closed || producer == null) {
      return;
    }
    closed = true;
    starting.interrupt();
    try {
      starting.join(CLOSING_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (streams != null) {
      streams.close(CLOSING_MAX);
      streamsMetrics.close();
    }
    deliveries.close();
    subscriptions.close();
    producer.close(CLOSING_MAX);
  }

  /** An article matched before all subscriptions are known would miss alerts for ever. */
  private void startMatching() {
    try {
      while (!subscriptions.awaitLoaded(LOADING_STEP)) {
        if (closed || !subscriptions.live()) {
          return;
        }
      }
    } catch (InterruptedException e) {
      return; // closed while loading
    }
    KafkaStreams starts =
        new KafkaStreams(
            AlertsTopology.build(config, kafka, matcher, metrics, clock),
            properties(config, kafka));
    starts.setUncaughtExceptionHandler(new FailurePolicy(NAME, clock));
    starts.setStateListener((now, before) -> LOG.info("alerts is {}, was {}", now, before));
    streamsMetrics = new KafkaStreamsMetrics(starts);
    streamsMetrics.bindTo(metrics);
    starts.start();
    streams = starts;
  }

  static Properties properties(AlertsConfig config, KafkaSettings kafka) {
    Map<String, Object> all =
        new StreamsProperties(
                NAME,
                config.instanceId(),
                config.stateDir(),
                config.threads(),
                config.commitInterval(),
                config.rocksDbBytesMax())
            .of(kafka, DeadLetterHandler.class);
    // nobody sees a record before its transaction ends, which sends at once what waits: sent one by
    // one, records cost a request each, and the first meets the end of the transaction before
    all.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), LINGER_MS);
    // a commit comes between two polls: one that waits longer for records keeps an alert waiting
    all.put(
        StreamsConfig.POLL_MS_CONFIG, Math.min(POLL_MS_MAX, config.commitInterval().toMillis()));
    return kafka.properties(all);
  }
}
