package org.wirewatch.enrich.story;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.wirewatch.enrich.term.DocumentFrequencies;

/**
 * How much a shared term says: by how few of the open stories have it, and as long as there are few
 * stories, by how few news texts have it at all.
 */
final class Rarity {
  /** As many stories as the general frequencies weigh. */
  private static final double BACKGROUND = 400;

  private final DocumentFrequencies news = DocumentFrequencies.ofNews();

  /** Inverse document frequency of a term that stands in so many of the open stories. */
  double of(String term, int storiesWithTerm, int stories) {
    double general = BACKGROUND * news.of(term) / news.documents();
    return Math.log((1 + BACKGROUND + stories) / (1 + general + storiesWithTerm));
  }

  /** The vector with each weight multiplied by its term's rarity. */
  TermVector weigh(TermVector terms, Map<String, Set<String>> storiesByTerm, int stories) {
    Map<String, Double> weighted = new HashMap<>();
    for (int i = 0; i < terms.size(); i++) {
      String term = terms.term(i);
      int with = storiesByTerm.getOrDefault(term, Set.of()).size();
      weighted.put(term, terms.weight(i) * of(term, with, stories));
    }
    return TermVector.of(weighted);
  }
}
