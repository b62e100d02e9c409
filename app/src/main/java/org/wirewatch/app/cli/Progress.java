package org.wirewatch.app.cli;

import java.io.PrintStream;
import java.time.Duration;

/** Progress on standard error: a counter on a terminal, a line every 10 s elsewhere. */
final class Progress {
  private static final long TERMINAL_NANOS = Duration.ofMillis(200).toNanos();
  private static final long LOG_NANOS = Duration.ofSeconds(10).toNanos();

  private final PrintStream err;
  // the launcher knows; the JDK cannot tell whether standard error is a terminal
  private final boolean terminal = Boolean.getBoolean("wirewatch.terminal");
  private final long start = System.nanoTime();
  private long shown = start;
  private long count;

  Progress(PrintStream err) {
    this.err = err;
  }

  void step() {
    count++;
    long now = System.nanoTime();
    if (now - shown >= (terminal ? TERMINAL_NANOS : LOG_NANOS)) {
      shown = now;
      double perSecond = count / ((now - start) / 1e9);
      String text = String.format("%d lines, %.0f/s", count, perSecond);
      if (terminal) {
        err.print("\r" + text + "   ");
      } else {
        err.println(text);
      }
    }
  }

  void close() {
    if (terminal && shown != start) {
      err.println();
    }
  }
}
