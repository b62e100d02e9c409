package org.wirewatch.wire.discovery;

/** Finds what could be polled behind a web address. Thread-safe; blocks for seconds. */
@FunctionalInterface
public interface SourceFinder {
  /**
   * Looks at the address and around it; every failure is part of the answer.
   *
   * @param address as a person writes it: of a feed, a front page, a section or an article, with or
   *     without {@code https://}
   */
  Discovered find(String address);
}
