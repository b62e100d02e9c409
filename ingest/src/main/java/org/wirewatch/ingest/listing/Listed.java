package org.wirewatch.ingest.listing;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.wirewatch.ingest.fetch.Urls;
import org.wirewatch.wire.Ids;

/**
 * An article that a source lists.
 *
 * @param title null when the source gives none
 * @param text plain text of content or summary; null when the source gives none
 * @param published null when the source gives none
 */
public record Listed(
    URI url,
    String title,
    String text,
    Instant published,
    List<String> authors,
    List<String> tags) {
  private static final int ID_CHARACTERS = 16;

  /** What the source's status remembers of it: 80 bits are enough within one source. */
  public String id() {
    return idOf(Urls.normal(url).toString());
  }

  /** The id of an address. */
  public static String idOf(String address) {
    return Ids.of(address).substring(0, ID_CHARACTERS);
  }
}
