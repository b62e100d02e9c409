package org.wirewatch.wire;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Something to poll for new articles.
 *
 * @param sourceId stable id, {@link Ids#of} of the URL unless the owner chose one
 * @param kind what stands at the URL
 * @param outlet the publisher's name, as shown to people and matched by {@code outlet:}
 * @param tags from OPML folders or the API
 * @param pollInterval wanted time between polls; null lets ingest decide
 * @param enabled false keeps the source and its history but stops polling
 */
public record Source(
    int schemaVersion,
    String sourceId,
    URI url,
    Kind kind,
    String outlet,
    List<String> tags,
    Duration pollInterval,
    boolean enabled,
    Instant addedAt) {

  public static final int SCHEMA_VERSION = 1;

  /** What stands at a source's URL. */
  public enum Kind {
    /** RSS, Atom, RDF or JSON Feed; told apart by content. */
    FEED,
    /** Sitemap or sitemap index, as in sitemaps.org, with or without news extensions. */
    SITEMAP,
    /** An index page without a feed, whose article links are discovered. */
    PAGE
  }

  public Source {
    Checks.present(sourceId, "sourceId");
    Checks.present(url, "url");
    Checks.present(kind, "kind");
    Checks.present(outlet, "outlet");
    tags = Checks.copy(tags);
  }

  /** The address as it is asked for: a fragment never leaves the client (RFC 3986, section 3.5). */
  public static String withoutFragment(String address) {
    int fragment = address.indexOf('#');
    return fragment < 0 ? address : address.substring(0, fragment);
  }
}
