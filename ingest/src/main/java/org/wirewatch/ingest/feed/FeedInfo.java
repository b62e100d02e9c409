package org.wirewatch.ingest.feed;

import java.time.Instant;
import java.util.List;
import org.wirewatch.wire.Checks;

/**
 * What a feed says of itself. Every field but the categories may be null: absent.
 *
 * @param title text, or HTML without anything active
 * @param link the site's page, absolute where it could be resolved
 * @param description text, or HTML without anything active
 * @param language as given, for example {@code en-us}
 * @param author as given, name and address together
 */
public record FeedInfo(
    String title,
    String link,
    String language,
    String description,
    String id,
    String author,
    String authorName,
    String authorEmail,
    Instant published,
    Instant updated,
    List<String> categories) {
  public FeedInfo {
    categories = Checks.copy(categories);
  }
}
