package org.wirewatch.desk.access;

import java.net.URI;
import java.time.Duration;
import org.wirewatch.wire.config.ConfigException;
import org.wirewatch.wire.config.Settings;
import org.wirewatch.wire.net.SignedLinks;

/**
 * Settings of people and their access.
 *
 * @param subscriptionsMax of one user or team
 * @param sessionIdle a session ends when it was not used for so long
 * @param sessionMax a session ends so long after it began, at most 90 days
 * @param auditRetention how long the audit log is kept; null leaves the topic as it is
 * @param oidc null without an identity provider
 * @param linksKey as {@code alerts.links.key}, by which links in messages are known; null takes
 *     none
 */
public record AccessConfig(
    int subscriptionsMax,
    Duration sessionIdle,
    Duration sessionMax,
    Duration auditRetention,
    OidcConfig oidc,
    String linksKey) {
  private static final Duration SESSION_LIMIT = Duration.ofDays(90);

  public AccessConfig {
    if (subscriptionsMax < 1) {
      throw new ConfigException("desk.user.subscriptions.max: at least 1");
    }
    if (!sessionIdle.isPositive() || !sessionMax.isPositive()) {
      throw new ConfigException("desk.session.idle, desk.session.max: more than nothing");
    }
    if (sessionMax.compareTo(SESSION_LIMIT) > 0) {
      throw new ConfigException("desk.session.max: at most " + SESSION_LIMIT.toDays() + "d");
    }
    if (auditRetention != null && !auditRetention.isPositive()) {
      throw new ConfigException("desk.audit.retention: more than nothing");
    }
  }

  /** Reads links in messages; null when there is no key. */
  public SignedLinks links() {
    return linksKey == null ? null : new SignedLinks(URI.create(""), linksKey);
  }

  /** 1,000 subscriptions, sessions of 30 days that end after a day without use. */
  public static AccessConfig defaults() {
    return new AccessConfig(1_000, Duration.ofDays(1), Duration.ofDays(30), null, null, null);
  }

  /**
   * Reads {@code user.subscriptions.max}, {@code session.*}, {@code audit.*}, {@code oidc.*},
   * {@code links.key}.
   */
  public static AccessConfig read(Settings settings) {
    AccessConfig other = defaults();
    return new AccessConfig(
        settings.number("user.subscriptions.max", other.subscriptionsMax),
        settings.duration("session.idle", other.sessionIdle),
        settings.duration("session.max", other.sessionMax),
        settings.duration("audit.retention", other.auditRetention),
        OidcConfig.read(settings),
        settings.text("links.key", null));
  }

  @Override
  public String toString() {
    return "AccessConfig[subscriptionsMax=" + subscriptionsMax + ", oidc=" + oidc + "]";
  }
}
