package org.wirewatch.enrich.story;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.wirewatch.wire.Checks;

/**
 * What the assigner must remember of a story.
 *
 * @param terms summed weights of its articles' terms, before their rarity is applied; bounded
 * @param members ids of its newest articles; bounded
 * @param openedAt event time of the first article, or of the split that it came by
 * @param lastArticleAt event time of the newest article or revision, for expiry
 */
record StoryState(
    String id, TermVector terms, List<String> members, Instant openedAt, Instant lastArticleAt) {
  static final Comparator<StoryState> OLDEST_FIRST =
      Comparator.comparing(StoryState::openedAt).thenComparing(StoryState::id);

  StoryState {
    Checks.present(id, "id");
    Checks.present(terms, "terms");
    Checks.present(openedAt, "openedAt");
    Checks.present(lastArticleAt, "lastArticleAt");
    members = Checks.copy(members);
  }

  /** The story with other articles. */
  StoryState with(TermVector sum, List<String> articleIds) {
    return new StoryState(id, sum, articleIds, openedAt, lastArticleAt);
  }

  /** The same, with something heard of it at that time. */
  StoryState seenAt(Instant at) {
    return new StoryState(
        id,
        terms,
        members,
        at.isBefore(openedAt) ? at : openedAt,
        at.isAfter(lastArticleAt) ? at : lastArticleAt);
  }
}
