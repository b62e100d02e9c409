package org.wirewatch.desk.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wirewatch.desk.access.Actor;
import org.wirewatch.desk.api.SubscriptionInput.ReceiverInput;
import org.wirewatch.desk.api.SubscriptionInput.Rotation;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.AlertPolicy;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Mute;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Subscription.Receiver;

/**
 * Creates, changes and deletes subscriptions after checking them. Secrets of webhooks are made here
 * and shown once. Thread-safe.
 */
public final class SubscriptionBook {
  private static final int NAME_CHARS_MAX = 120;
  static final int RECEIVERS_MAX = 10;
  private static final int SECRET_BYTES = 32;
  private static final int MUTES_MAX = 200;

  private static final String RECEIVERS = "receivers";

  /** Field of the receiver that is told when nobody acknowledges. */
  private static final String SECOND = "policy.escalation.receiver";

  /** Address of the receiver that stands for the private feed; its secret is the token. */
  private static final String FEED = "feed";

  private final Desk desk;
  private final SecureRandom random = new SecureRandom();

  public SubscriptionBook(Desk desk) {
    this.desk = desk;
  }

  /**
   * A stored subscription.
   *
   * @param secrets of webhooks that are new, by receiver id: not to be had a second time
   * @param warnings what is probably not meant
   */
  public record Saved(
      Subscription subscription, Map<String, String> secrets, List<Warning> warnings) {
    /** The secret of the receiver that alerts are escalated to; null when it is not new. */
    String escalationSecret() {
      AlertPolicy.Escalation escalation = subscription.policy().escalation();
      return escalation == null ? null : secrets.get(escalation.receiver().receiverId());
    }

    /** The new secrets by address as it is shown. */
    public Map<String, String> secretsByAddress() {
      Map<String, String> byAddress = new LinkedHashMap<>();
      Receivers.all(subscription).stream()
          .filter(receiver -> secrets.containsKey(receiver.receiverId()))
          .forEach(one -> byAddress.put(Receivers.masked(one), secrets.get(one.receiverId())));
      return byAddress;
    }
  }

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
    return find(id)
        .filter(one -> desk.caller().sees(one.owner()))
        .orElseThrow(() -> Problem.notFound("This subscription"));
  }

  /** Of anybody. */
  private Optional<Subscription> find(String id) {
    Optional<Subscription> found = desk.state().subscription(id);
    if (found.isEmpty()) {
      requireLoaded();
    }
    return found;
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

  /**
   * Takes a step in the change of a webhook's secret.
   *
   * @throws Problem 404 if the subscription has no such webhook
   */
  public Saved rotate(String id, String receiverId, Rotation step) {
    Subscription old = get(id);
    Receiver known =
        Receivers.all(old).stream()
            .filter(one -> one.channel() == Channel.WEBHOOK && one.receiverId().equals(receiverId))
            .findFirst()
            .orElseThrow(() -> Problem.notFound("This webhook"));
    WantedReceivers wanted = new WantedReceivers(id, old);
    wanted.rotate(known, step);
    Subscription changed = old.withReceivers(wanted::current, desk.clock().instant());
    return new Saved(save(changed), wanted.secrets(), List.of());
  }

  /** Switches a subscription on or off. */
  public Subscription enable(String id, boolean enabled) {
    Subscription old = get(id);
    Subscription changed = with(old, old.receivers(), enabled, old.mutes());
    return save(changed);
  }

  /**
   * Mutes something for a time, in the caller's name; a mute of the same thing is replaced, those
   * that are over go.
   */
  public Saved mute(String id, MuteInput input) {
    Subscription old = get(id);
    Instant now = desk.clock().instant();
    Mute mute = Mutes.of(input, desk.caller().get().id(), now);
    List<Mute> mutes = Mutes.others(old, mute.target(), mute.id(), now);
    if (mutes.size() >= MUTES_MAX) {
      throw new Problem(409, "Too many", "There are already " + MUTES_MAX + " mutes.");
    }
    mutes.add(mute);
    Subscription muted = save(with(old, old.receivers(), old.enabled(), mutes));
    return new Saved(muted, Map.of(), Mutes.warnings(mute, desk));
  }

  /** Ends a mute. */
  public Subscription unmute(String id, Mute.Target target, String mutedId) {
    Subscription old = get(id);
    List<Mute> mutes = Mutes.others(old, target, mutedId, desk.clock().instant());
    return save(with(old, old.receivers(), old.enabled(), mutes));
  }

  /**
   * Gives the subscription a private feed, or another address for it; the address before is no
   * longer answered.
   */
  public Subscription openFeed(String id) {
    return save(withFeed(get(id)));
  }

  private Subscription withFeed(Subscription old) {
    byte[] token = new byte[SECRET_BYTES];
    random.nextBytes(token);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    List<Receiver> receivers = withoutFeed(old);
    receivers.add(new Receiver("feed:" + old.subscriptionId(), Channel.DESK, FEED, secret));
    return with(old, receivers, old.enabled(), old.mutes());
  }

  /**
   * Gives a subscription to another owner. Whoever knew the address of its feed no longer gets in:
   * the feed has a new one.
   */
  Subscription give(Subscription old, String owner) {
    Subscription given = old.ownedBy(owner, desk.clock().instant());
    boolean other =
        !owner.equals(old.owner()) && !(Actor.everybody(owner) && Actor.everybody(old.owner()));
    return save(other && feedToken(old).isPresent() ? withFeed(given) : given);
  }

  /** Takes the feed away. */
  public Subscription closeFeed(String id) {
    Subscription old = get(id);
    return tell(old, withoutFeed(old));
  }

  /** The secret part of the address of a subscription's feed; empty when it has none. */
  public static Optional<String> feedToken(Subscription subscription) {
    return subscription.receivers().stream()
        .filter(SubscriptionBook::isFeed)
        .map(Receiver::secret)
        .findFirst();
  }

  /** The subscription whose feed has that token. */
  public Optional<Subscription> byFeedToken(String token) {
    byte[] given = token.getBytes(StandardCharsets.UTF_8);
    return desk.state().subscriptions().stream()
        .filter(
            one ->
                feedToken(one)
                    .filter(
                        known ->
                            MessageDigest.isEqual(known.getBytes(StandardCharsets.UTF_8), given))
                    .isPresent())
        .findFirst();
  }

  private static boolean isFeed(Receiver receiver) {
    return receiver.channel() == Channel.DESK && FEED.equals(receiver.address());
  }

  private static List<Receiver> withoutFeed(Subscription subscription) {
    List<Receiver> receivers = new ArrayList<>(subscription.receivers());
    receivers.removeIf(SubscriptionBook::isFeed);
    return receivers;
  }

  /** Takes a receiver out, as a link in its mails asks for, whoever opens it. */
  public void unsubscribe(String id, String receiverId) {
    Subscription old = find(id).orElseThrow(() -> Problem.notFound("This subscription"));
    List<Receiver> receivers = new ArrayList<>(old.receivers());
    receivers.removeIf(receiver -> receiver.receiverId().equals(receiverId));
    tell(old, receivers);
  }

  /** Replaces the receivers and nothing else. */
  Subscription tell(Subscription old, List<Receiver> receivers) {
    return save(with(old, receivers, old.enabled(), old.mutes()));
  }

  private Subscription save(Subscription subscription) {
    desk.commands().save(subscription);
    return subscription;
  }

  private Subscription with(
      Subscription old, List<Receiver> receivers, boolean enabled, List<Mute> mutes) {
    return new Subscription(
        Subscription.SCHEMA_VERSION,
        old.subscriptionId(),
        old.owner(),
        old.name(),
        old.query(),
        receivers,
        enabled,
        old.createdAt(),
        desk.clock().instant(),
        old.policy(),
        mutes);
  }

  public void delete(String id) {
    get(id);
    desk.commands().deleteSubscription(id);
  }

  private Saved save(String id, Subscription old, SubscriptionInput input, Instant now) {
    List<Warning> warnings = check(old, input);
    WantedReceivers wanted = new WantedReceivers(id, old);
    List<Receiver> receivers = new ArrayList<>();
    for (ReceiverInput one : input.receivers()) {
      Receiver receiver = wanted.of(one);
      if (receivers.contains(receiver)) {
        throw Problem.invalid(
            RECEIVERS, "'" + Receivers.masked(receiver) + "' is there twice: once will do.");
      }
      receivers.add(receiver);
    }
    if (old != null) {
      old.receivers().stream()
          .filter(SubscriptionBook::isFeed)
          .filter(feed -> !receivers.contains(feed))
          .forEach(receivers::add);
    }
    AlertPolicy policy = policy(old, input.policy(), wanted);
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
            now,
            policy,
            old == null ? List.of() : old.mutes());
    desk.commands().save(subscription);
    receivers.forEach(one -> Receivers.warning(RECEIVERS, one).ifPresent(warnings::add));
    if (policy.escalation() != null) {
      Receivers.warning(SECOND, policy.escalation().receiver()).ifPresent(warnings::add);
    }
    return new Saved(subscription, wanted.secrets(), warnings);
  }

  private static AlertPolicy policy(Subscription old, PolicyInput input, WantedReceivers wanted) {
    if (input == null) {
      return old == null ? AlertPolicy.AT_ONCE : old.policy().withReceiver(wanted::current);
    }
    return input.policy(
        input.escalation() == null ? null : wanted.of(input.escalation().receiver()));
  }

  /** What is probably not meant by the query; throws what cannot be meant at all. */
  private List<Warning> check(Subscription old, SubscriptionInput input) {
    if (input.name().isEmpty() || input.name().length() > NAME_CHARS_MAX) {
      throw Problem.invalid("name", "The name has 1 to " + NAME_CHARS_MAX + " characters.");
    }
    Legible.require("name", input.name());
    QueryCheck query = QueryCheck.of(input.query(), desk);
    if (!query.ok()) {
      throw queryFault(query.fault());
    }
    if (input.receivers().size() > RECEIVERS_MAX) {
      throw Problem.invalid(RECEIVERS, "At most " + RECEIVERS_MAX + " receivers.");
    }
    input.receivers().forEach(receiver -> Receivers.check(old, RECEIVERS, receiver));
    if (input.policy() != null && input.policy().escalation() != null) {
      ReceiverInput second = input.policy().escalation().receiver();
      if (second == null || second.channel() == Channel.DESK) {
        throw Problem.invalid(SECOND, "Say whom to tell: a channel and an address.");
      }
      Receivers.check(old, SECOND, second);
    }
    return query.warnings().stream()
        .map(Warning::of)
        .collect(Collectors.toCollection(ArrayList::new));
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
