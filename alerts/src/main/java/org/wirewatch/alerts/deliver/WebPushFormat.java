package org.wirewatch.alerts.deliver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Notification.Kind;

/**
 * A push message for a browser: {@code id, kind, subscription, title, body, url?, tag}, encrypted.
 * Messages of one story have the same tag and replace one another while the browser is offline.
 *
 * @param ttl how long the push service keeps a message for a browser that is offline
 * @see "RFC 8030, RFC 8291, RFC 8292"
 */
record WebPushFormat(DeskLinks desk, VapidKeys keys, Duration ttl, InstantSource clock)
    implements Format {
  private static final MediaType BINARY = MediaType.get("application/octet-stream");

  /** Three bytes of UTF-8 each, twice that for what JSON escapes: it always fits. */
  private static final int BODY_CHARS_MAX = 300;

  private static final int URL_CHARS_MAX = 1_000;

  @Override
  public Request.Builder request(HttpUrl address, Notification notification) {
    String tag = tag(notification);
    byte[] body;
    try {
      JsonNode secret = Json.mapper().readTree(secret(notification));
      Base64.Decoder base64 = Base64.getUrlDecoder();
      body =
          PushEncryption.encrypt(
              Json.bytes(message(notification, tag)),
              P256.publicKey(base64.decode(secret.path("p256dh").asText())),
              base64.decode(secret.path("auth").asText()));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException("the browser's keys cannot be used", e);
    }
    return new Request.Builder()
        .url(address)
        .header("Content-Encoding", "aes128gcm")
        .header("TTL", Long.toString(ttl.toSeconds()))
        .header("Urgency", urgency(notification.kind()))
        .header("Topic", tag)
        .header("Authorization", keys.authorization(origin(address), clock.instant()))
        .post(RequestBody.create(body, BINARY));
  }

  private static String secret(Notification notification) {
    String secret = notification.receiver().secret();
    return secret == null ? "{}" : secret;
  }

  private ObjectNode message(Notification notification, String tag) {
    AlertMessage message = AlertMessage.of(notification, 1, desk);
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("id", notification.notificationId());
    json.put("kind", notification.kind().name().toLowerCase(Locale.ROOT));
    json.put("subscription", notification.subscriptionId());
    json.put("title", message.heading());
    json.put("body", AlertMessage.cut(body(message), BODY_CHARS_MAX));
    if (message.click() != null && message.click().toString().length() <= URL_CHARS_MAX) {
      json.put("url", message.click().toString());
    }
    return json.put("tag", tag);
  }

  private static String body(AlertMessage message) {
    String excerpt = message.entries().isEmpty() ? "" : message.entries().getFirst().excerpt();
    return message.lead().isEmpty() ? excerpt : (message.lead() + "\n" + excerpt).strip();
  }

  /** Of the base64url alphabet and below 33 characters, as the header Topic must be. */
  private static String tag(Notification notification) {
    return notification.storyId() == null
        ? Ids.of(notification.notificationId())
        : Notification.alertId(notification.subscriptionId(), notification.storyId());
  }

  private static String urgency(Kind kind) {
    return switch (kind) {
      case DIGEST -> "low";
      case UPDATE, NOTICE -> "normal";
      case ALERT, ESCALATION -> "high";
    };
  }

  /** Scheme, host and a port that is not the scheme's own. */
  private static String origin(HttpUrl url) {
    String root = url.newBuilder().encodedPath("/").query(null).fragment(null).build().toString();
    return root.substring(0, root.length() - 1);
  }
}
