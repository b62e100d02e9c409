package org.wirewatch.enrich.story;

/** Keeps digits that mean nothing out of records. */
final class Rounded {
  private Rounded() {}

  static double to2(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
