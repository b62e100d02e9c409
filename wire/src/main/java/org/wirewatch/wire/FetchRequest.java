package org.wirewatch.wire;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * A page to fetch, with what the feed already said of it.
 *
 * @param discoveredAt when ingest first saw the entry
 * @param entryTitle as in the feed; null when the source gives none
 * @param entrySummary plain text of the feed's content or summary, whichever is longer; null when
 *     absent
 * @param entryPublishedAt as in the feed; null when absent
 * @param attempt 1 for the first fetch
 * @param notBefore earliest instant of the fetch; null means now
 * @param kept the page as kept, to be extracted anew instead of fetched; null for a fetch
 */
public record FetchRequest(
    int schemaVersion,
    URI url,
    String sourceId,
    String outlet,
    Instant discoveredAt,
    String entryTitle,
    String entrySummary,
    Instant entryPublishedAt,
    List<String> entryAuthors,
    List<String> entryTags,
    int attempt,
    Instant notBefore,
    Kept kept) {

  public static final int SCHEMA_VERSION = 1;

  public FetchRequest {
    Checks.present(url, "url");
    Checks.present(sourceId, "sourceId");
    Checks.present(outlet, "outlet");
    Checks.present(discoveredAt, "discoveredAt");
    entryAuthors = Checks.copy(entryAuthors);
    entryTags = Checks.copy(entryTags);
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt: at least 1, was " + attempt);
    }
  }

  /** A page to fetch. */
  public FetchRequest(
      int schemaVersion,
      URI url,
      String sourceId,
      String outlet,
      Instant discoveredAt,
      String entryTitle,
      String entrySummary,
      Instant entryPublishedAt,
      List<String> entryAuthors,
      List<String> entryTags,
      int attempt,
      Instant notBefore) {
    this(
        schemaVersion,
        url,
        sourceId,
        outlet,
        discoveredAt,
        entryTitle,
        entrySummary,
        entryPublishedAt,
        entryAuthors,
        entryTags,
        attempt,
        notBefore,
        null);
  }

  /** The same page at a later attempt. */
  public FetchRequest again(Instant at) {
    return new FetchRequest(
        schemaVersion,
        url,
        sourceId,
        outlet,
        discoveredAt,
        entryTitle,
        entrySummary,
        entryPublishedAt,
        entryAuthors,
        entryTags,
        attempt + 1,
        at,
        kept);
  }

  /**
   * A kept page and the article that came of it.
   *
   * @param file name of the WARC file
   * @param offset of the response record, bytes
   * @param revision of the article, the latest known
   * @param contentHash of that revision
   */
  public record Kept(String file, long offset, String articleId, int revision, String contentHash) {
    public Kept {
      Checks.present(file, "kept.file");
      Checks.present(articleId, "kept.articleId");
    }
  }
}
