package org.wirewatch.desk.api;

/**
 * How many of the judged matches were wanted, with the Wilson score interval at 95 %.
 *
 * @param value share of the good, 0 to 1; null when none was judged, as {@code low} and {@code
 *     high}
 * @see "Wilson (1927), Probable inference, the law of succession, and statistical inference"
 */
public record Precision(int good, int bad, Double value, Double low, Double high) {
  private static final double Z = 1.959964;

  /** Of so many good and bad ones. */
  public static Precision of(int good, int bad) {
    int judged = good + bad;
    if (judged == 0) {
      return new Precision(0, 0, null, null, null);
    }
    double share = (double) good / judged;
    double square = Z * Z / judged;
    double center = share + square / 2;
    double spread = Z * Math.sqrt(share * (1 - share) / judged + square / (4 * judged));
    return new Precision(
        good,
        bad,
        share,
        Math.max(0, (center - spread) / (1 + square)),
        Math.min(1, (center + spread) / (1 + square)));
  }
}
