package org.wirewatch.ingest.feed;

import java.util.List;

/**
 * A start or end tag as written.
 *
 * @param end offset after the tag
 */
record Tag(
    String prefix, String local, List<Attr> attributes, boolean closes, boolean empty, int end) {

  /** An attribute as written, references decoded. */
  record Attr(String prefix, String local, String value) {}

  /** The value of an unprefixed attribute; null when absent. */
  String attribute(String name) {
    for (Attr attribute : attributes) {
      if (attribute.prefix().isEmpty() && attribute.local().equalsIgnoreCase(name)) {
        return attribute.value();
      }
    }
    return null;
  }
}
