package org.wirewatch.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.ingest.fetch.PageTable.Page;
import org.wirewatch.ingest.ops.IngestMetrics;
import org.wirewatch.wire.PageStatus;
import org.wirewatch.wire.Reason;

/** One piece of the fetch lane's work from beginning to end. Thread-safe; blocks. */
final class FetchJob implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FetchJob.class);

  /** A look that is later than this is not made: the page's time is over. */
  private static final Duration LATE_MAX = Duration.ofHours(24);

  private final PageFetch pages;
  private final StatusReader statuses;
  private final FetchRecords topics;
  private final IngestMetrics metrics;
  private final InstantSource clock;

  FetchJob(
      PageFetch pages,
      StatusReader statuses,
      FetchRecords topics,
      IngestMetrics metrics,
      InstantSource clock) {
    this.pages = pages;
    this.statuses = statuses;
    this.topics = topics;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * What came of it.
   *
   * @param records to be written; the page's status last
   * @param status among the records; null if there is none
   * @param forgotten whether the page is not to be remembered
   * @param look whether a page was looked at again
   * @param hostPause until anything else is fetched from the host
   */
  record Done(
      List<ProducerRecord<byte[], byte[]>> records,
      PageStatus status,
      boolean forgotten,
      boolean look,
      Duration hostPause,
      Instant at) {}

  /**
   * Does the work; never throws.
   *
   * @param page null if the page is not to be remembered
   */
  Done run(Item item, Page page) {
    long begun = System.nanoTime();
    PageOutcome outcome;
    Duration crawlDelay = Duration.ZERO;
    try {
      Optional<PageStatus> known =
          page == null || page.offset() < 0
              ? Optional.empty()
              : statuses.read(item.partition(), page.offset());
      outcome = outcome(item, known.orElse(null));
      if (item.request() != null && item.request().kept() == null) {
        crawlDelay = pages.crawlDelay(item.request().url());
      } else if (known.isPresent()) {
        crawlDelay = pages.crawlDelay(known.get().url());
      }
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("page failed by our fault host={}", item.host(), e);
      outcome =
          item.isLook()
              ? new PageOutcome.Nothing("look_broken")
              : new PageOutcome.GivenUp(Reason.PROCESSING_FAILED, e.toString());
    }
    metrics.fetch(outcome.label(), Duration.ofNanos(System.nanoTime() - begun));
    return done(item, page, outcome, crawlDelay);
  }

  private PageOutcome outcome(Item item, PageStatus known) {
    if (!item.isLook() && item.request().kept() != null) {
      return pages.reextract(known, item.request());
    }
    if (known == null) {
      return item.isLook() ? new PageOutcome.Nothing("look_lost") : pages.fetch(item.request());
    }
    boolean over =
        known.state() != PageStatus.State.WATCHED
            || known.nextAt().plus(LATE_MAX).isBefore(clock.instant());
    return item.isLook() && over
        ? new PageOutcome.Forgotten(known)
        : pages.look(known, item.request());
  }

  private Done done(Item item, Page page, PageOutcome outcome, Duration crawlDelay) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    PageStatus status = null;
    Duration pause = crawlDelay;
    boolean forgotten = false;
    switch (outcome) {
      case PageOutcome.Extracted extracted -> {
        var article = extracted.article();
        if (article.revision() == 1) {
          metrics.discovered(article.publishedAt(), article.firstSeenAt());
        }
        records.add(topics.article(article));
        status = page == null ? null : extracted.status();
      }
      case PageOutcome.Looked looked -> {
        status = looked.status();
        pause = longer(pause, looked.hostPause());
      }
      case PageOutcome.Forgotten over -> {
        records.add(topics.forgotten(item.partition(), over.status()));
        forgotten = true;
      }
      case PageOutcome.Nothing nothing -> forgotten = nothing.label().equals("look_lost");
      case PageOutcome.Again again -> {
        records.add(
            topics.requeued(
                item.record(), item.request().again(clock.instant().plus(again.pause()))));
        pause = longer(pause, again.hostPause());
      }
      case PageOutcome.GivenUp up -> {
        metrics.deadLetter(up.reason());
        records.add(topics.deadLetter(item.record(), up));
      }
    }
    if (status != null) {
      records.add(topics.status(item.partition(), status));
    }
    return new Done(records, status, forgotten, item.isLook(), pause, clock.instant());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  @Override
  public void close() {
    statuses.close();
  }
}
