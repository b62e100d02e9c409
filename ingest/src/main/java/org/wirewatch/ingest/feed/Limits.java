package org.wirewatch.ingest.feed;

/** What a feed may cost; chosen so that the worst one ends within a CPU second and 64 MB. */
final class Limits {
  static final int BODY_BYTES_MAX = 8 * 1024 * 1024;
  static final int DEPTH_MAX = 200;
  static final int ELEMENTS_MAX = 100_000;
  static final int ENTRIES_MAX = 5_000;

  /** Longer titles, summaries and contents are cut. */
  static final int TEXT_CHARS_MAX = 500_000;

  /** Texts with more tags lose their markup. */
  static final int TEXT_TAGS_MAX = 10_000;

  /** Tags of HTML in all texts of a feed; texts beyond them lose their markup. */
  static final int HTML_TAGS_MAX = 100_000;

  private Limits() {}
}
