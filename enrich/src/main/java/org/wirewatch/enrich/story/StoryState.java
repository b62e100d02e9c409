package org.wirewatch.enrich.story;

import java.time.Instant;
import java.util.List;
import org.wirewatch.enrich.story.StoryRecords.Written;
import org.wirewatch.wire.Checks;
import org.wirewatch.wire.Story;

/**
 * All that the assigner must remember of a story; the value of the store.
 *
 * @param story what the world sees
 * @param memory what is needed to write its next record
 * @param terms summed weights of its articles' terms, before their rarity is applied; bounded
 * @param members ids of its newest articles; bounded
 * @param lastArticleAt event time of the newest article or revision, for decay and expiry
 */
record StoryState(
    Story story,
    StoryMemory memory,
    TermVector terms,
    List<String> members,
    Instant lastArticleAt) {
  StoryState {
    Checks.present(story, "story");
    memory = memory == null ? StoryMemory.NOTHING : memory;
    Checks.present(terms, "terms");
    Checks.present(lastArticleAt, "lastArticleAt");
    members = Checks.copy(members);
  }

  String id() {
    return story.storyId();
  }

  Written written() {
    return new Written(story, memory);
  }

  /** The same, with something heard of it at that time. */
  StoryState seenAt(Instant at) {
    return at.isAfter(lastArticleAt) ? new StoryState(story, memory, terms, members, at) : this;
  }
}
