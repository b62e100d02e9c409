package org.wirewatch.ingest.feed;

import java.util.Map;

/** HTTP headers, whose names have no case. */
final class Headers {
  private Headers() {}

  /** The value or null. */
  static String get(Map<String, String> headers, String name) {
    String value = headers.get(name);
    if (value != null) {
      return value;
    }
    for (Map.Entry<String, String> header : headers.entrySet()) {
      if (header.getKey() != null && header.getKey().equalsIgnoreCase(name)) {
        return header.getValue();
      }
    }
    return null;
  }
}
