package org.wirewatch.alerts.deliver;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wirewatch.wire.Match;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Notification.Item;
import org.wirewatch.wire.Notification.Kind;
import org.wirewatch.wire.Span;
import org.wirewatch.wire.Subscription.Receiver;

/** Notifications for tests of the senders. */
final class Notifications {
  private Notifications() {}

  static Notification to(Receiver receiver) {
    return of(receiver, "An open letter", "Workers signed the letter.");
  }

  static Notification of(Receiver receiver, String title, String excerpt) {
    return new Notification(
        Notification.SCHEMA_VERSION,
        "n-1",
        "sub 1",
        "Open letters",
        "owner",
        "\"open letter\"",
        receiver,
        "story",
        "article",
        title,
        URI.create("https://outlet.example/a?b=1&c=2"),
        "The Example Post",
        excerpt,
        excerpt.length() > 14 ? List.of(new Span(Span.EXCERPT, 8, 14)) : List.of(),
        new Match("sub 1", List.of(Span.title(3, 7)), "Matched “open letter” in the title."),
        null,
        Instant.parse("2026-03-02T09:00:00Z"),
        Instant.parse("2026-03-02T09:00:01Z"));
  }

  /** News in the story of {@link #to}. */
  static Notification update(Receiver receiver, String news) {
    return as(to(receiver), Kind.UPDATE, "n-2", news, List.of());
  }

  /** Several articles told together, called {@code No. 1 of the articles} and so on. */
  static Notification digest(Receiver receiver, int articles) {
    Notification first = of(receiver, "No. 1 of the articles", "Workers signed the letter.");
    List<Item> items = new ArrayList<>();
    for (int i = 1; i <= articles; i++) {
      items.add(
          new Item(
              Kind.ALERT,
              "story-" + i,
              "article-" + i,
              "No. " + i + " of the articles",
              URI.create("https://outlet.example/" + i),
              "The Example Post",
              first.excerpt(),
              first.excerptSpans(),
              new Match("sub 1", List.of(), first.match().why()),
              null,
              first.firstSeenAt(),
              null));
    }
    return as(first, Kind.DIGEST, "n-3", null, items);
  }

  static Notification escalation(Receiver receiver) {
    return as(to(receiver), Kind.ESCALATION, "n-4", null, List.of());
  }

  static Notification notice(Receiver receiver) {
    return new Notification(
        Notification.SCHEMA_VERSION,
        "n-5",
        "sub 1",
        "Open letters",
        "owner",
        null,
        receiver,
        null,
        null,
        "Alerts do not reach Slack (hooks.example)",
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        Instant.parse("2026-03-02T09:00:01Z"),
        Kind.NOTICE,
        "An alert was given up: status 500.",
        List.of(),
        0);
  }

  private static Notification as(
      Notification one, Kind kind, String id, String news, List<Item> items) {
    return new Notification(
        one.schemaVersion(),
        id,
        one.subscriptionId(),
        one.subscriptionName(),
        one.owner(),
        one.query(),
        one.receiver(),
        one.storyId(),
        one.articleId(),
        one.title(),
        one.url(),
        one.outlet(),
        one.excerpt(),
        one.excerptSpans(),
        one.match(),
        one.publishedAt(),
        one.firstSeenAt(),
        one.createdAt(),
        kind,
        news,
        items,
        0);
  }
}
