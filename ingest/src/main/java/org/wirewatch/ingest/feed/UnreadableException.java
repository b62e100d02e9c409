package org.wirewatch.ingest.feed;

/** Ends the reading of a feed with its one reason; never leaves the package. */
final class UnreadableException extends Exception {
  private final transient Unreadable result;

  UnreadableException(Unreadable.Reason reason, String message) {
    super(message, null, false, false);
    this.result = new Unreadable(reason, message);
  }

  Unreadable result() {
    return result;
  }
}
