package org.wirewatch.ingest.feed;

import org.wirewatch.wire.Checks;

/**
 * A file attached to an entry.
 *
 * @param url absolute where it could be resolved
 * @param type media type; null when absent
 * @param lengthBytes as claimed by the feed; null when absent or no number
 */
public record Enclosure(String url, String type, Long lengthBytes) {
  public Enclosure {
    Checks.present(url, "url");
  }
}
