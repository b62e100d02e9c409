package org.wirewatch.alerts.deliver;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.wirewatch.alerts.deliver.Attempt.Scope;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Subscription.Receiver;
import org.wirewatch.wire.net.AddressGuard;
import org.wirewatch.wire.net.AddressRefusedException;
import org.wirewatch.wire.net.GuardedHttp;

/**
 * Posts notifications in the format of a channel. 2xx has arrived; a redirect is a failure, since
 * the secret belongs to the address that the owner gave. The answer's body is not read.
 *
 * @see "Standard Webhooks specification 1.0.0; RFC 9110, sections 10.2.3 and 15"
 */
final class HttpSender implements Sender {
  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

  /** How the client says that a connection ended before the answer began. */
  private static final String CLOSED = "unexpected end of stream";

  private static final int ADDRESS_CHARS_MAX = 2_048;

  private final OkHttpClient http;
  private final Format format;
  private final InstantSource clock;

  /**
   * @param http of {@link #client}; shared by the channels
   */
  HttpSender(OkHttpClient http, Format format, InstantSource clock) {
    this.http = http;
    this.format = format;
    this.clock = clock;
  }

  /**
   * A client behind the guard.
   *
   * @param timeout of a whole call
   */
  static OkHttpClient client(AddressGuard guard, Duration timeout) {
    Duration connect = timeout.compareTo(CONNECT_MAX) < 0 ? timeout : CONNECT_MAX;
    // a retry of ours is written down; one inside the client would not be
    return GuardedHttp.client(guard, connect, timeout)
        .newBuilder()
        .retryOnConnectionFailure(false)
        .build();
  }

  @Override
  public Attempt send(Notification notification) {
    Receiver receiver = notification.receiver();
    HttpUrl url = url(receiver.address());
    if (url == null) {
      return new Attempt.GiveUp(null, "the receiver's address is no URL", false);
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      return new Attempt.GiveUp(null, "the receiver's address holds a password", false);
    }
    Request request;
    try {
      request = format.request(url, notification).header("User-Agent", "Wirewatch/0.1").build();
    } catch (IllegalArgumentException e) {
      return new Attempt.GiveUp(null, e.getMessage(), false);
    }
    try (Response response = call(request)) {
      return judge(response);
    } catch (AddressRefusedException e) {
      return new Attempt.GiveUp(null, "address refused: " + e.getMessage(), false);
    } catch (IOException e) {
      return new Attempt.TryAgain(null, describe(e), null, Scope.HOST);
    }
  }

  /** Again at once on a new connection when the kept one turns out to be closed by the receiver. */
  private Response call(Request request) throws IOException {
    try {
      return http.newCall(request).execute();
    } catch (IOException e) {
      if (e.getMessage() == null || !e.getMessage().startsWith(CLOSED)) {
        throw e;
      }
      http.connectionPool().evictAll();
      return http.newCall(request.newBuilder().header("Connection", "close").build()).execute();
    }
  }

  @Override
  public String host(Receiver receiver) {
    HttpUrl url = url(receiver.address());
    return url == null ? receiver.receiverId() : url.host() + ":" + url.port();
  }

  /** Null when it is none; control characters, which the parser would drop, make it none. */
  private static HttpUrl url(String address) {
    boolean clean =
        address != null
            && address.length() <= ADDRESS_CHARS_MAX
            && address.strip().chars().noneMatch(c -> c < 0x20 || c == 0x7f);
    return clean ? HttpUrl.parse(address) : null;
  }

  private Attempt judge(Response response) {
    int status = response.code();
    if (status >= 200 && status < 300) {
      return new Attempt.Arrived(status);
    }
    if (format.gone().contains(status)) {
      return new Attempt.GiveUp(status, status + ": the receiver wants no more", true);
    }
    String error =
        status >= 300 && status < 400
            ? status + ": a redirect, which is not followed"
            : "status " + status;
    return new Attempt.TryAgain(
        status, error, retryAfter(response.header("Retry-After")), scope(status));
  }

  /** What a status speaks of: a gateway of the host, the receiver, or one notification. */
  static Scope scope(int status) {
    boolean receiver = status < 400 || status >= 500 || status == 408 || status == 429;
    return switch (status) {
      case 502, 503, 504 -> Scope.HOST;
      default -> receiver ? Scope.RECEIVER : Scope.NOTIFICATION;
    };
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
