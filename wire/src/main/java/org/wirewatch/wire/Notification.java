package org.wirewatch.wire;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * Something that one receiver is to be told; only a {@link Kind#NOTICE} is of no article.
 * Self-contained: the query and the spans are stored with it, so that the reason stays answerable.
 *
 * @param notificationId {@link Ids#of} subscription, story and receiver: stable over restarts, and
 *     sent to receivers so that they can tell doubles
 * @param excerpt the sentence around the first match in the text, plain text
 * @param excerptSpans what matched inside the excerpt; their field is {@code excerpt}
 * @param publishedAt of the article; null when unknown
 * @param firstSeenAt of the article
 * @param createdAt when the match was grouped
 * @param kind why it is sent
 * @param news of an update what is new in the story, of a notice what has happened, for people;
 *     null otherwise
 * @param items of alerts sent together the articles, bounded, this one first; empty otherwise
 * @param more how many further articles there would have been
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
    Instant createdAt,
    Kind kind,
    String news,
    List<Item> items,
    int more) {

  public static final int SCHEMA_VERSION = 1;

  public Notification {
    Checks.present(notificationId, "notificationId");
    Checks.present(subscriptionId, "subscriptionId");
    Checks.present(receiver, "receiver");
    if (kind != Kind.NOTICE) {
      Checks.present(articleId, "articleId");
      Checks.present(match, "match");
    }
    excerpt = excerpt == null ? "" : excerpt;
    excerptSpans = Checks.copy(excerptSpans);
    kind = kind == null ? Kind.ALERT : kind;
    items = Checks.copy(items);
  }

  /** The first alert of a story. */
  public Notification(
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
    this(
        schemaVersion,
        notificationId,
        subscriptionId,
        subscriptionName,
        owner,
        query,
        receiver,
        storyId,
        articleId,
        title,
        url,
        outlet,
        excerpt,
        excerptSpans,
        match,
        publishedAt,
        firstSeenAt,
        createdAt,
        Kind.ALERT,
        null,
        List.of(),
        0);
  }

  /** Id of the alert of a story, or of an article without one; the same for all receivers. */
  public static String alertId(String subscriptionId, String storyOrArticleId) {
    return Ids.of(subscriptionId, storyOrArticleId);
  }

  /** Ids of the alerts that it tells of. A notice tells of none. */
  public List<String> alertIds() {
    if (kind == Kind.NOTICE) {
      return List.of();
    }
    return items.isEmpty()
        ? List.of(alertOf(storyId, articleId))
        : items.stream().map(item -> alertOf(item.storyId(), item.articleId())).toList();
  }

  private String alertOf(String story, String article) {
    return alertId(subscriptionId, story == null ? article : story);
  }

  /** Why a notification is sent. */
  public enum Kind {
    /** A story matches for the first time. */
    ALERT,
    /** Something is new in a story that was alerted. */
    UPDATE,
    /** Alerts that waited for one another, for a time of day or for the end of quiet hours. */
    DIGEST,
    /** Nobody acknowledged an alert. */
    ESCALATION,
    /** Something that the owner has to know, for example that another receiver fails. */
    NOTICE
  }

  /**
   * One of the articles told together.
   *
   * @param news as of the notification
   */
  public record Item(
      Kind kind,
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
      String news) {
    public Item {
      Checks.present(articleId, "articleId");
      Checks.present(match, "match");
      excerptSpans = Checks.copy(excerptSpans);
    }
  }
}
