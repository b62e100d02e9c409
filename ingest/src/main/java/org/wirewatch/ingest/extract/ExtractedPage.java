package org.wirewatch.ingest.extract;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * What one page says as an article. Single values are null and lists empty where the page does not
 * say; {@code title} and {@code text} are then empty strings.
 *
 * @param text paragraphs separated by one empty line ({@code "\n\n"})
 * @param published the publication time as stated, see {@link #publishedAt()}
 * @param modified the time of the last change as stated, see {@link #modifiedAt()}
 * @param language BCP 47 tag, as stated or else guessed from the text
 * @param canonicalUrl what the page calls its own address, else the address it was fetched from
 * @param links outgoing http(s) links of the article's text, in order, without doubles
 * @param paywalled whether the page marks its text as not free; null when it does not say
 * @param corrections notes in which the newsroom corrects the article; they stand in the text too
 */
public record ExtractedPage(
    String title,
    String text,
    List<String> authors,
    StatedTime published,
    StatedTime modified,
    String language,
    URI canonicalUrl,
    String siteName,
    String section,
    List<String> tags,
    URI image,
    List<URI> links,
    Boolean paywalled,
    List<String> corrections,
    RobotsMeta robots) {

  public ExtractedPage {
    title = title == null ? "" : title;
    text = text == null ? "" : text;
    authors = List.copyOf(authors);
    tags = List.copyOf(tags);
    links = List.copyOf(links);
    corrections = List.copyOf(corrections);
  }

  /** When the article was published; null when the page does not say. */
  public Instant publishedAt() {
    return published == null ? null : published.instant();
  }

  /** When the article was last changed; null when the page does not say. */
  public Instant modifiedAt() {
    return modified == null ? null : modified.instant();
  }
}
