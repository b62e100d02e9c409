package org.wirewatch.bench.duplicate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.wirewatch.enrich.dedupe.NearDuplicates;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Duplicate;

/** What ships. */
public final class Ours implements DuplicateFinder {
  private final NearDuplicates duplicates = new NearDuplicates(Duration.ofDays(7));
  private Instant at = Instant.EPOCH;

  @Override
  public String find(EnrichedArticle article) {
    return duplicate(article)
        .filter(found -> found.kind().repeats())
        .map(Duplicate::originalId)
        .orElse(null);
  }

  /** The whole answer. */
  public Optional<Duplicate> duplicate(EnrichedArticle article) {
    at = at.plusSeconds(1);
    return duplicates.find(article, at);
  }

  @Override
  public long bytes() {
    return duplicates.storedBytes() + duplicates.heapBytes();
  }
}
