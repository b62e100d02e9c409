package org.wirewatch.alerts.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.wirewatch.alerts.DeadLetters;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Notification.Kind;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Subscription.Receiver;

/**
 * Tells the receivers of a subscription what its owner has to know: that another receiver fails,
 * once a day (UTC) for each that fails, and that its query was suspended. After a restart it may be
 * told again, under the same notification id. Thread-safe.
 */
public final class OwnerNotices {
  private final Function<String, Optional<Subscription>> subscriptions;
  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final InstantSource clock;
  private final Map<String, LocalDate> told = new ConcurrentHashMap<>();

  /**
   * @param subscriptions by id, as they are now
   * @param topic of notifications
   */
  public OwnerNotices(
      Function<String, Optional<Subscription>> subscriptions,
      Producer<byte[], byte[]> producer,
      String topic,
      InstantSource clock) {
    this.subscriptions = subscriptions;
    this.producer = producer;
    this.topic = topic;
    this.clock = clock;
  }

  /**
   * A notification was given up. Returns when Kafka has the notices; a notice that fails itself is
   * not told of, so that two dead receivers do not keep one another busy.
   */
  void givenUp(Notification dead, String error) {
    Receiver failing = dead.receiver();
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    told.values().removeIf(day -> !day.equals(today));
    if (dead.kind() == Kind.NOTICE || today.equals(told.get(failing.receiverId()))) {
      return;
    }
    List<Receiver> receivers =
        subscriptions.apply(dead.subscriptionId()).map(Subscription::receivers).orElse(List.of());
    for (Receiver other : receivers) {
      if (!other.receiverId().equals(failing.receiverId())) {
        DeadLetters.write(producer, record(failed(dead, other, error, now, today)));
      }
    }
    told.put(failing.receiverId(), today);
  }

  /**
   * The query of a subscription failed on an article, so it is matched no more until it is changed.
   * Does not wait for Kafka, since the others are to be matched.
   */
  public void suspended(String subscriptionId, String articleId) {
    Instant now = clock.instant();
    Optional<Subscription> subscription = subscriptions.apply(subscriptionId);
    for (Receiver receiver : subscription.map(Subscription::receivers).orElse(List.of())) {
      var unused = producer.send(record(suspension(subscription.get(), receiver, now, articleId)));
    }
  }

  private ProducerRecord<byte[], byte[]> record(Notification notice) {
    return new ProducerRecord<>(
        topic, notice.receiver().receiverId().getBytes(UTF_8), Json.bytes(notice));
  }

  private static Notification failed(
      Notification dead, Receiver other, String error, Instant now, LocalDate today) {
    return notice(
        Ids.of("notice", dead.receiver().receiverId(), other.receiverId(), today.toString()),
        dead.subscriptionId(),
        dead.subscriptionName(),
        dead.owner(),
        other,
        "Alerts do not reach " + name(dead.receiver()),
        "An alert for "
            + name(dead.receiver())
            + " was given up: "
            + error
            + ". Alerts that are given up are kept as dead letters. You are told of this receiver"
            + " once a day at most.",
        now);
  }

  private static Notification suspension(
      Subscription subscription, Receiver receiver, Instant now, String articleId) {
    return notice(
        Ids.of("suspended", subscription.subscriptionId(), receiver.receiverId(), articleId),
        subscription.subscriptionId(),
        subscription.name(),
        subscription.owner(),
        receiver,
        "The query is suspended",
        "The query failed or took too long on article "
            + articleId
            + ". It is not matched until it is changed and saved.",
        now);
  }

  private static Notification notice(
      String id,
      String subscriptionId,
      String subscriptionName,
      String owner,
      Receiver receiver,
      String title,
      String text,
      Instant now) {
    return new Notification(
        Notification.SCHEMA_VERSION,
        id,
        subscriptionId,
        subscriptionName,
        owner,
        null,
        receiver,
        null,
        null,
        title,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        now,
        Kind.NOTICE,
        text,
        List.of(),
        0);
  }

  /** Of a URL the host alone: the rest may be a secret. */
  private static String name(Receiver receiver) {
    String channel =
        switch (receiver.channel()) {
          case EMAIL -> "e-mail";
          case WEBHOOK -> "webhook";
          case SLACK -> "Slack";
          case DISCORD -> "Discord";
          case TEAMS -> "Teams";
          case NTFY -> "ntfy";
          case WEB_PUSH -> "browser";
          case DESK -> "desk";
        };
    return channel + " (" + place(receiver) + ")";
  }

  private static String place(Receiver receiver) {
    if (receiver.channel() == Channel.EMAIL || receiver.address() == null) {
      return String.valueOf(receiver.address());
    }
    try {
      return String.valueOf(URI.create(receiver.address()).getHost());
    } catch (IllegalArgumentException e) {
      return "no URL";
    }
  }
}
