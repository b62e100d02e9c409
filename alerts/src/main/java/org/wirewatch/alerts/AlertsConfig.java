package org.wirewatch.alerts;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.wirewatch.alerts.deliver.DeliveryConfig;
import org.wirewatch.alerts.deliver.RetryPolicy;
import org.wirewatch.alerts.deliver.SmtpConfig;
import org.wirewatch.alerts.deliver.VapidKeys;
import org.wirewatch.wire.config.Settings;
import org.wirewatch.wire.net.SignedLinks;

/**
 * Configuration of alerts.
 *
 * @param instanceId stable name of this instance within the group (static membership), so that it
 *     gets its partitions back at once after a restart; unique among the instances
 * @param stateDir where the stores are; a cache of their changelog topics
 * @param threads stream threads
 * @param commitInterval between transactions; an alert passes two of them. Shorter is quicker until
 *     the transactions themselves take the time
 * @param storyMemory how long a subscription is not alerted to the same story again
 * @param rocksDbBytesMax bound on the native memory of all stores together
 */
public record AlertsConfig(
    String instanceId,
    Path stateDir,
    int threads,
    Duration commitInterval,
    Duration storyMemory,
    int rocksDbBytesMax,
    DeliveryConfig delivery) {

  private static final int MEBIBYTE = 1024 * 1024;

  public AlertsConfig {
    if (instanceId == null || !instanceId.matches("[A-Za-z0-9._-]{1,200}")) {
      throw new IllegalArgumentException("instanceId: letters, digits, '.', '_' and '-' only");
    }
    if (threads < 1 || threads > 256) {
      throw new IllegalArgumentException("threads: 1 to 256, was " + threads);
    }
    if (commitInterval.isNegative() || commitInterval.isZero()) {
      throw new IllegalArgumentException("commitInterval: must be positive");
    }
    if (storyMemory.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("storyMemory: at least one minute, was " + storyMemory);
    }
    if (rocksDbBytesMax < 4 * MEBIBYTE) {
      throw new IllegalArgumentException("rocksDbBytesMax: at least 4 MiB");
    }
  }

  /** For one machine: no mail until a server is named, no webhooks to private addresses. */
  public static AlertsConfig defaults() {
    return new AlertsConfig(
        "1",
        Path.of(System.getProperty("java.io.tmpdir"), "wirewatch", "alerts"),
        1,
        Duration.ofMillis(25),
        Duration.ofDays(30),
        16 * MEBIBYTE,
        DeliveryConfig.defaults());
  }

  /** Reads {@code alerts.*}. */
  public static AlertsConfig read(Settings settings) {
    AlertsConfig defaults = defaults();
    AlertsConfig config =
        new AlertsConfig(
            settings.text("instance.id", defaults.instanceId),
            Path.of(settings.text("state.dir", defaults.stateDir.toString())),
            settings.number("threads", defaults.threads),
            settings.duration("commit.interval", defaults.commitInterval),
            settings.duration("story.memory", defaults.storyMemory),
            settings.number("rocksdb.mib.max", defaults.rocksDbBytesMax / MEBIBYTE) * MEBIBYTE,
            delivery(settings, defaults.delivery));
    settings.finish();
    return config;
  }

  /** The same with another folder for the stores. */
  public AlertsConfig withStateDir(Path folder) {
    return new AlertsConfig(
        instanceId, folder, threads, commitInterval, storyMemory, rocksDbBytesMax, delivery);
  }

  /** The same with another way of delivering. */
  public AlertsConfig withDelivery(DeliveryConfig other) {
    return new AlertsConfig(
        instanceId, stateDir, threads, commitInterval, storyMemory, rocksDbBytesMax, other);
  }

  private static DeliveryConfig delivery(Settings settings, DeliveryConfig defaults) {
    RetryPolicy retry = defaults.retry();
    String host = settings.text("smtp.host", null);
    SmtpConfig smtp =
        new SmtpConfig(
            host,
            settings.number("smtp.port", 25),
            settings.text("smtp.user", null),
            settings.text("smtp.password", null),
            SmtpConfig.Security.of(settings.text("smtp.security", "opportunistic")),
            settings.text("mail.from", "wirewatch@localhost.localdomain"),
            settings.duration("smtp.timeout", Duration.ofSeconds(15)));
    URI desk = settings.uri("desk.url", null);
    List<String> allowed = settings.list("webhook.allow", defaults.allowed());
    return new DeliveryConfig(
        new RetryPolicy(
            settings.duration("retry.first", retry.first()),
            settings.duration("retry.max", retry.max()),
            settings.duration("retry.after.max", retry.retryAfterMax()),
            settings.duration("retry.deadline", retry.deadline())),
        host == null ? null : smtp,
        push(settings),
        desk,
        links(settings, desk),
        allowed,
        settings.duration("webhook.timeout", defaults.httpTimeout()),
        settings.number("deliver.concurrent.max", defaults.concurrentMax()),
        settings.number("deliver.pending.max", defaults.pendingMax()));
  }

  private static VapidKeys push(Settings settings) {
    String publicKey = settings.text("push.public.key", null);
    String privateKey = settings.text("push.private.key", null);
    String subject = settings.text("push.subject", null);
    if (publicKey == null && privateKey == null) {
      return null;
    }
    if (publicKey == null || privateKey == null) {
      throw new IllegalArgumentException("push keys: the public and the private one are needed");
    }
    return VapidKeys.of(publicKey, privateKey, subject);
  }

  private static SignedLinks links(Settings settings, URI desk) {
    String key = settings.text("links.key", null);
    if (key != null && desk == null) {
      throw new IllegalArgumentException("links.key: needs desk.url");
    }
    return key == null ? null : new SignedLinks(desk, key);
  }
}
