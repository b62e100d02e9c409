package org.wirewatch.alerts.deliver;

import java.time.InstantSource;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.wirewatch.wire.Notification;

/**
 * A {@link WebhookEvent} with the headers of Standard Webhooks; signed when the receiver has a
 * secret.
 *
 * @see "Standard Webhooks specification 1.0.0"
 */
record WebhookFormat(InstantSource clock) implements Format {
  private static final MediaType CLOUD_EVENT =
      MediaType.get("application/cloudevents+json; charset=utf-8");

  @Override
  public Request.Builder request(HttpUrl address, Notification notification) {
    byte[] body = WebhookEvent.of(notification);
    String id = notification.notificationId();
    long timestamp = clock.instant().getEpochSecond();
    Request.Builder request =
        new Request.Builder()
            .url(address)
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(timestamp))
            .post(RequestBody.create(body, CLOUD_EVENT));
    String secret = notification.receiver().secret();
    if (secret != null && !secret.isBlank()) {
      request.header("webhook-signature", WebhookSignature.of(secret, id, timestamp, body));
    }
    return request;
  }

  /** 404 may be a mistake of a moment at a receiver that people write themselves. */
  @Override
  public Set<Integer> gone() {
    return Set.of(410);
  }
}
