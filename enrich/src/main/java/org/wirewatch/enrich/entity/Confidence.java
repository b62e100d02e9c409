package org.wirewatch.enrich.entity;

import opennlp.tools.util.Span;

/**
 * How sure the model is of a name: from the lead of its tags over the next best sequence, which a
 * calibrated model gives in logits.
 */
final class Confidence {
  private Confidence() {}

  /** 0.5 to 1: the weakest token decides. */
  static double of(float[] leads, Span name) {
    double least = Double.MAX_VALUE;
    for (int i = name.getStart(); i < name.getEnd(); i++) {
      least = Math.min(least, leads[i]);
    }
    return 1 / (1 + Math.exp(-Math.max(0, least)));
  }
}
