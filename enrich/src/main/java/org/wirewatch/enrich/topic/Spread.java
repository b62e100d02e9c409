package org.wirewatch.enrich.topic;

import java.util.Arrays;

/**
 * Where numbers lie.
 *
 * @param deviation standard deviation; 1 where all are the same
 */
record Spread(double mean, double deviation) {
  static Spread of(double[] numbers) {
    double mean = Arrays.stream(numbers).average().orElse(0);
    double variance =
        Arrays.stream(numbers).map(number -> (number - mean) * (number - mean)).average().orElse(0);
    return new Spread(mean, variance == 0 ? 1 : Math.sqrt(variance));
  }
}
