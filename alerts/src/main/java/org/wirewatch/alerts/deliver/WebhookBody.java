package org.wirewatch.alerts.deliver;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Span;

/**
 * What a webhook receives: type, time and data as Standard Webhooks advises. Made from the
 * notification alone, so every attempt sends the same bytes; holds no secret.
 */
record WebhookBody(String type, Instant timestamp, Data data) {
  static final String TYPE = "alert.matched";

  /** The alert. */
  record Data(
      String notificationId,
      Rule subscription,
      Story article,
      String storyId,
      String why,
      String excerpt,
      List<Span> excerptSpans,
      List<Span> spans) {}

  /** Whose query matched. */
  record Rule(String id, String name, String query) {}

  /** What matched. */
  record Story(
      String id, String title, URI url, String outlet, Instant publishedAt, Instant firstSeenAt) {}

  static byte[] of(Notification notification) {
    return Json.bytes(
        new WebhookBody(
            TYPE,
            notification.createdAt(),
            new Data(
                notification.notificationId(),
                new Rule(
                    notification.subscriptionId(),
                    notification.subscriptionName(),
                    notification.query()),
                new Story(
                    notification.articleId(),
                    notification.title(),
                    notification.url(),
                    notification.outlet(),
                    notification.publishedAt(),
                    notification.firstSeenAt()),
                notification.storyId(),
                notification.match().why(),
                notification.excerpt(),
                notification.excerptSpans(),
                notification.match().spans())));
  }
}
