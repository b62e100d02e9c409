package org.wirewatch.enrich.story;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.wirewatch.enrich.term.Term;
import org.wirewatch.enrich.term.Term.Shape;
import org.wirewatch.enrich.term.Terms;
import org.wirewatch.wire.EnrichedArticle;

/**
 * What an article is compared by: the terms of its headline and its text's beginning.
 *
 * @param vector weights by term, of length 1
 * @param names terms with a capital letter inside a sentence
 */
record ArticleTerms(TermVector vector, Set<String> names) {
  private static final int TEXT_TERMS_MAX = 220;
  private static final int TITLE_TERMS_MAX = 50;

  // chosen on the development data by StoryQualityTest
  private static final double TITLE = 2.0;
  private static final double NAME = 2.0;
  private static final double NUMBER = 0.6;

  static ArticleTerms of(EnrichedArticle article) {
    Map<String, Double> counts = new HashMap<>();
    Set<String> names = new TreeSet<>();
    addTitle(counts, article.title());
    for (Term term : Terms.of(article.text(), TEXT_TERMS_MAX)) {
      double weight =
          switch (term.shape()) {
            case LOWER, SENTENCE_START -> 1;
            case CAPITALISED -> NAME;
            case NUMBER -> NUMBER;
          };
      counts.merge(term.stem(), weight, Double::sum);
      if (term.shape() == Shape.CAPITALISED) {
        names.add(term.stem());
      }
    }
    return new ArticleTerms(normalised(counts), names);
  }

  /** The vector of a headline alone. */
  static TermVector ofHeadline(String title) {
    Map<String, Double> counts = new HashMap<>();
    addTitle(counts, title);
    return normalised(counts);
  }

  private static void addTitle(Map<String, Double> counts, String title) {
    for (Term term : Terms.of(title, TITLE_TERMS_MAX)) {
      double weight = term.shape() == Shape.NUMBER ? NUMBER : 1;
      counts.merge(term.stem(), TITLE * weight, Double::sum);
    }
  }

  private static TermVector normalised(Map<String, Double> counts) {
    counts.replaceAll((term, count) -> Math.log1p(count));
    TermVector vector = TermVector.of(counts);
    double length = vector.length();
    return length == 0 ? vector : vector.scaled(term -> 1 / length);
  }
}
