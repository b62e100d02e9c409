package org.wirewatch.alerts.group;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.wirewatch.alerts.match.Candidate;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Notification.Kind;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Subscription.Receiver;

/**
 * Writes notifications. Ids are made of what is told and to whom, so a replay gives the same ones.
 */
final class Outgoing {
  /** Articles spelled out in one message. */
  static final int ITEMS_MAX = 50;

  private Outgoing() {}

  /** Without receivers the desk alone shows the alert, so that no match goes unseen. */
  static List<Receiver> receivers(Subscription subscription) {
    return subscription.receivers().isEmpty()
        ? List.of(desk(subscription))
        : subscription.receivers();
  }

  private static Receiver desk(Subscription subscription) {
    return new Receiver("desk:" + subscription.subscriptionId(), Channel.DESK, null, null);
  }

  static Notification one(Subscription subscription, Held alert, Receiver receiver, Instant now) {
    return notification(
        id(subscription, alert, receiver), subscription, alert, receiver, alert.kind(), now);
  }

  static Notification muted(Held alert, Instant now) {
    return shown(alert, "not sent: muted until " + alert.candidate().mute().until(), now);
  }

  static Notification waiting(Held alert, Instant until, Instant now) {
    return shown(alert, "held; receivers are told by " + until, now);
  }

  /** For the desk alone, which says why the receivers are not told now. */
  private static Notification shown(Held alert, String why, Instant now) {
    Subscription subscription = alert.candidate().subscription();
    String news = alert.news() == null ? why : alert.news() + "; " + why;
    Held told = new Held(alert.kind(), news, alert.candidate());
    return one(subscription, told, desk(subscription), now);
  }

  static Notification escalation(Subscription subscription, Held alert, Instant now) {
    Receiver receiver = subscription.policy().escalation().receiver();
    return notification(
        id(subscription, alert, receiver, "escalation"),
        subscription,
        alert,
        receiver,
        Kind.ESCALATION,
        now);
  }

  static Notification digest(
      Subscription subscription,
      List<Held> held,
      AlertStores.Due due,
      Receiver receiver,
      Instant now) {
    List<Notification.Item> items = held.stream().limit(ITEMS_MAX).map(Held::item).toList();
    Notification.Item first = items.getFirst();
    return new Notification(
        Notification.SCHEMA_VERSION,
        Ids.of(subscription.subscriptionId(), "digest", due.at().toString(), receiver.receiverId()),
        subscription.subscriptionId(),
        subscription.name(),
        subscription.owner(),
        subscription.query(),
        receiver,
        first.storyId(),
        first.articleId(),
        first.title(),
        first.url(),
        first.outlet(),
        first.excerpt(),
        first.excerptSpans(),
        first.match(),
        first.publishedAt(),
        first.firstSeenAt(),
        now,
        Kind.DIGEST,
        null,
        items,
        held.size() - items.size() + due.more());
  }

  private static String id(
      Subscription subscription, Held alert, Receiver receiver, String... kind) {
    Candidate candidate = alert.candidate();
    List<String> parts =
        new ArrayList<>(
            List.of(subscription.subscriptionId(), candidate.storyId(), receiver.receiverId()));
    if (alert.kind() == Kind.UPDATE) {
      parts.addAll(
          List.of("update", candidate.articleId(), Integer.toString(candidate.revision())));
    }
    return Ids.of(Stream.concat(parts.stream(), Arrays.stream(kind)).toArray(String[]::new));
  }

  private static Notification notification(
      String id, Subscription subscription, Held alert, Receiver receiver, Kind kind, Instant now) {
    Candidate candidate = alert.candidate();
    return new Notification(
        Notification.SCHEMA_VERSION,
        id,
        subscription.subscriptionId(),
        subscription.name(),
        subscription.owner(),
        candidate.subscription().query(),
        receiver,
        candidate.storyId(),
        candidate.articleId(),
        candidate.title(),
        candidate.url(),
        candidate.outlet(),
        candidate.excerpt(),
        candidate.excerptSpans(),
        candidate.match(),
        candidate.publishedAt(),
        candidate.firstSeenAt(),
        now,
        kind,
        alert.news(),
        List.of(),
        0);
  }
}
