package org.wirewatch.wire;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * Something that one receiver is to be told. Self-contained: the query and the spans are stored
 * with it, so that the reason stays answerable.
 *
 * @param notificationId {@link Ids#of} subscription, story and receiver: stable over restarts, and
 *     sent to receivers so that they can tell doubles
 * @param excerpt the sentence around the first match in the text, plain text
 * @param excerptSpans what matched inside the excerpt; their field is {@code excerpt}
 * @param publishedAt of the article; null when unknown
 * @param firstSeenAt of the article
 * @param createdAt when the match was grouped
 */
public record Notification(
    int schemaVersion,
    String notificationId,
    String subscriptionId,
    String subscriptionName,
    String owner,
    String query,
    Subscription.Receiver receiver,
    String storyId,
    String articleId,
    String title,
    URI url,
    String outlet,
    String excerpt,
    List<Span> excerptSpans,
    Match match,
    Instant publishedAt,
    Instant firstSeenAt,
    Instant createdAt) {

  public static final int SCHEMA_VERSION = 1;

  public Notification {
    Checks.present(notificationId, "notificationId");
    Checks.present(subscriptionId, "subscriptionId");
    Checks.present(receiver, "receiver");
    Checks.present(articleId, "articleId");
    Checks.present(match, "match");
    excerpt = excerpt == null ? "" : excerpt;
    excerptSpans = Checks.copy(excerptSpans);
  }
}
