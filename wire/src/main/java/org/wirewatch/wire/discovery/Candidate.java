package org.wirewatch.wire.discovery;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.wirewatch.wire.Checks;
import org.wirewatch.wire.Source;

/**
 * Something that could be polled, with a preview.
 *
 * @param url to poll, after permanent redirects
 * @param found where its address stood
 * @param problem why it cannot be read, for people; null when it can
 * @param title as it calls itself; null when it does not
 * @param outlet a name for the publisher: the site's own, else the title, else the host
 * @param format such as {@code RSS 2.0}; null when it cannot be read
 * @param language ISO 639 code, stated or guessed; null when nothing tells
 * @param entries listed now
 * @param newestEntryAt null when no entry has a date
 * @param entriesPerDay by the dates of its entries; null when they are too few
 * @param fullText whether most entries carry the article's text, not a teaser
 * @param comments whether it lists readers' comments, not articles
 * @param hub a WebSub hub that announces its entries at once; null when it names none
 * @param preview the first entries
 * @param same further addresses of the same content
 */
public record Candidate(
    URI url,
    Source.Kind kind,
    Found found,
    String problem,
    String title,
    String outlet,
    String format,
    String language,
    int entries,
    Instant newestEntryAt,
    Double entriesPerDay,
    boolean fullText,
    boolean comments,
    URI hub,
    List<Entry> preview,
    List<URI> same) {

  /** Where an address stood. */
  public enum Found {
    /** It is the address that was asked. */
    ASKED,
    /** {@code link rel=alternate} or {@code rel=feed} of a page. */
    LINKED,
    /** A link in the page's text that looks like a feed. */
    ANCHOR,
    /** Named in robots.txt. */
    ROBOTS,
    /** A common place for feeds and sitemaps. */
    GUESSED
  }

  /** One entry of the preview; any field but the address may be null. */
  public record Entry(String title, URI url, Instant publishedAt) {
    public Entry {
      Checks.present(url, "url");
    }
  }

  public Candidate {
    Checks.present(url, "url");
    Checks.present(kind, "kind");
    Checks.present(found, "found");
    Checks.present(outlet, "outlet");
    preview = Checks.copy(preview);
    same = Checks.copy(same);
  }

  /** Whether it can be polled. */
  public boolean readable() {
    return problem == null;
  }

  /** The same, known under further addresses. */
  public Candidate withSame(List<URI> addresses) {
    return new Candidate(
        url,
        kind,
        found,
        problem,
        title,
        outlet,
        format,
        language,
        entries,
        newestEntryAt,
        entriesPerDay,
        fullText,
        comments,
        hub,
        preview,
        addresses);
  }
}
