package org.wirewatch.enrich;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.wirewatch.enrich.dedupe.NearDuplicates;
import org.wirewatch.enrich.story.StoryAssigner;
import org.wirewatch.enrich.story.StoryChange;
import org.wirewatch.enrich.story.StoryPlace;
import org.wirewatch.enrich.story.StorySettings;
import org.wirewatch.wire.EnrichedArticle;

/**
 * Tells duplicates and stories of articles that come one after another, as {@link EnrichTopology}
 * does behind annotation, without Kafka, without writing records, and in memory only. Stories stay
 * open beyond the window, so that articles need not come in the order of their dates; none joins a
 * story that was over for it. Not thread-safe.
 */
public final class StoryWriter {
  private final NearDuplicates duplicates;
  private final StoryAssigner stories;

  /** With the window and bounds of the topology. */
  public StoryWriter() {
    Duration window = EnrichConfig.defaults().window();
    duplicates = new NearDuplicates(window);
    stories = new StoryAssigner(StorySettings.defaults().withWindow(window));
  }

  /**
   * An article with what it repeats, in its story.
   *
   * @param changes what it did to stories, in order
   */
  public record Placed(EnrichedArticle article, List<StoryChange> changes) {
    public Placed {
      changes = List.copyOf(changes);
    }
  }

  /**
   * Takes the next article.
   *
   * @param at when it came
   */
  public Placed next(Annotated annotated, Instant at) {
    EnrichedArticle article = annotated.article();
    Annotated marked =
        duplicates
            .find(article, at)
            .map(found -> annotated.with(article.repeating(found)))
            .orElse(annotated);
    StoryPlace place = stories.assign(marked, at);
    stories.closeBeyondBound();
    return new Placed(marked.article().inStory(place.storyId()), place.changes());
  }
}
