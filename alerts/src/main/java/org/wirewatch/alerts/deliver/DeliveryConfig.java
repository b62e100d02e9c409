package org.wirewatch.alerts.deliver;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How notifications are delivered.
 *
 * @param smtp null when there is no mail server; then mail becomes a dead letter at once
 * @param desk address of the desk, for links in mail; null leaves them out
 * @param allowed private addresses that webhooks may reach, in the form of {@code AllowList}
 * @param webhookTimeout of a whole call
 * @param concurrentMax deliveries under way at once
 * @param pendingMax undelivered notifications held in memory; then no more are read
 */
public record DeliveryConfig(
    RetryPolicy retry,
    SmtpConfig smtp,
    URI desk,
    List<String> allowed,
    Duration webhookTimeout,
    int concurrentMax,
    int pendingMax) {

  public DeliveryConfig {
    allowed = List.copyOf(allowed);
    if (concurrentMax < 1) {
      throw new IllegalArgumentException("concurrentMax: at least 1");
    }
    if (pendingMax < 1) {
      throw new IllegalArgumentException("pendingMax: at least 1");
    }
  }

  public static DeliveryConfig defaults() {
    return new DeliveryConfig(
        RetryPolicy.defaults(), null, null, List.of(), Duration.ofSeconds(15), 256, 20_000);
  }

  public DeliveryConfig withRetry(RetryPolicy other) {
    return new DeliveryConfig(
        other, smtp, desk, allowed, webhookTimeout, concurrentMax, pendingMax);
  }

  public DeliveryConfig withSmtp(SmtpConfig other) {
    return new DeliveryConfig(
        retry, other, desk, allowed, webhookTimeout, concurrentMax, pendingMax);
  }

  public DeliveryConfig withDesk(URI other) {
    return new DeliveryConfig(
        retry, smtp, other, allowed, webhookTimeout, concurrentMax, pendingMax);
  }

  public DeliveryConfig withAllowed(List<String> other) {
    return new DeliveryConfig(retry, smtp, desk, other, webhookTimeout, concurrentMax, pendingMax);
  }

  public DeliveryConfig withWebhookTimeout(Duration other) {
    return new DeliveryConfig(retry, smtp, desk, allowed, other, concurrentMax, pendingMax);
  }
}
