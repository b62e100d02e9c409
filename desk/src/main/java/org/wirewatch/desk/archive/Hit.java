package org.wirewatch.desk.archive;

/**
 * An article that a query finds, without its text.
 *
 * @param when it was published, or else first seen, in milliseconds
 * @param storyId that its record names; its own id when it is in no story
 * @param originalId of the article that it repeats; its own id when it is no copy
 */
public record Hit(String articleId, long when, String storyId, String originalId) {
  public boolean copy() {
    return !originalId.equals(articleId);
  }
}
