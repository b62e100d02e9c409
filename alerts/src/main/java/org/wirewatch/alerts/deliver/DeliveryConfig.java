package org.wirewatch.alerts.deliver;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.wirewatch.wire.net.SignedLinks;

/**
 * How notifications are delivered.
 *
 * @param smtp null when there is no mail server; then mail becomes a dead letter at once
 * @param push null when there are no keys; then Web Push becomes a dead letter at once
 * @param desk address of the desk, for links; null leaves them out
 * @param links signs links that need no login; null leaves them out
 * @param allowed private addresses that receivers may have, in the form of {@code AllowList}
 * @param httpTimeout of a whole call
 * @param concurrentMax deliveries under way at once
 * @param pendingMax undelivered notifications held in memory; then no more are read
 */
public record DeliveryConfig(
    RetryPolicy retry,
    SmtpConfig smtp,
    VapidKeys push,
    URI desk,
    SignedLinks links,
    List<String> allowed,
    Duration httpTimeout,
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

  /** To public addresses, without mail, Web Push and links. */
  public static DeliveryConfig defaults() {
    return new DeliveryConfig(
        RetryPolicy.defaults(),
        null,
        null,
        null,
        null,
        List.of(),
        Duration.ofSeconds(15),
        256,
        20_000);
  }

  public DeliveryConfig withRetry(RetryPolicy other) {
    return new DeliveryConfig(
        other, smtp, push, desk, links, allowed, httpTimeout, concurrentMax, pendingMax);
  }

  public DeliveryConfig withSmtp(SmtpConfig other) {
    return new DeliveryConfig(
        retry, other, push, desk, links, allowed, httpTimeout, concurrentMax, pendingMax);
  }

  public DeliveryConfig withPush(VapidKeys other) {
    return new DeliveryConfig(
        retry, smtp, other, desk, links, allowed, httpTimeout, concurrentMax, pendingMax);
  }

  public DeliveryConfig withDesk(URI other) {
    return new DeliveryConfig(
        retry, smtp, push, other, links, allowed, httpTimeout, concurrentMax, pendingMax);
  }

  public DeliveryConfig withLinks(SignedLinks other) {
    return new DeliveryConfig(
        retry, smtp, push, desk, other, allowed, httpTimeout, concurrentMax, pendingMax);
  }

  public DeliveryConfig withAllowed(List<String> other) {
    return new DeliveryConfig(
        retry, smtp, push, desk, links, other, httpTimeout, concurrentMax, pendingMax);
  }

  public DeliveryConfig withHttpTimeout(Duration other) {
    return new DeliveryConfig(
        retry, smtp, push, desk, links, allowed, other, concurrentMax, pendingMax);
  }
}
