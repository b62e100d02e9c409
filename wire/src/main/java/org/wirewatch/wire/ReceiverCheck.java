package org.wirewatch.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wirewatch.wire.Subscription.Receiver;

/**
 * Whether a receiver can be told anything: the form of its address and secret. Where the address
 * leads is judged on sending, by {@link org.wirewatch.wire.net.AddressGuard}.
 */
public final class ReceiverCheck {
  private static final int MAIL_CHARS_MAX = 254;
  private static final int SECRETS_MAX = 2;
  private static final int SECRET_BYTES_MAX = 128;
  private static final int P256_POINT_BYTES = 65;
  private static final int AUTH_BYTES = 16;
  private static final Pattern MAIL =
      Pattern.compile(
          "[\\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\\w\\p{L}-]{1,63}(\\.[\\w\\p{L}-]{1,63}){0,8}");
  private static final Pattern TOKEN = Pattern.compile("[!-~]{1,200}");
  private static final Pattern NTFY_TOPIC = Pattern.compile("(/[^/]+)*/[-_A-Za-z0-9]{1,64}");

  private ReceiverCheck() {}

  /** What is wrong with a receiver, for people; without its secret. Empty when nothing is. */
  public static Optional<String> fault(Receiver receiver) {
    String secret = receiver.secret();
    String fault =
        switch (receiver.channel()) {
          case DESK -> null;
          case EMAIL -> mail(receiver.address());
          case SLACK, DISCORD, TEAMS -> url(receiver.address());
          case WEBHOOK -> first(url(receiver.address()), signing(secret));
          case NTFY -> first(topic(receiver.address()), token(secret));
          case WEB_PUSH -> first(url(receiver.address()), pushKeys(secret));
        };
    return Optional.ofNullable(fault);
  }

  private static String first(String fault, String other) {
    return fault == null ? other : fault;
  }

  private static String mail(String address) {
    boolean one =
        address != null && address.length() <= MAIL_CHARS_MAX && MAIL.matcher(address).matches();
    return one ? null : "address: must be exactly one mail address";
  }

  private static String url(String address) {
    return WebAddress.fault(address).map(fault -> "address: " + fault).orElse(null);
  }

  private static String topic(String address) {
    String fault = url(address);
    if (fault != null) {
      return fault;
    }
    URI url = URI.create(address);
    boolean topic =
        url.getRawQuery() == null
            && url.getRawFragment() == null
            && NTFY_TOPIC.matcher(url.getRawPath()).matches();
    return topic ? null : "address: must be the ntfy server's URL, a slash and the topic";
  }

  private static String signing(String secrets) {
    if (secrets == null || secrets.isBlank()) {
      return null;
    }
    String[] each = secrets.strip().split("\\s+", -1);
    if (each.length > SECRETS_MAX) {
      return "secret: at most " + SECRETS_MAX + ", the new one and the old one";
    }
    for (String secret : each) {
      int bytes = secret.startsWith("whsec_") ? length(Base64.getDecoder(), secret, 6) : 0;
      if (bytes < 1 || bytes > SECRET_BYTES_MAX) {
        return "secret: must be whsec_ and base64 of at most " + SECRET_BYTES_MAX + " bytes";
      }
    }
    return null;
  }

  private static String token(String secret) {
    return secret == null || TOKEN.matcher(secret).matches()
        ? null
        : "secret: must be an access token without spaces";
  }

  private static String pushKeys(String secret) {
    String fault = "secret: must be {\"p256dh\", \"auth\"} of the browser's subscription";
    if (secret == null) {
      return fault;
    }
    try {
      JsonNode keys = Json.mapper().readTree(secret);
      boolean whole =
          length(Base64.getUrlDecoder(), keys.path("p256dh").asText(), 0) == P256_POINT_BYTES
              && length(Base64.getUrlDecoder(), keys.path("auth").asText(), 0) == AUTH_BYTES;
      return whole ? null : fault;
    } catch (IOException e) {
      return fault;
    }
  }

  /** Bytes that base64 stands for; -1 when it is none. */
  private static int length(Base64.Decoder decoder, String base64, int from) {
    try {
      return decoder.decode(base64.substring(from)).length;
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }
}
