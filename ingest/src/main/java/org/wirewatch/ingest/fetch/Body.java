package org.wirewatch.ingest.fetch;

import org.wirewatch.ingest.raw.Exchange;

/**
 * The bytes of an answer; not copied, not to be changed.
 *
 * @param bytes content coding undone
 * @param exchange the answer as it went over the wire; null when unknown
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; a copy would double the memory
public record Body(byte[] bytes, Exchange exchange) {
  public Body(byte[] bytes) {
    this(bytes, null);
  }

  public int size() {
    return bytes.length;
  }
}
