package org.wirewatch.ingest.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wirewatch.wire.Checks;

/**
 * One entry of a feed, or one page of a sitemap. Every field but the lists may be null: absent.
 *
 * @param title text, or HTML without anything active
 * @param link the article's page, absolute where it could be resolved
 * @param id guid, Atom id or rdf:about; unique within the feed only if the publisher cares
 * @param author as given, name and address together
 * @param summary text, or HTML without anything active
 * @param content the full text if the feed carries one, as the summary
 * @param created instant of creation where a feed tells it apart from publication
 * @param media URLs of pictures, sound and film shown with the entry
 * @param standIns fields that the publisher did not give
 */
public record FeedEntry(
    String title,
    String link,
    String id,
    String author,
    String authorName,
    String authorEmail,
    String summary,
    String content,
    Instant published,
    Instant updated,
    Instant created,
    String language,
    List<String> categories,
    List<Enclosure> enclosures,
    List<String> media,
    Set<StandIn> standIns) {

  /** A field that the publisher left out and something else stands in for. */
  public enum StandIn {
    /** The title is the beginning of the text, or the link. */
    TITLE,
    /** The link is the site's page, not the article's. */
    LINK
  }

  public FeedEntry {
    categories = Checks.copy(categories);
    enclosures = Checks.copy(enclosures);
    media = Checks.copy(media);
    standIns = Set.copyOf(standIns);
  }

  /** The article's own page as an absolute http(s) URL; empty if the entry names none. */
  public Optional<URI> url() {
    if (link == null || standIns.contains(StandIn.LINK)) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(link);
      return Links.isWeb(link) && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** The publisher's title without markup; empty if there is none. */
  public Optional<String> plainTitle() {
    return title == null || standIns.contains(StandIn.TITLE)
        ? Optional.empty()
        : Optional.of(SafeHtml.plain(title));
  }

  /** The summary, else the content, without markup; empty if there is neither. */
  public Optional<String> plainSummary() {
    return Optional.ofNullable(summary != null ? summary : content).map(SafeHtml::plain);
  }
}
