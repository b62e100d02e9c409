package org.wirewatch.alerts.group;

import org.wirewatch.alerts.match.Candidate;
import org.wirewatch.wire.Checks;
import org.wirewatch.wire.Notification;

/**
 * An alert that waits to be sent, or to be escalated.
 *
 * @param kind ALERT or UPDATE
 * @param news what an update tells; null otherwise
 */
record Held(Notification.Kind kind, String news, Candidate candidate) {
  Held {
    Checks.present(kind, "kind");
    Checks.present(candidate, "candidate");
  }

  Notification.Item item() {
    return new Notification.Item(
        kind,
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
        news);
  }
}
