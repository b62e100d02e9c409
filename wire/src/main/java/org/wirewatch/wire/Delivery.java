package org.wirewatch.wire;

import java.time.Instant;

/**
 * Outcome of one attempt to deliver a notification.
 *
 * @param attempt 1 for the first
 * @param status of the receiver: HTTP status or SMTP reply code; null when none was got
 * @param error for people; null on success
 * @param nextAttemptAt set when {@link Outcome#RETRY}
 * @param sinceFirstSeenMs milliseconds from the article's first sight to this attempt's end
 */
public record Delivery(
    int schemaVersion,
    String notificationId,
    String subscriptionId,
    String receiverId,
    Subscription.Channel channel,
    int attempt,
    Outcome outcome,
    Integer status,
    String error,
    Instant at,
    Instant nextAttemptAt,
    Long sinceFirstSeenMs) {

  public static final int SCHEMA_VERSION = 1;

  /** What became of an attempt. */
  public enum Outcome {
    DELIVERED,
    RETRY,
    DEAD
  }

  public Delivery {
    Checks.present(notificationId, "notificationId");
    Checks.present(outcome, "outcome");
  }
}
