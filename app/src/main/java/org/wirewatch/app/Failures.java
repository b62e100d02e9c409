package org.wirewatch.app;

import java.nio.file.NoSuchFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a failure into one line for the person at the keyboard; the rest goes to the log. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static String message(Throwable failure) {
    LOG.debug("command failed", failure);
    if (failure instanceof NoSuchFileException missing) {
      return "no such file: " + missing.getFile();
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
