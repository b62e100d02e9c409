package org.wirewatch.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.ingest.fetch.FetchWork;
import org.wirewatch.ingest.fetch.HttpConfig;
import org.wirewatch.ingest.fetch.HttpFetcher;
import org.wirewatch.ingest.fetch.RawPages;
import org.wirewatch.ingest.fetch.Robots;
import org.wirewatch.ingest.lane.Lane;
import org.wirewatch.ingest.lane.LaneClients;
import org.wirewatch.ingest.ops.IngestMetrics;
import org.wirewatch.ingest.poll.PollWork;
import org.wirewatch.ingest.raw.RawStore;
import org.wirewatch.ingest.websub.HubEndpoint;
import org.wirewatch.ingest.websub.Subscriber;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.config.ConfigException;
import org.wirewatch.wire.net.AddressGuard;
import org.wirewatch.wire.net.GuardedHttp;
import org.wirewatch.wire.ops.Service;

/**
 * Sources in, articles out. Killed at any moment and started again it loses nothing and writes
 * nothing twice: each poll and each fetch is one transaction.
 */
public final class IngestService implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);

  private static final Duration HUB_MAX = Duration.ofSeconds(5);

  private final OkHttpClient http;
  private final RawStore raw;
  private final HubEndpoint hubs;
  private final Lane poll;
  private final Lane fetch;

  public IngestService(
      IngestConfig config, KafkaSettings kafka, MeterRegistry registry, InstantSource clock) {
    HttpConfig web = config.http();
    AddressGuard guard = web.guard();
    http = GuardedHttp.client(guard, web.connectTimeout(), web.requestTimeout());
    IngestMetrics metrics = new IngestMetrics(registry);
    HttpFetcher fetcher =
        HttpFetcher.within(
            config.fetch().inFlightBytesMax(),
            Math.max(config.fetch().bodyBytesMax(), config.poll().bodyBytesMax()),
            http,
            web.userAgent(),
            clock);
    raw = rawStore(config, clock);
    RawPages rawPages = new RawPages(raw, metrics);
    Robots robots = new Robots(fetcher, HttpConfig.PRODUCT, clock);
    LaneClients clients = new LaneClients(kafka, config.instance());
    boolean pushed = config.webSub().enabled();
    hubs = pushed ? new HubEndpoint(config.webSub(), clients, metrics, clock) : null;
    PollWork.WebSub webSub = pushed ? webSub(config) : null;
    poll =
        new Lane(
            "poll",
            kafka.name(Topic.SOURCES),
            clients,
            life ->
                PollWork.of(life, clients, config.poll(), fetcher, robots, webSub, metrics, clock),
            () -> metrics.laneRestarted("poll"));
    fetch =
        new Lane(
            "fetch",
            kafka.name(Topic.FETCH_REQUESTS),
            clients,
            life ->
                FetchWork.of(
                    life, clients, config.fetch(), fetcher, robots, rawPages, metrics, clock),
            () -> metrics.laneRestarted("fetch"));
  }

  private PollWork.WebSub webSub(IngestConfig config) {
    // a slow hub must not hold up what a poll has found
    OkHttpClient quick = http.newBuilder().callTimeout(HUB_MAX).build();
    Subscriber subscriber =
        new Subscriber(
            config.webSub(), quick, config.http().userAgent(), RandomGenerator.getDefault());
    return new PollWork.WebSub(subscriber, hubs.inbox());
  }

  /** Where hubs call; known once started, -1 without WebSub. */
  public int callbackPort() {
    return hubs == null ? -1 : hubs.port();
  }

  /** Null when pages are not kept. */
  private static RawStore rawStore(IngestConfig config, InstantSource clock) {
    if (config.raw().folder() == null) {
      return null;
    }
    try {
      return RawStore.open(config.raw(), config.instance(), config.http().userAgent(), clock);
    } catch (IOException e) {
      throw new ConfigException(
          "ingest.raw.folder " + config.raw().folder() + " cannot be used: " + e.getMessage());
    }
  }

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public void start() {
    if (hubs != null) {
      hubs.start();
    }
    poll.start();
    fetch.start();
  }

  @Override
  public boolean ready() {
    return poll.ready() && fetch.ready() && (hubs == null || hubs.ready());
  }

  @Override
  public boolean live() {
    return poll.live() && fetch.live();
  }

  @Override
  public void close() {
    if (hubs != null) {
      hubs.close();
    }
    poll.close();
    fetch.close();
    http.dispatcher().cancelAll();
    http.connectionPool().evictAll();
    if (raw != null) {
      try {
        raw.close();
      } catch (IOException e) {
        LOG.warn("raw file not closed", e);
      }
    }
  }
}
