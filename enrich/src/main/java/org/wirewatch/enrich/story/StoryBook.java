package org.wirewatch.enrich.story;

import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.wirewatch.enrich.story.StoryRecords.Written;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Story;

/**
 * Writes the records of stories anew when something happens to them. What is needed to write the
 * next version is kept elsewhere, as it is too much for memory.
 */
final class StoryBook {
  private final StoryRecords records;
  private final Function<String, Written> kept;
  private final BiConsumer<String, Written> keep;

  /**
   * Writes into a store.
   *
   * @param kept gives what was last kept of a story
   * @param keep keeps it; nothing is to be kept when it is null
   */
  StoryBook(
      StoryRecords records, Function<String, Written> kept, BiConsumer<String, Written> keep) {
    this.records = records;
    this.kept = kept;
    this.keep = keep;
  }

  /** The new versions of the stories that an article changed. */
  List<Story> write(EnrichedArticle article, Instant at, List<StoryChange> changes) {
    return changes.stream().flatMap(change -> write(article, at, change).stream()).toList();
  }

  private List<Story> write(EnrichedArticle article, Instant at, StoryChange change) {
    String because = article.articleId();
    return switch (change) {
      case StoryChange.Opened(String id, TermVector terms) ->
          List.of(kept(id, records.opened(article, terms, at)));
      case StoryChange.Joined(String id, TermVector terms, TermVector sum) ->
          List.of(kept(id, records.joined(kept.apply(id), article, terms, sum, at)));
      case StoryChange.Revised(String id, TermVector terms, TermVector sum) ->
          List.of(kept(id, records.revised(kept.apply(id), article, terms, sum, at)));
      case StoryChange.Merged merged -> merged(merged, because, at);
      case StoryChange.Split split -> split(split, because, at);
    };
  }

  private List<Story> merged(StoryChange.Merged change, String because, Instant at) {
    Written survivor = kept.apply(change.storyId());
    Written absorbed = kept.apply(change.absorbedId());
    List<String> ids = change.articleIds();
    Story last = records.absorbed(absorbed.story(), change.storyId(), ids, because, at);
    keep.accept(change.absorbedId(), null);
    return List.of(
        last,
        kept(change.storyId(), records.merged(survivor, absorbed, change.sum(), ids, because, at)));
  }

  private List<Story> split(StoryChange.Split change, String because, Instant at) {
    StoryRecords.Split split =
        records.split(
            kept.apply(change.storyId()),
            change.apartId(),
            change.leaving(),
            change.staying(),
            change.gone(),
            because,
            at);
    return List.of(kept(change.storyId(), split.old()), kept(change.apartId(), split.apart()));
  }

  private Story kept(String storyId, Written written) {
    keep.accept(storyId, written);
    return written.story();
  }
}
