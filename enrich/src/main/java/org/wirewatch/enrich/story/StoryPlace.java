package org.wirewatch.enrich.story;

import java.util.List;

/**
 * Where an article belongs.
 *
 * @param changes what it did to stories, in order: first to the one that it joined or opened
 */
public record StoryPlace(String storyId, List<StoryChange> changes) {
  public StoryPlace {
    changes = List.copyOf(changes);
  }
}
