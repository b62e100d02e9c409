package org.wirewatch.enrich.entity;

import opennlp.tools.util.Span;

/** How sure the model is of a name: from the lead of its tags over the next best sequence. */
final class Confidence {
  /** Lead at which about two names of three are right on news set aside. */
  private static final double UNIT = 60;

  private Confidence() {}

  /** 0.5 to 1: the weakest token decides. */
  static double of(float[] leads, Span name) {
    double least = Double.MAX_VALUE;
    for (int i = name.getStart(); i < name.getEnd(); i++) {
      least = Math.min(least, leads[i]);
    }
    double sure = 1 / (1 + Math.exp(-Math.max(0, least) / UNIT));
    return Math.round(sure * 1000) / 1000.0;
  }
}
