package org.wirewatch.alerts.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs webhooks. Several secrets separated by spaces give several signatures, so that a receiver
 * can change its secret without a gap.
 *
 * @see "Standard Webhooks specification 1.0.0, https://www.standardwebhooks.com"
 */
public final class WebhookSignature {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  private WebhookSignature() {}

  /**
   * The value of {@code webhook-signature}.
   *
   * @param timestamp seconds since 1970, as in {@code webhook-timestamp}
   * @throws IllegalArgumentException if a secret is not {@code whsec_} and base64
   */
  public static String of(String secrets, String id, long timestamp, byte[] body) {
    List<String> signatures = new ArrayList<>();
    for (String secret : secrets.strip().split("\\s+", -1)) {
      try {
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(key(secret), ALGORITHM));
        mac.update((id + "." + timestamp + ".").getBytes(UTF_8));
        signatures.add("v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK has " + ALGORITHM, e);
      }
    }
    return String.join(" ", signatures);
  }

  private static byte[] key(String secret) {
    if (!secret.startsWith(PREFIX) || secret.length() == PREFIX.length()) {
      throw new IllegalArgumentException("secret: must be whsec_ and base64");
    }
    try {
      return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("secret: must be whsec_ and base64", e);
    }
  }
}
