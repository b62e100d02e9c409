package org.wirewatch.bench.duplicate;

import org.wirewatch.wire.EnrichedArticle;

/** A way to tell duplicates in a stream; remembers what it was asked. */
public interface DuplicateFinder {
  /** Id of the earlier article that this one is a duplicate of; null when of none. */
  String find(EnrichedArticle article);

  /** What is kept of all articles, in bytes, without the tables that find it. */
  long bytes();
}
