package org.wirewatch.enrich.topic;

/**
 * What speaks for a topic in an article, before it is weighed. Similarities and regressions are in
 * standard deviations above ordinary news.
 *
 * @param description similarity to the topic's description
 * @param excluded how much nearer the article is to what the description excludes; 0 or more
 * @param embedding regression over the article's embedding
 * @param terms regression over its terms, without negated ones
 * @param negated what the negated ones would have added
 * @param clauses share of the query's parts that hold, 1 when it matches; 0 when there is no query
 * @param termCount how many features the article has
 */
record Signals(
    double description,
    double excluded,
    double embedding,
    double terms,
    double negated,
    double clauses,
    int termCount) {
  private static final double TERMS_DAMPED = 6;

  /** The regression over terms, growing ever slower: many words of one kind are not all. */
  double dampedTerms() {
    return terms <= 0 ? terms : TERMS_DAMPED * Math.log1p(terms / TERMS_DAMPED);
  }

  /** 1 when the query matches. */
  double match() {
    return clauses == 1 ? 1 : 0;
  }

  /** From 1 for a text without words to 0 for a long one. */
  double shortness() {
    return 1 / (1 + termCount / 40.0);
  }
}
