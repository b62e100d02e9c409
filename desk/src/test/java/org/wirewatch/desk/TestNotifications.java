package org.wirewatch.desk;

import java.time.Instant;
import java.util.List;
import org.wirewatch.wire.Delivery;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Notification.Kind;
import org.wirewatch.wire.Subscription.Channel;

/** Notifications and deliveries for tests. */
public final class TestNotifications {
  private TestNotifications() {}

  /** What a receiver is told later of the same story. */
  public static Notification later(
      Notification of,
      String id,
      Kind kind,
      String articleId,
      String news,
      List<Notification.Item> items) {
    return new Notification(
        1,
        id,
        of.subscriptionId(),
        of.subscriptionName(),
        of.owner(),
        of.query(),
        of.receiver(),
        of.storyId(),
        articleId,
        of.title(),
        of.url(),
        of.outlet(),
        of.excerpt(),
        of.excerptSpans(),
        of.match(),
        of.publishedAt(),
        of.firstSeenAt(),
        of.createdAt(),
        kind,
        news,
        items,
        0);
  }

  /** An attempt at mail. */
  public static Delivery delivery(
      String notificationId, int attempt, Delivery.Outcome outcome, Instant at) {
    return new Delivery(
        1, notificationId, "s", "r", Channel.EMAIL, attempt, outcome, null, null, at, null, null);
  }
}
