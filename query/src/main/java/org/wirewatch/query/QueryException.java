package org.wirewatch.query;

import java.util.Optional;

/** A query that cannot be used, with the place of the fault and, where there is one, a remedy. */
public final class QueryException extends Exception {
  private final int start;
  private final int end;
  private final String suggestion;

  QueryException(String message, int start, int end, String suggestion) {
    super(message);
    this.start = start;
    this.end = end;
    this.suggestion = suggestion;
  }

  /** Where the fault begins in the query, UTF-16. */
  public int start() {
    return start;
  }

  /** Where the fault ends, exclusive; never before {@link #start}. */
  public int end() {
    return end;
  }

  /** What the author probably meant or should do. */
  public Optional<String> suggestion() {
    return Optional.ofNullable(suggestion);
  }
}
