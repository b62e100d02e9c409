package org.wirewatch.desk.archive;

/** A search was given up because it took too long. */
public final class SearchTimeout extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SearchTimeout(long limitMs) {
    super("the search took longer than " + limitMs + " ms");
  }
}
