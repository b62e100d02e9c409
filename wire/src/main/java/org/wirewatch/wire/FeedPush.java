package org.wirewatch.wire;

import java.time.Instant;

/**
 * What a WebSub hub sent to the callback of a source; whoever owns the source reads it like the
 * answer to a poll.
 *
 * @param subscription mark of hub and topic, as in the callback's address
 * @param leaseSeconds how long a verified subscription lasts; null unless verified
 * @param cause what the hub says to a denial; null otherwise
 * @param contentType of the body; null unless there is one
 * @param body the announced document in base64, its signature checked; null unless there is one
 */
public record FeedPush(
    int schemaVersion,
    String sourceId,
    String subscription,
    Kind kind,
    Instant receivedAt,
    Long leaseSeconds,
    String cause,
    String contentType,
    String body) {

  public static final int SCHEMA_VERSION = 1;

  /** What a hub has to say. */
  public enum Kind {
    /** The hub has verified that we want the subscription. */
    VERIFIED,
    /** The hub refuses or ends the subscription. */
    DENIED,
    /** The subscription was ended. */
    UNSUBSCRIBED,
    /** Something new. */
    CONTENT
  }

  public FeedPush {
    Checks.present(sourceId, "sourceId");
    Checks.present(subscription, "subscription");
    Checks.present(kind, "kind");
    Checks.present(receivedAt, "receivedAt");
  }
}
