package org.wirewatch.wire;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The catalogue of Kafka topics: the only place that knows their names, keys, values, partitions
 * and cleanup. {@code docs/topics.md} is generated from it.
 */
public enum Topic {
  SOURCES("sources", "sourceId", Source.class, 6, Cleanup.compact(), "What to poll and how."),
  SOURCE_STATUS(
      "source-status",
      "sourceId",
      SourceStatus.class,
      6,
      Cleanup.compact(),
      "Last outcome of polling, validators, next poll, what the feed listed last."),
  FEED_PUSHES(
      "feed-pushes",
      "sourceId",
      FeedPush.class,
      6,
      Cleanup.delete(Duration.ofHours(6)),
      "What WebSub hubs sent, for the instance that polls the source; a missed one is polled."),
  FETCH_REQUESTS(
      "fetch-requests",
      "host",
      FetchRequest.class,
      12,
      Cleanup.delete(Duration.ofDays(7)),
      "Article pages to fetch; one host is always fetched by one worker."),
  PAGE_STATUS(
      "page-status",
      "url",
      PageStatus.class,
      12,
      Cleanup.compact(),
      "Fetched pages while they are looked at again; in the partition of their host's requests."),
  ARTICLES(
      "articles",
      "articleId",
      Article.class,
      12,
      Cleanup.delete(Duration.ofDays(30)),
      "Extracted articles, one record a revision."),
  ENRICHED_ARTICLES(
      "enriched-articles",
      "articleId",
      EnrichedArticle.class,
      12,
      Cleanup.forever(),
      "Articles with language, mentions, quotes, topics and story."),
  STORIES(
      "stories",
      "storyId",
      Story.class,
      6,
      Cleanup.compact(),
      "Groups of articles that report the same events."),
  ENTITIES(
      "entities",
      "entityId",
      KnownEntity.class,
      1,
      Cleanup.compact(),
      "Entities added or changed at the desk, and ids that stand for another; read fully by enrich."),
  TOPICS(
      "topics",
      "topicId",
      TopicDefinition.class,
      1,
      Cleanup.compact(),
      "Topics added, changed or switched off at the desk, over those of the file; read fully by enrich."),
  SUBSCRIPTIONS(
      "subscriptions",
      "subscriptionId",
      Subscription.class,
      1,
      Cleanup.compact(),
      "Stored queries and who is told about their matches; read fully by every alerts instance."),
  NOTIFICATIONS(
      "notifications",
      "receiverId",
      Notification.class,
      12,
      Cleanup.delete(Duration.ofDays(90)),
      "What is due to be delivered, once per story and subscription; with query and spans, so that why"
          + " stays answerable as long as the deliveries are known."),
  ALERT_RESPONSES(
      "alert-responses",
      "alertId",
      AlertResponse.class,
      12,
      Cleanup.compact(),
      "What people said of alerts: good or bad, and who took charge."),
  DELIVERIES(
      "deliveries",
      "notificationId",
      Delivery.class,
      12,
      Cleanup.delete(Duration.ofDays(90)),
      "Outcome of each delivery attempt."),
  USERS(
      "users",
      "userId",
      User.class,
      1,
      Cleanup.compact(),
      "Who may use the desk: role, teams, hashes of passwords and tokens."),
  SESSIONS(
      "sessions",
      "SHA-256 of the session id",
      DeskSession.class,
      1,
      Cleanup.compactAndDelete(Duration.ofDays(90)),
      "Who is signed in at the desk."),
  AUDIT_LOG(
      "audit-log",
      "targetId",
      AuditEntry.class,
      1,
      Cleanup.delete(Duration.ofDays(730)),
      "Who changed what, and who signed in or failed to; retention by `desk.audit.retention`."),
  DEAD_LETTERS(
      "dead-letters",
      "key of the source record",
      byte[].class,
      3,
      Cleanup.delete(Duration.ofDays(30)),
      "Records that could not be processed: original bytes, the cause in the headers.");

  /** Largest record that any topic takes; producers and brokers are set to it. */
  public static final int RECORD_BYTES_MAX = 4 * 1024 * 1024;

  private final String name;
  private final String key;
  private final Class<?> valueType;
  private final int partitions;
  private final Cleanup cleanup;
  private final String purpose;

  Topic(
      String name,
      String key,
      Class<?> valueType,
      int partitions,
      Cleanup cleanup,
      String purpose) {
    this.name = name;
    this.key = key;
    this.valueType = valueType;
    this.partitions = partitions;
    this.cleanup = cleanup;
    this.purpose = purpose;
  }

  /** Name without the installation's prefix. */
  public String shortName() {
    return name;
  }

  /** What the record key holds. */
  public String key() {
    return key;
  }

  /** Java type of the JSON value. */
  public Class<?> valueType() {
    return valueType;
  }

  /**
   * Partitions when created on a cluster; fixed for the life of the topic, since keys own state.
   */
  public int partitions() {
    return partitions;
  }

  /** What happens to old records. */
  public Cleanup cleanup() {
    return cleanup;
  }

  /** One sentence for the documentation. */
  public String purpose() {
    return purpose;
  }

  /**
   * Cleanup of a topic.
   *
   * @param policy Kafka's {@code cleanup.policy}
   * @param retention how long records are kept; negative means for ever; unused when compacted
   */
  public record Cleanup(String policy, Duration retention) {
    static Cleanup compact() {
      return new Cleanup(TopicConfig.CLEANUP_POLICY_COMPACT, Duration.ofMillis(-1));
    }

    static Cleanup compactAndDelete(Duration retention) {
      return new Cleanup(
          TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE, retention);
    }

    static Cleanup delete(Duration retention) {
      return new Cleanup(TopicConfig.CLEANUP_POLICY_DELETE, retention);
    }

    static Cleanup forever() {
      return delete(Duration.ofMillis(-1));
    }

    /** The topic configuration that Kafka is given. */
    public Map<String, String> config() {
      return policy.equals(TopicConfig.CLEANUP_POLICY_COMPACT)
          ? Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, policy)
          : Map.of(
              TopicConfig.CLEANUP_POLICY_CONFIG,
              policy,
              TopicConfig.RETENTION_MS_CONFIG,
              Long.toString(retention.toMillis()));
    }
  }
}
