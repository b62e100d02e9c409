package org.wirewatch.enrich.story;

import java.time.Duration;

/**
 * Bounds of {@link StoryAssigner}.
 *
 * @param window a story without a new article for so long is closed
 * @param storiesMax open stories kept; beyond it the one longest without an article is closed
 */
public record StorySettings(Duration window, int storiesMax) {
  public StorySettings {
    if (storiesMax < 1) {
      throw new IllegalArgumentException("storiesMax: at least 1, was " + storiesMax);
    }
  }

  /** The same with another window. */
  public StorySettings withWindow(Duration other) {
    return new StorySettings(other, storiesMax);
  }

  public static StorySettings defaults() {
    return new StorySettings(Duration.ofDays(7), 50_000);
  }
}
