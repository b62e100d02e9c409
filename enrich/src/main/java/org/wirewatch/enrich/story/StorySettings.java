package org.wirewatch.enrich.story;

import java.time.Duration;

/**
 * Parameters of {@link StoryAssigner}.
 *
 * @param threshold similarity (0 to 1) from which an article joins a story; learned by {@code
 *     StoryQualityTest}
 * @param window a story without a new article for so long is closed
 * @param halfLife the similarity to a story whose last article is so old counts half
 * @param storiesMax open stories kept; beyond it the one longest without an article is closed
 */
public record StorySettings(double threshold, Duration window, Duration halfLife, int storiesMax) {
  public StorySettings {
    if (threshold <= 0 || threshold >= 1) {
      throw new IllegalArgumentException("threshold: between 0 and 1, was " + threshold);
    }
    if (storiesMax < 1) {
      throw new IllegalArgumentException("storiesMax: at least 1, was " + storiesMax);
    }
  }

  /** The same with another window. */
  public StorySettings withWindow(Duration other) {
    return new StorySettings(threshold, other, halfLife, storiesMax);
  }

  public static StorySettings defaults() {
    return new StorySettings(0.28, Duration.ofDays(7), Duration.ofDays(10), 50_000);
  }
}
