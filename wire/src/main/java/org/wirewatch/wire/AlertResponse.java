package org.wirewatch.wire;

import java.time.Instant;

/**
 * What people said of an alert. The last record of an alert counts.
 *
 * @param alertId {@link Ids#of} subscription and story: the same for all receivers of the alert
 * @param articleId the article judged
 * @param verdict whether the subscription was right to match; null when nobody has said
 * @param acknowledgedAt when somebody took charge; null when nobody has
 * @param by who said it last; null when it came by a link in a message
 */
public record AlertResponse(
    int schemaVersion,
    String alertId,
    String subscriptionId,
    String storyId,
    String articleId,
    Verdict verdict,
    Instant acknowledgedAt,
    String by,
    Instant at) {

  public static final int SCHEMA_VERSION = 1;

  public AlertResponse {
    Checks.present(alertId, "alertId");
    Checks.present(subscriptionId, "subscriptionId");
  }

  /** Whether an alert was wanted. */
  public enum Verdict {
    GOOD,
    BAD
  }
}
