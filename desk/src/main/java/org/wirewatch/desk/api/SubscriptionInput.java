package org.wirewatch.desk.api;

import java.util.List;
import org.wirewatch.wire.Subscription.Channel;

/**
 * What someone wants a subscription to be.
 *
 * @param enabled null means yes
 * @param policy null keeps the one that there is; a new subscription tells at once, once per story
 */
public record SubscriptionInput(
    String name, String query, Boolean enabled, List<ReceiverInput> receivers, PolicyInput policy) {
  public SubscriptionInput {
    name = name == null ? "" : name.strip();
    query = query == null ? "" : query.strip();
    enabled = enabled == null || enabled;
    receivers = receivers == null ? List.of() : List.copyOf(receivers);
  }

  /** The same with another query. */
  public SubscriptionInput withQuery(String other) {
    return new SubscriptionInput(name, other, enabled, receivers, policy);
  }

  /**
   * A wanted receiver.
   *
   * @param secret access token of an ntfy topic; null keeps the one that there is
   * @param rotation what becomes of the secrets of a webhook that is there; null for nothing
   */
  public record ReceiverInput(Channel channel, String address, String secret, Rotation rotation) {
    public ReceiverInput {
      address = address == null ? "" : address.strip();
    }

    public ReceiverInput(Channel channel, String address) {
      this(channel, address, null, null);
    }
  }

  /** A step in the change of a webhook's secret. */
  public enum Rotation {
    /**
     * A new one signs besides the present one. Once more, as when the answer was lost, it makes
     * another new one in the place of the first, and the one before both signs on.
     */
    BEGIN,
    /** Only the newest signs. */
    END
  }
}
