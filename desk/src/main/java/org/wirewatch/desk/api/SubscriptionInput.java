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

  /** A wanted receiver. */
  public record ReceiverInput(Channel channel, String address) {
    public ReceiverInput {
      address = address == null ? "" : address.strip();
    }
  }
}
