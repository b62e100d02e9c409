package org.wirewatch.ingest.raw;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps exchanges in WARC files of one folder, which several instances may share. What {@link
 * #keep} has returned is with the operating system, so a killed process loses nothing; a record
 * that a crash cut short is the file's last and named by nobody. Thread-safe.
 */
public final class RawStore implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(RawStore.class);

  private final RawConfig config;
  private final String instance;
  private final String software;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private OpenFile open;
  private long count;
  private boolean closed;

  private RawStore(RawConfig config, String instance, String software, InstantSource clock) {
    this.config = config;
    this.instance = instance;
    this.software = software;
    this.clock = clock;
  }

  /**
   * Opens the folder: finishes the files that a crash left open, deletes what is too old.
   *
   * @param instance part of the files' names; null for instances that come and go
   * @param software what the files say of their writer
   * @throws IOException if the folder cannot be written
   */
  public static RawStore open(
      RawConfig config, String instance, String software, InstantSource clock) throws IOException {
    String name = instance == null ? UUID.randomUUID().toString().substring(0, 8) : instance;
    String safe = name.replaceAll("[^A-Za-z0-9_-]", "-");
    RawStore store = new RawStore(config, safe, software, clock);
    Files.createDirectories(config.folder());
    RawFolder.finishAbandoned(config.folder());
    RawFolder.deleteOld(config, clock.instant());
    return store;
  }

  /**
   * Appends an exchange.
   *
   * @param context JSON of what was known of the page before it was fetched; null for none
   * @throws IOException if it could not be written; the store stays usable
   */
  public RawPlace keep(Exchange exchange, byte[] context) throws IOException {
    UUID id = UUID.randomUUID();
    byte[] records = WarcRecords.exchange(exchange, id, context);
    lock.lock();
    try {
      if (closed) {
        throw new IOException("the store is closed");
      }
      rotateIfDue();
      if (open == null) {
        open = begin();
      }
      long offset = open.append(records);
      return new RawPlace(open.name(), offset, "urn:uuid:" + id);
    } catch (IOException e) {
      giveUpFile();
      throw e;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Reads back a kept page.
   *
   * @throws NoSuchFileException if this folder does not hold it (any more)
   * @throws IOException if it cannot be read
   */
  public KeptPage read(String file, long offset) throws IOException {
    return WarcPages.readAt(RawFolder.find(config.folder(), file), offset);
  }

  /** Closes the open file if it is old enough; cheap, to be called now and then. */
  public void tend() {
    if (!lock.tryLock()) {
      return;
    }
    try {
      rotateIfDue();
    } catch (IOException e) {
      LOG.warn("raw file not closed folder={}", config.folder(), e);
    } finally {
      lock.unlock();
    }
  }

  private void rotateIfDue() throws IOException {
    Instant now = clock.instant();
    if (open != null
        && (open.size() >= config.fileBytesMax()
            || !now.isBefore(open.begun().plus(config.fileAgeMax())))) {
      OpenFile full = open;
      open = null;
      full.finish();
      RawFolder.deleteOld(config, now);
    }
  }

  private OpenFile begin() throws IOException {
    Instant now = clock.instant();
    String name = RawFolder.name(instance, now, count++);
    return OpenFile.create(config.folder(), name, WarcRecords.info(name, software, now), now);
  }

  /** After a failed write the file's end is unknown: the next page gets a new one. */
  private void giveUpFile() {
    OpenFile broken = open;
    open = null;
    if (broken != null) {
      try {
        broken.finish();
      } catch (IOException e) {
        LOG.debug("broken raw file not closed file={}", broken.name(), e);
      }
    }
  }

  /** Ends the open file. */
  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      closed = true;
      if (open != null) {
        open.finish();
        open = null;
      }
    } finally {
      lock.unlock();
    }
  }
}
