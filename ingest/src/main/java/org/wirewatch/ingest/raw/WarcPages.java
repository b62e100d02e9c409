package org.wirewatch.ingest.raw;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages of WARC files in their order, of this program's or of anybody's. A record that cannot
 * be read gives one {@link Damaged}, and reading goes on behind it; only a file or folder that is
 * not there throws. Not thread-safe.
 */
public final class WarcPages implements Iterator<WarcPages.Item>, Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(WarcPages.class);
  private static final int CONTEXT_BYTES_MAX = 4 * 1024 * 1024;

  private final Iterator<Path> files;
  private final Deque<Item> found = new ArrayDeque<>();
  private Path file;
  private WarcReader reader;

  /** Read after a response to see whether it belongs to it; null when there is none. */
  private WarcRecord ahead;

  /** Where the record begins that was read last. */
  private long start;

  /** Whether anything was read since the last damage. */
  private boolean intact = true;

  private WarcPages(Iterator<Path> files) {
    this.files = files;
  }

  /** What a file holds. */
  public sealed interface Item permits Kept, Damaged {}

  /** A page. */
  public record Kept(KeptPage page) implements Item {}

  /** A record that cannot be read. */
  public record Damaged(String file, long offset, String cause) implements Item {}

  /**
   * Reads a file, or all WARC files of a folder by name.
   *
   * @throws IOException if there is no such file or folder
   */
  public static WarcPages of(Path fileOrFolder) throws IOException {
    if (Files.isDirectory(fileOrFolder)) {
      return new WarcPages(RawFolder.files(fileOrFolder).iterator());
    }
    Files.newInputStream(fileOrFolder).close();
    return new WarcPages(List.of(fileOrFolder).iterator());
  }

  /**
   * Reads the page whose response record begins at an offset, with its context.
   *
   * @throws IOException if there is none
   */
  static KeptPage readAt(Path file, long offset) throws IOException {
    try (FileChannel channel = FileChannel.open(file);
        WarcPages pages = new WarcPages(List.<Path>of().iterator())) {
      pages.file = file;
      pages.start = offset;
      pages.reader = new WarcReader(channel.position(offset));
      pages.advance();
      return switch (pages.found.poll()) {
        case Kept(KeptPage page) when page.place().offset() == offset -> page;
        case Damaged damaged -> throw new IOException(file + "@" + offset + ": " + damaged.cause());
        case null, default -> throw new IOException(file + ": no response record at " + offset);
      };
    }
  }

  @Override
  public boolean hasNext() {
    while (found.isEmpty()) {
      if (reader == null) {
        if (!files.hasNext()) {
          return false;
        }
        file = files.next();
        intact = true;
        openAt(0);
      } else {
        advance();
      }
    }
    return true;
  }

  @Override
  public Item next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return found.remove();
  }

  private void openAt(long offset) {
    start = offset;
    try {
      FileChannel channel = FileChannel.open(file);
      if (offset < channel.size()) {
        reader = new WarcReader(channel.position(offset));
      } else {
        channel.close(); // an empty file
      }
    } catch (IOException | RuntimeException e) {
      damaged(e);
    }
  }

  /** Reads one record, and behind a response those that belong to it. */
  private void advance() {
    try {
      WarcRecord record = ahead == null ? nextRecord() : ahead;
      ahead = null;
      if (record == null) {
        closeFile();
      } else if (record instanceof WarcResponse response && KeptPages.isHttp(response)) {
        URI id = response.id();
        KeptPage page = KeptPages.read(file, start, response);
        intact = true;
        try {
          page = page.with(context(id));
        } finally {
          found.add(new Kept(page));
        }
      } else {
        intact = true;
      }
    } catch (IOException | RuntimeException e) {
      damaged(e);
    }
  }

  private WarcRecord nextRecord() throws IOException {
    WarcRecord record = reader.next().orElse(null);
    start = record == null ? start : reader.position();
    return record;
  }

  private byte[] context(URI response) throws IOException {
    ahead = nextRecord();
    while (ahead instanceof WarcRequest request && request.concurrentTo().contains(response)) {
      ahead = nextRecord();
    }
    if (!(ahead instanceof WarcMetadata metadata) || !metadata.concurrentTo().contains(response)) {
      return null;
    }
    ahead = null;
    return metadata.body().stream().readNBytes(CONTEXT_BYTES_MAX);
  }

  /** Tells of the damage once, and goes on where the next gzip member can be read. */
  private void damaged(Exception cause) {
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    if (intact) {
      found.add(
          new Damaged(
              file.getFileName().toString(), start, message.lines().findFirst().orElse("")));
    }
    intact = false;
    closeFile();
    try {
      GzipMembers.next(file, start + 1).ifPresent(this::openAt);
    } catch (IOException e) {
      LOG.debug("nothing read behind the damage file={} offset={}", file, start, e);
    }
  }

  private void closeFile() {
    ahead = null;
    WarcReader finished = reader;
    reader = null;
    if (finished != null) {
      try {
        finished.close();
      } catch (IOException e) {
        LOG.debug("not closed file={}", file, e);
      }
    }
  }

  @Override
  public void close() {
    closeFile();
  }
}
