package org.wirewatch.enrich.dedupe;

import java.time.Duration;

/**
 * Bounds of what {@link NearDuplicates} remembers.
 *
 * @param window how long an article is remembered, in time of arrival
 * @param articlesMax when there are more, the oldest are forgotten first
 * @param bytesMax of the store, likewise; heap takes about half as much again
 */
public record DuplicateSettings(Duration window, int articlesMax, long bytesMax) {
  private static final long BYTES_EACH = 1_500;

  public DuplicateSettings {
    if (window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("window: must be positive, was " + window);
    }
    if (articlesMax < 1 || bytesMax < 1) {
      throw new IllegalArgumentException("articlesMax and bytesMax: at least 1");
    }
  }

  /** A million articles of common length. */
  public static DuplicateSettings within(Duration window) {
    return within(window, 1_000_000);
  }

  /** So many articles of common length. */
  public static DuplicateSettings within(Duration window, int articlesMax) {
    return new DuplicateSettings(window, articlesMax, BYTES_EACH * articlesMax);
  }
}
