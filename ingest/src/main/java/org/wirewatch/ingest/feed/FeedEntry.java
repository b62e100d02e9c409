package org.wirewatch.ingest.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    List<String> media) {
  public FeedEntry {
    categories = Checks.copy(categories);
    enclosures = Checks.copy(enclosures);
    media = Checks.copy(media);
  }

  /** The link as an absolute http(s) URL; empty if it is none. */
  public Optional<URI> url() {
    if (link == null) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(link);
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
