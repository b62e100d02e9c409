package org.wirewatch.enrich.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.enrich.term.Term;
import org.wirewatch.enrich.term.Terms;
import org.wirewatch.wire.EnrichedArticle;

/** What an article is compared by: the terms of its headline and its text's beginning. Pure. */
final class ArticleTerms {
  private static final int TEXT_TERMS_MAX = 220;
  private static final int LEAD_TERMS = 50;
  private static final double TITLE = 2.0;
  private static final double LEAD = 1.5;
  private static final double NAME = 1.6;
  private static final double NUMBER = 0.6;

  private ArticleTerms() {}

  /** Weights by term, of length 1. */
  static TermVector of(EnrichedArticle article) {
    Map<String, Double> counts = new HashMap<>();
    add(counts, Terms.of(article.title(), LEAD_TERMS), true);
    add(counts, Terms.of(article.text(), TEXT_TERMS_MAX), false);
    double squares = 0;
    for (Map.Entry<String, Double> entry : counts.entrySet()) {
      entry.setValue(Math.log1p(entry.getValue()));
      squares += entry.getValue() * entry.getValue();
    }
    double length = Math.sqrt(squares);
    counts.replaceAll((term, weight) -> weight / length);
    return TermVector.of(counts);
  }

  private static void add(Map<String, Double> counts, List<Term> terms, boolean title) {
    for (int i = 0; i < terms.size(); i++) {
      Term term = terms.get(i);
      double place = title ? TITLE : i < LEAD_TERMS ? LEAD : 1;
      double shape =
          switch (term.shape()) {
            case LOWER, SENTENCE_START -> 1;
            case CAPITALISED -> title ? 1 : NAME;
            case NUMBER -> NUMBER;
          };
      counts.merge(term.stem(), place * shape, Double::sum);
    }
  }
}
