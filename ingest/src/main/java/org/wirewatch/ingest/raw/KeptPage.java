package org.wirewatch.ingest.raw;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.wirewatch.ingest.extract.PageType;

/**
 * A page read back.
 *
 * @param url that gave the answer, the last of the redirects
 * @param headers names in lower case; of repeated headers the first
 * @param body content coding undone
 * @param at when it was fetched
 * @param context JSON of what was known of the page before, as it was given; null if not kept
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; copies would double the memory
public record KeptPage(
    RawPlace place,
    URI url,
    int status,
    Map<String, String> headers,
    byte[] body,
    Instant at,
    byte[] context) {
  KeptPage with(byte[] known) {
    return new KeptPage(place, url, status, headers, body, at, known);
  }

  /** Whether it is a full answer with text in it, as an article's page is. */
  public boolean isPage() {
    return status >= 200 && status < 300 && PageType.isPage(headers.get("content-type"));
  }
}
