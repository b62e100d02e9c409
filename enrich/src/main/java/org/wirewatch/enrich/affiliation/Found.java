package org.wirewatch.enrich.affiliation;

import java.util.List;
import org.wirewatch.wire.EnrichedArticle.Affiliation;

/**
 * An affiliation with what references ask for.
 *
 * @param keys of the role's nouns, the same for {@code CEO} and {@code chief executive}
 */
record Found(Affiliation affiliation, List<String> keys) {
  Found {
    keys = List.copyOf(keys);
  }
}
