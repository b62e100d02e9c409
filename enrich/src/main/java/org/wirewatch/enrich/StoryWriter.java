package org.wirewatch.enrich;

import java.time.Duration;
import java.time.Instant;
import org.wirewatch.enrich.dedupe.NearDuplicates;
import org.wirewatch.enrich.story.Assigned;
import org.wirewatch.enrich.story.StoryAssigner;
import org.wirewatch.enrich.story.StorySettings;
import org.wirewatch.wire.EnrichedArticle;

/**
 * Tells duplicates and stories of articles that come one after another: what {@link EnrichTopology}
 * does behind annotation, without Kafka and kept in memory. Stories stay open beyond the window, so
 * that articles need not come in the order of their dates; none joins a story that was over for it.
 * Not thread-safe.
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
   * Takes the next article.
   *
   * @param at when it came
   * @return the article with what it repeats and its story
   */
  public Assigned next(Annotated annotated, Instant at) {
    EnrichedArticle article = annotated.article();
    Annotated marked =
        duplicates
            .find(article, at)
            .map(found -> annotated.with(article.repeating(found)))
            .orElse(annotated);
    Assigned assigned = stories.assign(marked, at);
    stories.closeBeyondBound();
    return assigned;
  }
}
