package org.wirewatch.bench.quality;

import java.time.LocalDate;

/** On what a part of the page was measured. */
final class Machine {
  private Machine() {}

  static String measured(LocalDate day) {
    return "Measured %s on %d cores, %s %s, Java %s.\n"
        .formatted(
            day,
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("java.version"));
  }
}
