package org.wirewatch.enrich.link;

/**
 * What speaks for a candidate.
 *
 * @param prior by name, type and kind, without the article
 * @param context by what the article says
 * @param evidence the part of the context that can settle an ambiguous name
 * @param ambiguous whether the name alone does not do
 * @param prominent whether news means such an entity first by its name
 */
record Score(
    Candidate candidate,
    double prior,
    double context,
    double evidence,
    boolean ambiguous,
    boolean prominent) {
  double total() {
    return prior + context;
  }
}
