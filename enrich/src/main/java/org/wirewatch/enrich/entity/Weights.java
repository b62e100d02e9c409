package org.wirewatch.enrich.entity;

/** What a decoder asks of a model, trained or in training. */
interface Weights {
  /** Sets {@code scores[tag]} to the sum of the features' weights. */
  void score(int[] features, int count, float[] scores);

  /** The weight of one tag after another. */
  float transition(int before, int tag);
}
