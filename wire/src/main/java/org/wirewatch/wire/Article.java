package org.wirewatch.wire;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * An article as extracted from its page. The same article fetched again is a new revision with the
 * same id.
 *
 * @param articleId {@link Ids#article} of the canonical URL
 * @param revision 1 for the first content seen, counted up when the content changed
 * @param url the page that was asked for
 * @param canonicalUrl what the page calls its own address, normalised
 * @param outlet the publisher's name from the source
 * @param text paragraphs separated by one empty line ({@code "\n\n"})
 * @param declaredLanguage BCP 47 tag that the page states; null when it states none
 * @param publishedAt as the page or the feed states it; null when neither does
 * @param modifiedAt as the page states it; null when it does not
 * @param firstSeenAt when ingest discovered the article; the start of the latency that we answer
 *     for
 * @param changes how this revision differs from the one before, in the order of the text, bounded;
 *     empty for the first
 * @param paywalled whether the page marks its text as not free to all; null when it does not say
 * @param corrections notes in which the newsroom corrects the article; they stand in the text too
 */
public record Article(
    int schemaVersion,
    String articleId,
    int revision,
    String sourceId,
    String outlet,
    URI url,
    URI canonicalUrl,
    String title,
    String text,
    String declaredLanguage,
    List<String> authors,
    Instant publishedAt,
    Instant modifiedAt,
    Instant firstSeenAt,
    String siteName,
    String section,
    List<String> tags,
    URI image,
    List<URI> links,
    Provenance provenance,
    List<Change> changes,
    Boolean paywalled,
    List<String> corrections) {

  public static final int SCHEMA_VERSION = 1;

  public Article {
    Checks.present(articleId, "articleId");
    Checks.present(outlet, "outlet");
    Checks.present(url, "url");
    Checks.present(canonicalUrl, "canonicalUrl");
    Checks.present(firstSeenAt, "firstSeenAt");
    title = title == null ? "" : title;
    text = text == null ? "" : text;
    authors = Checks.copy(authors);
    tags = Checks.copy(tags);
    links = Checks.copy(links);
    changes = Checks.copy(changes);
    corrections = Checks.copy(corrections);
  }

  /** The same with another origin. */
  public Article with(Provenance other) {
    return revised(articleId, revision, changes, other);
  }

  /** The same content as a later revision of an article. */
  public Article asRevision(String ofArticle, int number, List<Change> since) {
    return revised(ofArticle, number, since, provenance);
  }

  private Article revised(String id, int number, List<Change> since, Provenance origin) {
    return new Article(
        schemaVersion,
        id,
        number,
        sourceId,
        outlet,
        url,
        canonicalUrl,
        title,
        text,
        declaredLanguage,
        authors,
        publishedAt,
        modifiedAt,
        firstSeenAt,
        siteName,
        section,
        tags,
        image,
        links,
        origin,
        since,
        paywalled,
        corrections);
  }

  /**
   * Where an article's content came from.
   *
   * @param fetchedAt when the response was complete
   * @param finalUrl after redirects
   * @param extractorVersion changes whenever the extractor may give another result
   * @param contentHash {@link Ids#of} title and text after normalisation of white space
   * @param warcFile name of the WARC file that keeps the answer; null when it was not kept
   * @param warcOffset of the response record in that file, bytes
   * @param warcRecordId WARC-Record-ID of the response record
   */
  public record Provenance(
      Instant fetchedAt,
      int httpStatus,
      URI finalUrl,
      String extractorVersion,
      String contentHash,
      String warcFile,
      Long warcOffset,
      String warcRecordId) {

    /** Of an answer that was not kept. */
    public Provenance(
        Instant fetchedAt,
        int httpStatus,
        URI finalUrl,
        String extractorVersion,
        String contentHash) {
      this(fetchedAt, httpStatus, finalUrl, extractorVersion, contentHash, null, null, null);
    }

    /** The same with the place where the answer is kept. */
    public Provenance kept(String file, long offset, String recordId) {
      return new Provenance(
          fetchedAt, httpStatus, finalUrl, extractorVersion, contentHash, file, offset, recordId);
    }
  }

  /**
   * One difference to the revision before.
   *
   * @param before what stood there, perhaps cut; empty when something was added
   * @param after what stands there now, perhaps cut; empty when something was removed
   * @param start of the new words in the new title or text; where the old ones stood when removed
   * @param end behind the new words
   */
  public record Change(Field field, Kind kind, String before, String after, int start, int end) {

    public Change {
      Checks.present(field, "field");
      Checks.present(kind, "kind");
      Checks.range(start, end);
      before = before == null ? "" : before;
      after = after == null ? "" : after;
    }

    /** What of the article changed. */
    public enum Field {
      TITLE,
      TEXT
    }

    /** What happened to it. */
    public enum Kind {
      ADDED,
      REMOVED,
      REPLACED
    }
  }
}
