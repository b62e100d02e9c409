package org.wirewatch.enrich.link;

import opennlp.tools.stemmer.PorterStemmer;
import org.wirewatch.enrich.term.DocumentFrequencies;

/** How much it says that a word stands in an article. Immutable. */
final class Rarity {
  private static final DocumentFrequencies NEWS = DocumentFrequencies.ofNews();
  private static final double FULL_BITS = 7;

  private Rarity() {}

  /** From near 0 for a word of every third article to 1 for one of every hundredth or rarer. */
  static double of(String word) {
    int documents = NEWS.of(new PorterStemmer().stem(word));
    double bits = Math.log((double) NEWS.documents() / (documents + 1)) / Math.log(2);
    return Math.max(0, Math.min(1, bits / FULL_BITS));
  }
}
