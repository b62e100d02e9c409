package org.wirewatch.ingest.fetch;

import java.net.URI;
import org.wirewatch.wire.Checks;

/**
 * One GET to make.
 *
 * @param etag sent as If-None-Match; null for none
 * @param lastModified sent as If-Modified-Since; null for none
 * @param bodyBytesMax bound on the decoded body
 * @param hops asked before every hop, the first too
 */
public record Fetch(
    URI url, String accept, String etag, String lastModified, int bodyBytesMax, HopRule hops) {
  public static final String ACCEPT_FEED =
      "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml,"
          + " application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5";
  public static final String ACCEPT_PAGE = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1";

  public Fetch {
    Checks.present(url, "url");
    Checks.present(accept, "accept");
    Checks.present(hops, "hops");
  }

  /** An unconditional GET that may go wherever the address guard lets it. */
  public static Fetch of(URI url, String accept, int bodyBytesMax) {
    return new Fetch(url, accept, null, null, bodyBytesMax, hop -> null);
  }

  /** Judges the address of a hop. */
  @FunctionalInterface
  public interface HopRule {
    /** What to answer instead of going there; null to go. */
    FetchResult judge(URI hop);
  }
}
