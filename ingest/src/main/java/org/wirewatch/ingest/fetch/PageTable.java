package org.wirewatch.ingest.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.ingest.lane.Assignment;
import org.wirewatch.ingest.lane.LaneClients;
import org.wirewatch.ingest.lane.TableReader;
import org.wirewatch.wire.Json;

/**
 * The remembered pages of one partition. In memory a page is some hundred bytes: its address as a
 * hash of 64 bits, its times, and where its status stands in the topic. For the lane's thread.
 */
final class PageTable {
  private static final Logger LOG = LoggerFactory.getLogger(PageTable.class);

  private final Assignment assignment;
  private final Map<Long, Page> pages = new HashMap<>();
  private final Map<String, String> hosts = new HashMap<>();

  private PageTable(Assignment assignment) {
    this.assignment = assignment;
  }

  static PageTable empty(Assignment assignment) {
    return new PageTable(assignment);
  }

  /** Reads the partition. Records that cannot be read are passed over: their page is new again. */
  static PageTable load(LaneClients clients, TopicPartition partition, Assignment assignment) {
    PageTable table = new PageTable(assignment);
    TableReader.read(clients, partition, table::put);
    return table;
  }

  private void put(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return;
    }
    String url = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      pages.remove(hash(url));
      return;
    }
    try {
      Times times = Json.read(record.value(), Times.class);
      if (times.fetchedAt == null || times.nextAt == null) {
        throw new IllegalArgumentException("fetched_at or next_at: missing");
      }
      Page page = new Page(hash(url), host(url), assignment);
      page.at(record.offset(), times.fetchedAt, times.nextAt);
      pages.put(page.key, page);
    } catch (IOException | IllegalArgumentException e) {
      LOG.debug("unreadable page status offset={}", record.offset(), e);
    }
  }

  /** The page of an address; null if it is not remembered. */
  Page find(URI url) {
    return pages.get(hash(url.toString()));
  }

  /** Remembers a page that is about to be fetched. */
  Page begin(URI url) {
    Page page = new Page(hash(url.toString()), host(url.toString()), assignment);
    pages.put(page.key, page);
    return page;
  }

  void forget(Page page) {
    pages.remove(page.key, page);
  }

  boolean holds(Page page) {
    return pages.get(page.key) == page;
  }

  Collection<Page> pages() {
    return pages.values();
  }

  int size() {
    return pages.size();
  }

  /** One string for each host, not for each page. */
  private String host(String url) {
    return hosts.computeIfAbsent(Urls.host(URI.create(url)), name -> name);
  }

  private static long hash(String url) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(url.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The part of a status that is kept in memory. */
  private record Times(Instant fetchedAt, Instant nextAt) {}

  /** A remembered page. */
  static final class Page {
    private final long key;
    private final String host;
    private final Assignment assignment;
    private long offset = -1;
    private long fetchedAtMs;
    private long nextAtMs;
    private boolean busy;

    private Page(long key, String host, Assignment assignment) {
      this.key = key;
      this.host = host;
      this.assignment = assignment;
    }

    /** Where its status stands now, and its times. */
    void at(long place, Instant fetchedAt, Instant nextAt) {
      offset = place;
      fetchedAtMs = fetchedAt.toEpochMilli();
      nextAtMs = nextAt.toEpochMilli();
    }

    String host() {
      return host;
    }

    Assignment assignment() {
      return assignment;
    }

    /** Offset of its status; negative before the first is written. */
    long offset() {
      return offset;
    }

    Instant fetchedAt() {
      return Instant.ofEpochMilli(fetchedAtMs);
    }

    Instant nextAt() {
      return Instant.ofEpochMilli(nextAtMs);
    }

    /** Whether somebody fetches it right now, or what came of it is not written yet. */
    boolean busy() {
      return busy;
    }

    void busy(boolean now) {
      busy = now;
    }
  }
}
