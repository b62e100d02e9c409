package org.wirewatch.alerts.deliver;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Subscription.Receiver;
import org.wirewatch.wire.net.AddressGuard;
import org.wirewatch.wire.net.AddressRefusedException;
import org.wirewatch.wire.net.GuardedHttp;

/**
 * Posts notifications as Standard Webhooks. 2xx has arrived; 410 ends all sending; a redirect is a
 * failure, since the secret belongs to the address that the owner gave. The answer's body is not
 * read.
 *
 * @see "Standard Webhooks specification 1.0.0; RFC 9110, sections 10.2.3 and 15"
 */
final class WebhookSender implements Sender {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
  private static final int STATUS_GONE = 410;

  private final OkHttpClient http;
  private final InstantSource clock;

  WebhookSender(AddressGuard guard, Duration timeout, InstantSource clock) {
    Duration connect = timeout.compareTo(CONNECT_MAX) < 0 ? timeout : CONNECT_MAX;
    // a retry of ours is written down; one inside the client would not be
    this.http =
        GuardedHttp.client(guard, connect, timeout)
            .newBuilder()
            .retryOnConnectionFailure(false)
            .build();
    this.clock = clock;
  }

  @Override
  public Attempt send(Notification notification) {
    Receiver receiver = notification.receiver();
    HttpUrl url = url(receiver.address());
    if (url == null) {
      return new Attempt.GiveUp(null, "the receiver's address is no URL", false);
    }
    Request request;
    try {
      request = request(url, receiver, notification);
    } catch (IllegalArgumentException e) {
      return new Attempt.GiveUp(null, e.getMessage(), false);
    }
    try (Response response = http.newCall(request).execute()) {
      return judge(response);
    } catch (AddressRefusedException e) {
      return new Attempt.GiveUp(null, "address refused: " + e.getMessage(), false);
    } catch (IOException e) {
      return new Attempt.TryAgain(null, describe(e), null, true);
    }
  }

  /** Null when it is none; control characters, which the parser would drop, make it none. */
  private static HttpUrl url(String address) {
    boolean clean =
        address != null && address.strip().chars().noneMatch(c -> c < 0x20 || c == 0x7f);
    return clean ? HttpUrl.parse(address) : null;
  }

  private Request request(HttpUrl url, Receiver receiver, Notification notification) {
    byte[] body = WebhookBody.of(notification);
    String id = notification.notificationId();
    long timestamp = clock.instant().getEpochSecond();
    Request.Builder request =
        new Request.Builder()
            .url(url)
            .header("User-Agent", "Wirewatch/0.1 (webhook)")
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(timestamp))
            .post(RequestBody.create(body, JSON));
    if (receiver.secret() != null && !receiver.secret().isBlank()) {
      request.header(
          "webhook-signature", WebhookSignature.of(receiver.secret(), id, timestamp, body));
    }
    return request.build();
  }

  private Attempt judge(Response response) {
    int status = response.code();
    if (status >= 200 && status < 300) {
      return new Attempt.Arrived(status);
    }
    if (status == STATUS_GONE) {
      return new Attempt.GiveUp(status, "410: the receiver wants no more", true);
    }
    String error =
        status >= 300 && status < 400
            ? status + ": a redirect, which is not followed"
            : "status " + status;
    return new Attempt.TryAgain(
        status, error, retryAfter(response.header("Retry-After")), meansDown(status));
  }

  /** Whether a status speaks of the receiver as a whole and not of one notification. */
  static boolean meansDown(int status) {
    return status < 400 || status >= 500 || status == 408 || status == 429;
  }

  /** Seconds or an HTTP date; null when absent, unreadable or past. */
  private Duration retryAfter(String header) {
    if (header == null) {
      return null;
    }
    String value = header.strip();
    if (value.matches("\\d{1,18}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      Instant at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(clock.instant(), at);
      return wait.isNegative() ? null : wait;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static String describe(IOException e) {
    String message = e.getMessage();
    return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }
}
