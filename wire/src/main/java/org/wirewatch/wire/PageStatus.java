package org.wirewatch.wire;

import java.net.URI;
import java.time.Instant;

/**
 * What ingest knows of a fetched page: enough to look at it again and to tell what changed.
 *
 * @param url of the page, normalised; also the record's key
 * @param articleId of the article that the page gave
 * @param revision of that article, the latest
 * @param contentHash of that revision
 * @param firstFetchedAt when the page gave an article first
 * @param fetchedAt when it was looked at last
 * @param changedAt when its content was new; the intervals of the looks count from here
 * @param nextAt of the next look; once it is not watched any more, when it is forgotten
 * @param etag validator of the last answer; null when it had none
 * @param lastModified validator of the last answer, as sent; null when it had none
 * @param request that led to the page first; null when it is not watched any more
 * @param title of the latest revision; null when it is not watched any more
 * @param text of the latest revision; null when it is not watched any more, or very long
 */
public record PageStatus(
    int schemaVersion,
    URI url,
    State state,
    String articleId,
    int revision,
    String contentHash,
    Instant firstFetchedAt,
    Instant fetchedAt,
    Instant changedAt,
    Instant nextAt,
    String etag,
    String lastModified,
    FetchRequest request,
    String title,
    String text) {

  public static final int SCHEMA_VERSION = 1;

  public PageStatus {
    Checks.present(url, "url");
    Checks.present(state, "state");
    Checks.present(articleId, "articleId");
    Checks.present(fetchedAt, "fetchedAt");
    Checks.present(nextAt, "nextAt");
  }

  /** Whether the page is looked at again. */
  public enum State {
    WATCHED,
    /** The last look is over. */
    DONE,
    /** The page is no longer there. */
    GONE
  }
}
