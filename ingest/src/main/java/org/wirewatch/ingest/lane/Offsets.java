package org.wirewatch.ingest.lane;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * What of a partition is done, when work ends in another order than it began. The committed offset
 * is the first one not done; its metadata lists every other one that is not done below the highest
 * seen, so that a restart repeats nothing. Not thread-safe.
 *
 * <p>Metadata: {@code 1:} and base64 of variable-length integers, first the distance from the
 * committed offset to the first never seen, then the distances between the open offsets.
 */
public final class Offsets {
  /** Reading stops at this many open records; the last batch read may exceed it. */
  public static final int OPEN_MAX = 1_000;

  /** As base64 within Kafka's 4,096 characters of metadata. */
  private static final int METADATA_BYTES_MAX = 2_900;

  private static final String VERSION = "1:";

  private final TreeSet<Long> open = new TreeSet<>();
  private final TreeSet<Long> openBefore = new TreeSet<>();
  private long seenBefore;
  private long next;

  private Offsets(long next) {
    this.next = next;
    this.seenBefore = next;
  }

  /** Continues from what was committed; null starts anew. Metadata of others is ignored. */
  public static Offsets from(OffsetAndMetadata committed) {
    Offsets offsets = new Offsets(committed == null ? 0 : committed.offset());
    if (committed != null && committed.metadata().startsWith(VERSION)) {
      offsets.decode(committed.offset(), committed.metadata());
    }
    return offsets;
  }

  /** Whether the record is to be worked on; false if it was done before the restart. */
  public boolean begin(long offset) {
    // records come in order: what did not come is no longer there
    openBefore.headSet(offset).clear();
    boolean done = offset < seenBefore && !openBefore.remove(offset);
    if (!done) {
      open.add(offset);
    }
    next = Math.max(next, offset + 1);
    return !done;
  }

  /** Records begun and not done. */
  public int open() {
    return open.size();
  }

  /** What to commit once these offsets, too, are done. */
  public OffsetAndMetadata after(Collection<Long> done) {
    TreeSet<Long> left = new TreeSet<>(open);
    left.removeAll(done);
    // not read again yet after a restart, but not done either
    left.addAll(openBefore);
    long end = Math.max(next, seenBefore);
    if (left.isEmpty()) {
      return new OffsetAndMetadata(end);
    }
    return new OffsetAndMetadata(left.first(), encode(left, end));
  }

  /** Forgets what is done. */
  public void done(Collection<Long> done) {
    open.removeAll(done);
  }

  /** What does not fit counts as never seen: a restart repeats it, no commit ever fails. */
  private static String encode(NavigableSet<Long> left, long end) {
    ByteArrayOutputStream distances = new ByteArrayOutputStream();
    long last = left.first();
    long covered = end;
    for (long offset : left.tailSet(last, false)) {
      if (distances.size() > METADATA_BYTES_MAX) {
        covered = offset;
        break;
      }
      write(distances, offset - last);
      last = offset;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(bytes, covered - left.first());
    bytes.writeBytes(distances.toByteArray());
    return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  private void decode(long first, String metadata) {
    ByteBuffer bytes =
        ByteBuffer.wrap(Base64.getUrlDecoder().decode(metadata.substring(VERSION.length())));
    seenBefore = first + read(bytes);
    openBefore.add(first);
    long last = first;
    while (bytes.hasRemaining()) {
      last += read(bytes);
      openBefore.add(last);
    }
  }

  private static void write(ByteArrayOutputStream bytes, long value) {
    long left = value;
    while (left > 0x7f) {
      bytes.write((int) (left & 0x7f) | 0x80);
      left >>>= 7;
    }
    bytes.write((int) left);
  }

  private static long read(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
