package org.wirewatch.alerts.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Match;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Notification.Item;
import org.wirewatch.wire.Span;

/**
 * What a webhook receives: a CloudEvent in structured mode. Made from the notification alone, so
 * every attempt sends the same bytes; holds no secret.
 *
 * @param id of the notification
 * @param source path of the subscription on the desk
 * @param subject id of the story; left out of notices
 * @see "CloudEvents 1.0.2, JSON event format"
 */
record WebhookEvent(
    String specversion,
    String id,
    String source,
    String type,
    Instant time,
    String subject,
    String datacontenttype,
    Data data) {

  static final String TYPE_PREFIX = "org.wirewatch.";

  private static final int ITEMS_MAX = 50;

  /**
   * The alert.
   *
   * @param article left out of notices
   * @param items of a digest, or of alerts sent together, at most {@value #ITEMS_MAX}
   * @param more items left out
   */
  record Data(
      String notificationId,
      String kind,
      Rule subscription,
      Story article,
      String storyId,
      String why,
      String excerpt,
      List<Span> excerptSpans,
      List<Span> spans,
      List<Match.Clause> clauses,
      String news,
      List<Told> items,
      int more) {}

  /** Whose query matched. */
  record Rule(String id, String name, String query) {}

  /** What matched. */
  record Story(
      String id, String title, URI url, String outlet, Instant publishedAt, Instant firstSeenAt) {}

  /** One of several. */
  record Told(
      String kind,
      Story article,
      String storyId,
      String why,
      String excerpt,
      List<Span> excerptSpans,
      String news) {}

  static byte[] of(Notification notification) {
    String kind = notification.kind().name().toLowerCase(Locale.ROOT);
    return Json.bytes(
        new WebhookEvent(
            "1.0",
            notification.notificationId(),
            "/subscriptions/" + URLEncoder.encode(notification.subscriptionId(), UTF_8),
            TYPE_PREFIX + kind,
            notification.createdAt(),
            notification.storyId(),
            "application/json",
            data(notification, kind)));
  }

  private static Data data(Notification notification, String kind) {
    Match match = notification.match();
    List<Item> items = notification.items();
    int shown = Math.min(ITEMS_MAX, items.size());
    return new Data(
        notification.notificationId(),
        kind,
        new Rule(
            notification.subscriptionId(), notification.subscriptionName(), notification.query()),
        notification.articleId() == null
            ? null
            : new Story(
                notification.articleId(),
                notification.title(),
                notification.url(),
                notification.outlet(),
                notification.publishedAt(),
                notification.firstSeenAt()),
        notification.storyId(),
        match == null ? null : match.why(),
        notification.excerpt(),
        notification.excerptSpans(),
        match == null ? List.of() : match.spans(),
        match == null ? List.of() : match.clauses(),
        notification.news(),
        items.subList(0, shown).stream().map(WebhookEvent::told).toList(),
        items.size() - shown + notification.more());
  }

  private static Told told(Item item) {
    return new Told(
        item.kind() == null ? null : item.kind().name().toLowerCase(Locale.ROOT),
        new Story(
            item.articleId(),
            item.title(),
            item.url(),
            item.outlet(),
            item.publishedAt(),
            item.firstSeenAt()),
        item.storyId(),
        item.match().why(),
        item.excerpt(),
        item.excerptSpans(),
        item.news());
  }
}
