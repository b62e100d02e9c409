package org.wirewatch.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Articles that report the same events.
 *
 * @param title headline of the most central article
 * @param centroid weights of the terms that the articles share, heaviest first, bounded
 * @param outlets articles by outlet
 * @param timeline what each article added, oldest first, bounded
 */
public record Story(
    int schemaVersion,
    String storyId,
    String title,
    int articleCount,
    Instant firstSeenAt,
    Instant lastSeenAt,
    Map<String, Double> centroid,
    Map<String, Integer> outlets,
    List<Step> timeline) {

  public static final int SCHEMA_VERSION = 1;

  public Story {
    Checks.present(storyId, "storyId");
    centroid = centroid == null ? Map.of() : Map.copyOf(centroid);
    outlets = outlets == null ? Map.of() : Map.copyOf(outlets);
    timeline = Checks.copy(timeline);
  }

  /** One article of a story. */
  public record Step(
      String articleId, String outlet, String title, Instant at, String duplicateOf) {}
}
