package org.wirewatch.ingest.ops;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.wirewatch.wire.Reason;

/** The metrics of ingest, named {@code wirewatch.ingest.*}. Thread-safe. */
public final class IngestMetrics {
  private static final String PREFIX = "wirewatch.ingest.";

  private final MeterRegistry registry;
  private final AtomicInteger sources;
  private final AtomicInteger pollQueue;
  private final AtomicInteger fetchQueue;
  private final AtomicInteger fetchesInFlight;
  private final AtomicInteger pages;
  private final Timer fetchSeconds;
  private final Timer discoveryDelay;
  private final DistributionSummary entriesNew;

  public IngestMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.sources = registry.gauge(PREFIX + "sources", new AtomicInteger());
    this.pollQueue = registry.gauge(PREFIX + "poll.queue", new AtomicInteger());
    this.fetchQueue = registry.gauge(PREFIX + "fetch.queue", new AtomicInteger());
    this.fetchesInFlight = registry.gauge(PREFIX + "fetch.in.flight", new AtomicInteger());
    this.pages = registry.gauge(PREFIX + "pages.remembered", new AtomicInteger());
    this.fetchSeconds = histogram("fetch.seconds", Duration.ofMillis(5), Duration.ofSeconds(60));
    this.discoveryDelay =
        histogram("publish.to.discovery", Duration.ofSeconds(1), Duration.ofDays(1));
    this.entriesNew = registry.summary(PREFIX + "poll.entries.new");
  }

  private Timer histogram(String name, Duration least, Duration most) {
    return Timer.builder(PREFIX + name)
        .publishPercentileHistogram()
        .minimumExpectedValue(least)
        .maximumExpectedValue(most)
        .register(registry);
  }

  /** A poll ended. */
  public void poll(String outcome, int newEntries) {
    registry.counter(PREFIX + "polls", "outcome", outcome).increment();
    if (newEntries > 0) {
      entriesNew.record(newEntries);
    }
  }

  /** A hub called. */
  public void push(String outcome) {
    registry.counter(PREFIX + "pushes", "outcome", outcome).increment();
  }

  /** A page fetch ended, the extraction included. */
  public void fetch(String result, Duration took) {
    registry.counter(PREFIX + "fetches", "result", result).increment();
    fetchSeconds.record(took);
  }

  /** An article was discovered. Backlogs of new sources would drown the figure: a day at most. */
  public void discovered(Instant published, Instant discovered) {
    if (published != null && !published.isAfter(discovered)) {
      Duration delay = Duration.between(published, discovered);
      if (delay.compareTo(Duration.ofDays(1)) < 0) {
        discoveryDelay.record(delay);
      }
    }
  }

  /** A page was asked for that had been fetched just before. */
  public void known() {
    registry.counter(PREFIX + "fetches", "result", "known").increment();
  }

  public void pagesRemembered(int count) {
    pages.set(count);
  }

  public void deadLetter(Reason reason) {
    registry.counter(PREFIX + "dead.letters", "reason", reason.name()).increment();
  }

  /** A fetched page was kept, or could not be. */
  public void raw(String result) {
    registry.counter(PREFIX + "raw.pages", "result", result).increment();
  }

  public void laneRestarted(String lane) {
    registry.counter(PREFIX + "lane.restarts", "lane", lane).increment();
  }

  public void sources(int count) {
    sources.set(count);
  }

  public void pollQueue(int waiting) {
    pollQueue.set(waiting);
  }

  public void fetchQueue(int waiting, int inFlight) {
    fetchQueue.set(waiting);
    fetchesInFlight.set(inFlight);
  }
}
