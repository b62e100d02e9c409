package org.wirewatch.desk.archive;

import java.util.List;

/**
 * A page of results, newest first.
 *
 * @param next cursor of the following page; null when this is the last
 * @param total results in all, counted up to a bound
 * @param totalExact false when there are more than {@code total}
 */
public record ResultPage<T>(List<T> items, String next, long total, boolean totalExact) {
  public ResultPage {
    items = List.copyOf(items);
  }
}
