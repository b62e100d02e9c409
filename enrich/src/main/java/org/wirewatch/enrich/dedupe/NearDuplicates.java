package org.wirewatch.enrich.dedupe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Duplicate;
import org.wirewatch.wire.EnrichedArticle.DuplicateKind;

/**
 * Tells whether an article repeats or updates one that came before it within a window. The same
 * articles in the same order give the same answers. Not thread-safe.
 */
public final class NearDuplicates {
  private final Duration window;

  /**
   * Remembers nothing yet.
   *
   * @param window how long articles are remembered, in time of the articles' arrival
   */
  public NearDuplicates(Duration window) {
    this.window = window;
  }

  /**
   * What the article repeats or updates, if anything; remembers it for those that follow. An
   * article that the first step found to be a verbatim copy is one here, too.
   *
   * @param at event time of the article's arrival
   */
  public Optional<Duplicate> find(EnrichedArticle article, Instant at) {
    return Optional.ofNullable(article.duplicateOf())
        .map(original -> new Duplicate(original, DuplicateKind.EXACT, 1, List.of()));
  }
}
