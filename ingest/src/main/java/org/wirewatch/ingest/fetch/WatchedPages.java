package org.wirewatch.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.ingest.fetch.PageTable.Page;
import org.wirewatch.ingest.lane.Assignment;
import org.wirewatch.ingest.lane.LaneClients;
import org.wirewatch.ingest.ops.IngestMetrics;
import org.wirewatch.wire.FetchRequest;
import org.wirewatch.wire.PageStatus;

/** The remembered pages of all partitions of this instance. For the lane's thread. */
final class WatchedPages {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedPages.class);

  /** When a look whose outcome could not be told is made again. */
  private static final Duration LOOK_AGAIN = Duration.ofHours(1);

  private final FetchConfig config;
  private final LaneClients clients;
  private final String topic;
  private final IngestMetrics metrics;
  private final Map<TopicPartition, PageTable> tables = new HashMap<>();

  WatchedPages(FetchConfig config, LaneClients clients, String topic, IngestMetrics metrics) {
    this.config = config;
    this.clients = clients;
    this.topic = topic;
    this.metrics = metrics;
  }

  /** Reads the pages of a partition that is ours now. */
  Collection<Page> load(Assignment assignment) {
    if (!config.revisits().any()) {
      return List.of();
    }
    int partition = assignment.partition().partition();
    long begun = System.nanoTime();
    PageTable table = PageTable.load(clients, new TopicPartition(topic, partition), assignment);
    tables.put(assignment.partition(), table);
    count();
    long tookMs = Duration.ofNanos(System.nanoTime() - begun).toMillis();
    LOG.debug("pages read partition={} pages={} durationMs={}", partition, table.size(), tookMs);
    return table.pages();
  }

  void drop(TopicPartition partition) {
    tables.remove(partition);
    count();
  }

  /** The page that a request asks for; null if it is not remembered. */
  Page find(Assignment assignment, FetchRequest request) {
    PageTable table = tables.get(assignment.partition());
    return table == null ? null : table.find(Urls.normal(request.url()));
  }

  /** Remembers the page of a request; null when pages are not, or no more can be. */
  Page begin(Assignment assignment, FetchRequest request) {
    PageTable table = tables.get(assignment.partition());
    return table == null || size() >= config.pagesMax()
        ? null
        : table.begin(Urls.normal(request.url()));
  }

  boolean holds(Page page) {
    PageTable table = tables.get(page.assignment().partition());
    return table != null && table.holds(page);
  }

  /**
   * What came of a page is written; gives the page if it is still remembered.
   *
   * @param places of the job's records, in their order
   */
  Optional<Page> written(Page page, FetchJob.Done done, List<RecordMetadata> places) {
    if (page == null || !holds(page)) {
      return Optional.empty();
    }
    PageTable table = tables.get(page.assignment().partition());
    page.busy(false);
    PageStatus status = done.status();
    if (status != null) {
      page.at(places.getLast().offset(), status.fetchedAt(), status.nextAt());
    } else if (page.offset() < 0 || done.forgotten()) {
      table.forget(page);
      count();
      return Optional.empty();
    } else if (done.look()) {
      Instant again = done.at().plus(LOOK_AGAIN);
      page.at(page.offset(), page.fetchedAt(), again);
    }
    count();
    return Optional.of(page);
  }

  private int size() {
    return tables.values().stream().mapToInt(PageTable::size).sum();
  }

  private void count() {
    metrics.pagesRemembered(size());
  }
}
