package org.wirewatch.desk.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wirewatch.desk.access.Secrets;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.ReceiverCheck;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Subscription.Receiver;

/** Browsers that are told of a subscription's alerts by Web Push. Thread-safe. */
public final class PushBook {
  private final Desk desk;
  private final SubscriptionBook subscriptions;

  public PushBook(Desk desk, SubscriptionBook subscriptions) {
    this.desk = desk;
    this.subscriptions = subscriptions;
  }

  /**
   * What a browser says when it has subscribed at its push service.
   *
   * @param endpoint where to send to
   * @see "Push API, PushSubscriptionJSON"
   */
  record Browser(String endpoint, Keys keys) {}

  /** Both in base64url. */
  record Keys(String p256dh, String auth) {}

  /** Adds a browser, or its new keys. */
  Receiver add(String subscriptionId, Browser browser) {
    if (desk.pushKey() == null) {
      throw new Problem(409, "No Web Push", "This desk has no VAPID key: desk.push.public.key.");
    }
    Subscription old = subscriptions.get(subscriptionId);
    String endpoint = browser.endpoint() == null ? "" : browser.endpoint();
    Receiver receiver =
        new Receiver(
            Ids.of("receiver", subscriptionId, Channel.WEB_PUSH.name(), endpoint),
            Channel.WEB_PUSH,
            endpoint,
            browser.keys() == null ? null : Json.write(browser.keys()));
    ReceiverCheck.fault(receiver)
        .ifPresent(
            fault -> {
              throw Problem.invalid("endpoint", "No browser's subscription: " + fault + ".");
            });
    List<Receiver> receivers = without(old, endpoint);
    if (receivers.size() >= SubscriptionBook.RECEIVERS_MAX) {
      throw new Problem(
          409, "Too many", "There are already " + SubscriptionBook.RECEIVERS_MAX + " receivers.");
    }
    receivers.add(receiver);
    subscriptions.tell(old, receivers);
    return receiver;
  }

  /** Takes a browser out. */
  void remove(String subscriptionId, String endpoint) {
    Subscription old = subscriptions.get(subscriptionId);
    subscriptions.tell(old, without(old, endpoint));
  }

  /** The browsers that are told: SHA-256 of the endpoint, and the address as it is shown. */
  public static Map<String, String> browsers(Subscription subscription) {
    return subscription.receivers().stream()
        .filter(receiver -> receiver.channel() == Channel.WEB_PUSH)
        .collect(
            Collectors.toMap(
                receiver -> Secrets.sha256(receiver.address()),
                Receivers::masked,
                (first, same) -> first,
                LinkedHashMap::new));
  }

  private static List<Receiver> without(Subscription old, String endpoint) {
    List<Receiver> receivers = new ArrayList<>(old.receivers());
    receivers.removeIf(
        known -> known.channel() == Channel.WEB_PUSH && known.address().equals(endpoint));
    return receivers;
  }
}
