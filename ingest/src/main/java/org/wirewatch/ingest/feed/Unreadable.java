package org.wirewatch.ingest.feed;

import org.wirewatch.wire.Checks;

/**
 * Bytes from which no feed could be read.
 *
 * @param message one sentence for people; holds no text of the feed
 */
public record Unreadable(Reason reason, String message) implements FeedResult {

  /** Why a feed could not be read; also a metric label. */
  public enum Reason {
    /** No bytes, or nothing but white space. */
    EMPTY,
    /** Larger than {@link Limits} allows, before or after decompression. */
    TOO_LARGE,
    /** Elements nested deeper than {@link Limits} allows. */
    TOO_DEEP,
    /** Compressed bytes that cannot be decompressed, or JSON that cannot be read. */
    MALFORMED,
    /** Readable, and not a feed: a web page, a picture, some other XML or JSON. */
    NOT_A_FEED
  }

  public Unreadable {
    Checks.present(reason, "reason");
    Checks.present(message, "message");
  }
}
