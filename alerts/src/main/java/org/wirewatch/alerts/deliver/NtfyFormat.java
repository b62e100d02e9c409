package org.wirewatch.alerts.deliver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Notification.Kind;

/**
 * A message published as JSON to an ntfy server; the receiver's address is the server's and the
 * topic, its secret an access token.
 *
 * @see "https://docs.ntfy.sh/publish/#publish-as-json"
 */
record NtfyFormat(DeskLinks desk) implements Format {
  /** The server makes an attachment of a message above 4,096 bytes. */
  private static final int MESSAGE_CHARS_MAX = 1_350;

  private static final int ENTRIES_MAX = 5;

  @Override
  public Request.Builder request(HttpUrl address, Notification notification) {
    AlertMessage message = AlertMessage.of(notification, ENTRIES_MAX, desk);
    int last = address.pathSize() - 1;
    HttpUrl server = address.newBuilder().removePathSegment(last).query(null).build();
    ObjectNode body = Json.mapper().createObjectNode();
    body.put("topic", address.pathSegments().get(last));
    body.put("title", message.heading());
    body.put("message", AlertMessage.cut(PlainText.of(message).strip(), MESSAGE_CHARS_MAX));
    body.put("priority", priority(notification.kind()));
    body.putArray("tags").add(tag(notification.kind()));
    if (message.click() != null) {
      body.put("click", message.click().toString());
    }
    if (message.subscription() != null) {
      body.putArray("actions")
          .addObject()
          .put("action", "view")
          .put("label", "Subscription")
          .put("url", message.subscription().toString());
    }
    Request.Builder request =
        new Request.Builder().url(server).post(RequestBody.create(Json.bytes(body), JSON));
    String token = notification.receiver().secret();
    if (token != null && !token.isBlank()) {
      request.header("Authorization", "Bearer " + token.strip());
    }
    return request;
  }

  /** 1 to 5, 3 being the default. */
  private static int priority(Kind kind) {
    return switch (kind) {
      case DIGEST -> 2;
      case ALERT, UPDATE -> 3;
      case NOTICE -> 4;
      case ESCALATION -> 5;
    };
  }

  /** Short codes of emojis. */
  private static String tag(Kind kind) {
    return switch (kind) {
      case ALERT, DIGEST -> "newspaper";
      case UPDATE -> "arrows_counterclockwise";
      case NOTICE -> "warning";
      case ESCALATION -> "rotating_light";
    };
  }
}
