package org.wirewatch.query;

/** A query needs more steps on an article than one may take. */
final class SlowQueryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SlowQueryException(int stepsMax) {
    super("The query looks at more than " + stepsMax + " places of one article.");
  }
}
