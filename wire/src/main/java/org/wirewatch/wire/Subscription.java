package org.wirewatch.wire;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A stored query and who is told about its matches.
 *
 * @param owner user id, or {@code team:} and a team's name; {@code desk} or null is everybody
 * @param query in the language of {@code docs/query-language.md}
 * @param receivers where notifications go; empty means that the desk alone shows them
 * @param policy when and how often they are told
 * @param mutes what they are not told of for now
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
    Instant updatedAt,
    AlertPolicy policy,
    List<Mute> mutes) {

  public static final int SCHEMA_VERSION = 1;

  public Subscription {
    Checks.present(subscriptionId, "subscriptionId");
    Checks.present(query, "query");
    name = name == null ? subscriptionId : name;
    receivers = Checks.copy(receivers);
    policy = policy == null ? AlertPolicy.AT_ONCE : policy;
    mutes = Checks.copy(mutes);
  }

  /** One that tells at once, once per story. */
  public Subscription(
      int schemaVersion,
      String subscriptionId,
      String owner,
      String name,
      String query,
      List<Receiver> receivers,
      boolean enabled,
      Instant createdAt,
      Instant updatedAt) {
    this(
        schemaVersion,
        subscriptionId,
        owner,
        name,
        query,
        receivers,
        enabled,
        createdAt,
        updatedAt,
        AlertPolicy.AT_ONCE,
        List.of());
  }

  /** The same subscription of another owner. */
  public Subscription ownedBy(String other, Instant now) {
    return new Subscription(
        schemaVersion,
        subscriptionId,
        other,
        name,
        query,
        receivers,
        enabled,
        createdAt,
        now,
        policy,
        mutes);
  }

  /** The same with other receivers, the one that alerts are escalated to among them. */
  public Subscription withReceivers(UnaryOperator<Receiver> change, Instant now) {
    return new Subscription(
        schemaVersion,
        subscriptionId,
        owner,
        name,
        query,
        receivers.stream().map(change).toList(),
        enabled,
        createdAt,
        now,
        policy.withReceiver(change),
        mutes);
  }

  /** How a receiver is reached. */
  public enum Channel {
    EMAIL,
    /** Standard Webhooks with a CloudEvent as body. */
    WEBHOOK,
    /** Incoming webhook of Slack. */
    SLACK,
    /** Webhook of a Discord channel. */
    DISCORD,
    /** Workflow of Microsoft Teams that posts a card. */
    TEAMS,
    /** Topic of an ntfy server. */
    NTFY,
    /** Push service of a browser, RFC 8030. */
    WEB_PUSH,
    /** Shown in the desk only; needs no delivery. */
    DESK
  }

  /**
   * A destination of notifications.
   *
   * @param receiverId stable; key of the notifications topic, so one worker owns one receiver
   * @param address mail address or URL; of Web Push the endpoint, of ntfy server and topic
   * @param secret of a webhook one or, during rotation, two signing secrets separated by a space,
   *     each {@code whsec_} and base64; of ntfy the access token; of Web Push the keys of the
   *     browser's subscription as JSON, {@code {"p256dh", "auth"}}; null when there is none
   * @see ReceiverCheck
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
