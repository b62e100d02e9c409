package org.wirewatch.desk.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wirewatch.desk.access.Actor;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Subscription.Receiver;

/**
 * Creates, changes and deletes subscriptions after checking them. Secrets of webhooks are made here
 * and shown once. Thread-safe.
 */
public final class SubscriptionBook {
  private static final int NAME_CHARS_MAX = 120;
  private static final int RECEIVERS_MAX = 10;
  private static final int ADDRESS_CHARS_MAX = 500;
  private static final int SECRET_BYTES = 32;
  private static final Pattern MAIL =
      Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\\w-]{1,63}(\\.[\\w-]{1,63}){0,8}");

  private final Desk desk;
  private final SecureRandom random = new SecureRandom();

  public SubscriptionBook(Desk desk) {
    this.desk = desk;
  }

  /**
   * A stored subscription.
   *
   * @param secrets of the webhooks that are new, by receiver id: not to be had a second time
   */
  public record Saved(Subscription subscription, Map<String, String> secrets) {}

  /** By name. */
  public List<Subscription> all() {
    requireLoaded();
    List<Subscription> all =
        new ArrayList<>(
            desk.state().subscriptions().stream()
                .filter(one -> desk.caller().sees(one.owner()))
                .toList());
    all.sort(Comparator.comparing(Subscription::name, String.CASE_INSENSITIVE_ORDER));
    return all;
  }

  public Subscription get(String id) {
    Optional<Subscription> found = desk.state().subscription(id);
    if (found.isEmpty()) {
      requireLoaded();
    }
    return found
        .filter(one -> desk.caller().sees(one.owner()))
        .orElseThrow(() -> Problem.notFound("This subscription"));
  }

  /**
   * Stores a new subscription.
   *
   * @throws Problem naming the field, and the place in the query, if it cannot be
   */
  public Saved create(SubscriptionInput input) {
    requireLoaded();
    if (desk.state().subscriptions().size() >= desk.subscriptionsMax()) {
      throw new Problem(
          409, "Too many", "There are already " + desk.subscriptionsMax() + " subscriptions.");
    }
    requireRoom(desk.caller().get().id());
    Instant now = desk.clock().instant();
    byte[] id = new byte[16];
    random.nextBytes(id);
    return save(Ids.of("subscription", Base64.getEncoder().encodeToString(id)), null, input, now);
  }

  /** Replaces a subscription; receivers that stay keep their secret. */
  public Saved update(String id, SubscriptionInput input) {
    return save(id, get(id), input, desk.clock().instant());
  }

  /** Switches a subscription on or off. */
  public Subscription enable(String id, boolean enabled) {
    Subscription old = get(id);
    Subscription changed =
        new Subscription(
            Subscription.SCHEMA_VERSION,
            id,
            old.owner(),
            old.name(),
            old.query(),
            old.receivers(),
            enabled,
            old.createdAt(),
            desk.clock().instant());
    desk.commands().save(changed);
    return changed;
  }

  public void delete(String id) {
    get(id);
    desk.commands().deleteSubscription(id);
  }

  private Saved save(String id, Subscription old, SubscriptionInput input, Instant now) {
    check(input);
    Map<String, String> secrets = new LinkedHashMap<>();
    List<Receiver> receivers = new ArrayList<>();
    for (SubscriptionInput.ReceiverInput wanted : input.receivers()) {
      Receiver receiver = receiver(id, old, wanted, secrets);
      if (receivers.stream().noneMatch(known -> known.receiverId().equals(receiver.receiverId()))) {
        receivers.add(receiver);
      }
    }
    Subscription subscription =
        new Subscription(
            Subscription.SCHEMA_VERSION,
            id,
            old == null ? desk.caller().get().id() : old.owner(),
            input.name(),
            input.query(),
            receivers,
            input.enabled(),
            old == null ? now : old.createdAt(),
            now);
    desk.commands().save(subscription);
    return new Saved(subscription, secrets);
  }

  private Receiver receiver(
      String subscriptionId,
      Subscription old,
      SubscriptionInput.ReceiverInput wanted,
      Map<String, String> secrets) {
    if (old != null) {
      for (Receiver known : old.receivers()) {
        if (known.channel() == wanted.channel() && wanted.address().equals(known.address())) {
          return known;
        }
      }
    }
    String id = Ids.of("receiver", subscriptionId, wanted.channel().name(), wanted.address());
    String secret = null;
    if (wanted.channel() == Channel.WEBHOOK) {
      byte[] key = new byte[SECRET_BYTES];
      random.nextBytes(key);
      secret = "whsec_" + Base64.getEncoder().encodeToString(key);
      secrets.put(id, secret);
    }
    return new Receiver(id, wanted.channel(), wanted.address(), secret);
  }

  private void check(SubscriptionInput input) {
    if (input.name().isEmpty() || input.name().length() > NAME_CHARS_MAX) {
      throw Problem.invalid("name", "The name has 1 to " + NAME_CHARS_MAX + " characters.");
    }
    QueryCheck query = QueryCheck.of(input.query(), desk.state().knowledge());
    if (!query.ok()) {
      throw queryFault(query.fault());
    }
    if (input.receivers().size() > RECEIVERS_MAX) {
      throw Problem.invalid("receivers", "At most " + RECEIVERS_MAX + " receivers.");
    }
    input.receivers().forEach(SubscriptionBook::check);
  }

  private static void check(SubscriptionInput.ReceiverInput receiver) {
    String address = receiver.address();
    if (receiver.channel() == null || address.length() > ADDRESS_CHARS_MAX) {
      throw Problem.invalid("receivers", "A receiver has a channel and an address.");
    }
    switch (receiver.channel()) {
      case EMAIL -> {
        if (!MAIL.matcher(address).matches()) {
          throw Problem.invalid("receivers", "'" + masked(address) + "' is no mail address.");
        }
      }
      case WEBHOOK -> {
        if (!webAddress(address)) {
          throw Problem.invalid(
              "receivers", "'" + masked(address) + "' is no http or https address.");
        }
      }
      case DESK -> {}
    }
  }

  /** The address without a password that it may have, for showing it. */
  public static String masked(String address) {
    return address == null ? null : address.replaceFirst("(?<=//)[^/?#]*@", "***@");
  }

  /** Whether it is an absolute http(s) URL with a host and without credentials. */
  static boolean webAddress(String text) {
    try {
      URI uri = new URI(text);
      boolean web =
          "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      return web && uri.getHost() != null && uri.getRawUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The problem document of a query that cannot be used. */
  static Problem queryFault(QueryCheck.Remark fault) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("field", "query");
    members.put("start", fault.start());
    members.put("end", fault.end());
    if (fault.suggestion() != null) {
      members.put("suggestion", fault.suggestion());
    }
    return new Problem(422, "Query not valid", fault.message(), members);
  }

  /**
   * Checks that an owner may have one more.
   *
   * @throws Problem 409 if not
   */
  void requireRoom(String owner) {
    int max = desk.access().subscriptionsMax();
    if (!Actor.everybody(owner)
        && desk.state().subscriptions().stream().filter(one -> owner.equals(one.owner())).count()
            >= max) {
      throw new Problem(409, "Too many", "One owner has at most " + max + " subscriptions.");
    }
  }

  private void requireLoaded() {
    if (!desk.loading().stateReady()) {
      throw Problem.loading();
    }
  }
}
