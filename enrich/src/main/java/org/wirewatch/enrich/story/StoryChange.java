package org.wirewatch.enrich.story;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What an article did to a story. Term vectors are before rarity is applied. */
public sealed interface StoryChange {
  /** The story that changed. */
  String storyId();

  /** The article is its first. */
  record Opened(String storyId, TermVector terms) implements StoryChange {}

  /**
   * The article is another one.
   *
   * @param terms of the article
   * @param sum of the whole story, the article among them
   */
  record Joined(String storyId, TermVector terms, TermVector sum) implements StoryChange {}

  /**
   * The article was in it before and came again.
   *
   * @param terms of the article
   * @param sum of the whole story
   */
  record Revised(String storyId, TermVector terms, TermVector sum) implements StoryChange {}

  /**
   * It takes over the articles of a younger one, which is no more.
   *
   * @param sum of both
   * @param articleIds of the younger story
   */
  record Merged(String storyId, String absorbedId, TermVector sum, List<String> articleIds)
      implements StoryChange {
    public Merged {
      articleIds = List.copyOf(articleIds);
    }
  }

  /**
   * Some of its articles form a story of their own.
   *
   * @param apartId id of the new story
   * @param leaving articles of the new story
   * @param staying terms of those that stay
   * @param gone terms of those that leave
   */
  record Split(
      String storyId, String apartId, Set<String> leaving, TermVector staying, TermVector gone)
      implements StoryChange {
    public Split {
      leaving = new TreeSet<>(leaving);
    }
  }
}
