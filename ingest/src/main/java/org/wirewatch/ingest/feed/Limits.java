package org.wirewatch.ingest.feed;

/** What a feed may cost; chosen so that the worst one ends within a CPU second and 64 MB. */
final class Limits {
  static final int BODY_BYTES_MAX = 10 * 1024 * 1024;
  static final int DEPTH_MAX = 200;
  static final int ELEMENTS_MAX = 100_000;
  static final int ENTRIES_MAX = 5_000;

  private Limits() {}
}
