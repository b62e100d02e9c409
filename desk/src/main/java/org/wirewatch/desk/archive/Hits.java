package org.wirewatch.desk.archive;

import java.util.List;

/**
 * What a query finds in a stretch of time.
 *
 * @param found oldest first, bounded
 * @param total how many there are
 */
public record Hits(List<Hit> found, int total) {
  public Hits {
    found = List.copyOf(found);
  }
}
