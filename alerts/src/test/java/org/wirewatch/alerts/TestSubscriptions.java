package org.wirewatch.alerts;

import java.util.List;
import org.wirewatch.wire.AlertPolicy;
import org.wirewatch.wire.Mute;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Subscription.Receiver;

/** Subscriptions for tests. */
public final class TestSubscriptions {
  public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private TestSubscriptions() {}

  public static Subscription of(String id, String query, Receiver... receivers) {
    return build(id, query, true, List.of(receivers));
  }

  /** The same with another policy. */
  public static Subscription with(Subscription one, AlertPolicy policy, Mute... mutes) {
    return new Subscription(
        one.schemaVersion(),
        one.subscriptionId(),
        one.owner(),
        one.name(),
        one.query(),
        one.receivers(),
        one.enabled(),
        one.createdAt(),
        one.updatedAt(),
        policy,
        List.of(mutes));
  }

  public static Subscription disabled(String id, String query) {
    return build(id, query, false, List.of());
  }

  public static Receiver webhook(String id, String url) {
    return new Receiver(id, Channel.WEBHOOK, url, SECRET);
  }

  public static Receiver mail(String id, String address) {
    return new Receiver(id, Channel.EMAIL, address, null);
  }

  private static Subscription build(
      String id, String query, boolean enabled, List<Receiver> receivers) {
    return new Subscription(
        Subscription.SCHEMA_VERSION,
        id,
        "owner",
        "Watch " + id,
        query,
        receivers,
        enabled,
        null,
        null);
  }
}
