package org.wirewatch.wire;

import java.time.Instant;
import java.util.List;

/**
 * A stored query and who is told about its matches.
 *
 * @param query in the language of {@code docs/query-language.md}
 * @param receivers where notifications go; empty means that the desk alone shows them
 */
public record Subscription(
    int schemaVersion,
    String subscriptionId,
    String owner,
    String name,
    String query,
    List<Receiver> receivers,
    boolean enabled,
    Instant createdAt,
    Instant updatedAt) {

  public static final int SCHEMA_VERSION = 1;

  public Subscription {
    Checks.present(subscriptionId, "subscriptionId");
    Checks.present(query, "query");
    name = name == null ? subscriptionId : name;
    receivers = Checks.copy(receivers);
  }

  /** How a receiver is reached. */
  public enum Channel {
    EMAIL,
    WEBHOOK,
    /** Shown in the desk only; needs no delivery. */
    DESK
  }

  /**
   * A destination of notifications.
   *
   * @param receiverId stable; key of the notifications topic, so one worker owns one receiver
   * @param address mail address or URL
   * @param secret for signing webhooks, {@code whsec_} and base64; null otherwise
   */
  public record Receiver(String receiverId, Channel channel, String address, String secret) {
    public Receiver {
      Checks.present(receiverId, "receiverId");
      Checks.present(channel, "channel");
    }

    @Override
    public String toString() {
      return "Receiver[" + receiverId + ", " + channel + "]";
    }
  }
}
