package org.wirewatch.enrich.story;

import java.util.List;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Story;

/**
 * An article in its story, and what became of stories by it.
 *
 * @param stories new versions in order: the story that the article joined or opened, then those
 *     that it made merge or split
 */
public record Assigned(EnrichedArticle article, List<Story> stories) {
  public Assigned {
    stories = List.copyOf(stories);
  }
}
