package org.wirewatch.desk.state;

import java.util.List;
import org.wirewatch.wire.Notification;

/** What a notification tells, story by story. */
final class Told {
  private Told() {}

  /** The notification itself, or one for each article of a digest. */
  static List<Notification> each(Notification notification) {
    return notification.items().isEmpty()
        ? List.of(notification)
        : notification.items().stream().map(item -> of(notification, item)).toList();
  }

  private static Notification of(Notification digest, Notification.Item item) {
    return new Notification(
        digest.schemaVersion(),
        digest.notificationId(),
        digest.subscriptionId(),
        digest.subscriptionName(),
        digest.owner(),
        digest.query(),
        digest.receiver(),
        item.storyId(),
        item.articleId(),
        item.title(),
        item.url(),
        item.outlet(),
        item.excerpt(),
        item.excerptSpans(),
        item.match(),
        item.publishedAt(),
        item.firstSeenAt(),
        digest.createdAt(),
        item.kind(),
        item.news(),
        List.of(),
        0);
  }
}
