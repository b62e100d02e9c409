package org.wirewatch.alerts.deliver;

import java.time.Duration;

/** How one attempt to deliver ended. */
sealed interface Attempt {
  /** HTTP status or SMTP reply code; null when none was got. */
  Integer status();

  /** The receiver has it. */
  record Arrived(Integer status) implements Attempt {}

  /**
   * Worth another attempt.
   *
   * @param retryAfter what the receiver asked for; null when it did not
   */
  record TryAgain(Integer status, String error, Duration retryAfter, Scope scope)
      implements Attempt {}

  /**
   * Not worth another attempt.
   *
   * @param receiverGone whether the receiver wants no more notifications at all
   */
  record GiveUp(Integer status, String error, boolean receiverGone) implements Attempt {}

  /** What else would fail the same way, and so has to wait too. */
  enum Scope {
    NOTIFICATION,
    /** All notifications of the receiver. */
    RECEIVER,
    /** All receivers at the host. */
    HOST
  }
}
