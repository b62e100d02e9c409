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
    Provenance provenance) {

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
  }

  /**
   * Where an article's content came from.
   *
   * @param fetchedAt when the response was complete
   * @param finalUrl after redirects
   * @param extractorVersion changes whenever the extractor may give another result
   * @param contentHash {@link Ids#of} title and text after normalisation of white space
   */
  public record Provenance(
      Instant fetchedAt,
      int httpStatus,
      URI finalUrl,
      String extractorVersion,
      String contentHash) {}
}
