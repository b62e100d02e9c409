package org.wirewatch.alerts.deliver;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.wirewatch.wire.Match;
import org.wirewatch.wire.Notification;
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
}
