package org.wirewatch.desk.api;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.wirewatch.desk.api.SubscriptionInput.ReceiverInput;
import org.wirewatch.desk.api.SubscriptionInput.Rotation;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Subscription.Receiver;

/**
 * What becomes of the receivers of one subscription in one request. A receiver that alerts are
 * escalated to as well is the same, with the same secret, in both places; what is asked of it first
 * counts. Not thread-safe.
 */
final class WantedReceivers {
  private static final int SECRET_BYTES = 32;

  private final String subscriptionId;
  private final Subscription old;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Receiver> receivers = new HashMap<>();
  private final Map<String, String> secrets = new LinkedHashMap<>();

  /**
   * None yet.
   *
   * @param old the subscription as it is stored; null when it is new
   */
  WantedReceivers(String subscriptionId, Subscription old) {
    this.subscriptionId = subscriptionId;
    this.old = old;
  }

  /** The receiver that is wanted, which has passed {@link Receivers#check}. */
  Receiver of(ReceiverInput wanted) {
    Optional<Receiver> known = Receivers.known(old, wanted);
    String id =
        known
            .map(Receiver::receiverId)
            .orElseGet(
                () ->
                    Ids.of("receiver", subscriptionId, wanted.channel().name(), wanted.address()));
    Receiver done = receivers.get(id);
    if (done != null) {
      if (wanted.rotation() != null) {
        throw Problem.invalid(
            "policy.escalation.receiver", "It is a receiver as well: rotate its secret there.");
      }
      return done;
    }
    Receiver receiver =
        known.isEmpty()
            ? new Receiver(id, wanted.channel(), wanted.address(), firstSecret(id, wanted))
            : with(known.get(), secret(known.get(), wanted));
    receivers.put(id, receiver);
    return receiver;
  }

  /** Takes a step in the change of a stored webhook's secret. */
  void rotate(Receiver webhook, Rotation step) {
    receivers.put(webhook.receiverId(), with(webhook, rotated(webhook, step)));
  }

  /** What became of a stored receiver; itself when nothing was asked of it. */
  Receiver current(Receiver stored) {
    return receivers.getOrDefault(stored.receiverId(), stored);
  }

  /** Those of webhooks that are new, by receiver id. */
  Map<String, String> secrets() {
    return secrets;
  }

  private String firstSecret(String id, ReceiverInput wanted) {
    return wanted.channel() == Channel.WEBHOOK ? newSecret(id) : wanted.secret();
  }

  private String secret(Receiver known, ReceiverInput wanted) {
    if (wanted.rotation() != null) {
      return rotated(known, wanted.rotation());
    }
    return wanted.secret() == null ? known.secret() : wanted.secret();
  }

  private String rotated(Receiver webhook, Rotation step) {
    String[] known = webhook.secret() == null ? new String[] {""} : webhook.secret().split(" ", 2);
    return switch (step) {
      case BEGIN -> (newSecret(webhook.receiverId()) + " " + known[known.length - 1]).strip();
      case END -> known[0];
    };
  }

  private String newSecret(String receiverId) {
    byte[] key = new byte[SECRET_BYTES];
    random.nextBytes(key);
    String secret = "whsec_" + Base64.getEncoder().encodeToString(key);
    secrets.put(receiverId, secret);
    return secret;
  }

  private static Receiver with(Receiver receiver, String secret) {
    return new Receiver(receiver.receiverId(), receiver.channel(), receiver.address(), secret);
  }
}
