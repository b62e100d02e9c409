package org.wirewatch.wire.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.wirewatch.wire.Checks;

/**
 * Links to the desk that do one thing without a login, for mail: whoever has the link may do it.
 * They do not expire. Mail scanners open links, so a {@code GET} shows a page that asks and only a
 * {@code POST} acts. Thread-safe.
 *
 * @see "RFC 8058, section 5 (what a one-click link must hold); RFC 2104 (HMAC)"
 */
public final class SignedLinks {
  /** Shortest key, in characters. */
  public static final int KEY_CHARS_MIN = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final String SIGNATURE = "signature";

  private final String desk;
  private final SecretKeySpec key;

  /**
   * Links to a desk.
   *
   * @param desk its address, with or without a slash at the end
   * @param key the same for who signs and who checks; at least {@value #KEY_CHARS_MIN} characters
   */
  public SignedLinks(URI desk, String key) {
    if (key.length() < KEY_CHARS_MIN) {
      throw new IllegalArgumentException(
          "links key: at least " + KEY_CHARS_MIN + " characters, had " + key.length());
    }
    this.desk = desk.toString().replaceAll("/+$", "");
    this.key = new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM);
  }

  /** What a link does. */
  public enum Action {
    /** Takes the receiver out of the subscription. */
    UNSUBSCRIBE,
    /** The alert was wanted. */
    GOOD,
    /** The alert was not wanted. */
    BAD,
    /** Somebody takes charge of the story. */
    ACKNOWLEDGE;

    /** Path on the desk, such as {@code /unsubscribe}. */
    public String path() {
      return "/" + name().toLowerCase(Locale.ROOT);
    }

    /** Whether a link of this kind leads to the path. */
    public static boolean isPath(String path) {
      return Arrays.stream(values()).anyMatch(action -> action.path().equals(path));
    }
  }

  /**
   * What a link is about.
   *
   * @param receiverId who got the link
   * @param storyId null when it concerns the whole subscription
   * @param articleId as {@code storyId}
   */
  public record Target(String subscriptionId, String receiverId, String storyId, String articleId) {
    public Target {
      Checks.present(subscriptionId, "subscriptionId");
      Checks.present(receiverId, "receiverId");
    }
  }

  /** The link. */
  public URI link(Action action, Target target) {
    String signed = signed(action, target);
    return URI.create(desk + signed + "&" + SIGNATURE + "=" + signature(signed));
  }

  /**
   * Reads a link that somebody has opened.
   *
   * @param query decoded parameters
   * @return empty unless the link is one of ours, unchanged
   */
  public Optional<Target> check(Action action, Map<String, String> query) {
    String subscription = query.get("subscription");
    String receiver = query.get("receiver");
    String signature = query.get(SIGNATURE);
    if (subscription == null || receiver == null || signature == null) {
      return Optional.empty();
    }
    Target target = new Target(subscription, receiver, query.get("story"), query.get("article"));
    byte[] ours = signature(signed(action, target)).getBytes(UTF_8);
    return MessageDigest.isEqual(ours, signature.getBytes(UTF_8))
        ? Optional.of(target)
        : Optional.empty();
  }

  /** Path and query; percent-encoding keeps the parts apart. */
  private static String signed(Action action, Target target) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("subscription", target.subscriptionId());
    parameters.put("receiver", target.receiverId());
    parameters.put("story", target.storyId());
    parameters.put("article", target.articleId());
    StringBuilder link = new StringBuilder(action.path());
    parameters.forEach(
        (name, value) -> {
          if (value != null) {
            link.append(link.indexOf("?") < 0 ? '?' : '&');
            link.append(name).append('=').append(URLEncoder.encode(value, UTF_8));
          }
        });
    return link.toString();
  }

  private String signature(String signed) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
