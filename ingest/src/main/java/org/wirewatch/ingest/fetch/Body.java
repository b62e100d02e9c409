package org.wirewatch.ingest.fetch;

/** The bytes of an answer; not copied, not to be changed. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; a copy would double the memory
public record Body(byte[] bytes) {
  public int size() {
    return bytes.length;
  }
}
