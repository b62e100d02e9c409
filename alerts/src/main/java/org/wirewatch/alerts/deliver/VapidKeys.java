package org.wirewatch.alerts.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.wirewatch.wire.Json;

/**
 * Says to push services who sends. Thread-safe.
 *
 * @see "RFC 8292"
 */
public final class VapidKeys {
  /** The RFC allows a day. */
  private static final Duration VALID = Duration.ofHours(12);

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final String ES256 = "SHA256withECDSAinP1363Format";

  private final String publicKey;
  private final PrivateKey privateKey;
  private final String subject;

  private VapidKeys(String publicKey, PrivateKey privateKey, String subject) {
    this.publicKey = publicKey;
    this.privateKey = privateKey;
    this.subject = subject;
  }

  /**
   * Reads a pair of keys, base64url without padding as the usual tools write them.
   *
   * @param publicKey point of 65 bytes; the browser subscribes with it
   * @param privateKey number of 32 bytes
   * @param subject whom a push service can write to, {@code mailto:} or {@code https:}
   * @throws IllegalArgumentException if they are no such pair
   */
  public static VapidKeys of(String publicKey, String privateKey, String subject) {
    if (subject == null || !subject.matches("(mailto|https):[^\\s\"]{1,200}")) {
      throw new IllegalArgumentException("push subject: must be a mailto: or https: address");
    }
    try {
      PublicKey ours = P256.publicKey(Base64.getUrlDecoder().decode(publicKey));
      PrivateKey secret = P256.privateKey(Base64.getUrlDecoder().decode(privateKey));
      VapidKeys keys = new VapidKeys(publicKey, secret, subject);
      Signature check = Signature.getInstance(ES256);
      check.initVerify(ours);
      check.update(subject.getBytes(UTF_8));
      if (check.verify(keys.sign(subject))) {
        return keys;
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException("push keys: no pair of P-256 keys in base64url", e);
    }
    throw new IllegalArgumentException("push keys: the public key is not that of the private key");
  }

  /**
   * The value of {@code Authorization}.
   *
   * @param audience origin of the push service, such as {@code https://push.example}
   */
  String authorization(String audience, Instant now) {
    Map<String, Object> claims = new TreeMap<>();
    claims.put("aud", audience);
    claims.put("exp", now.plus(VALID).getEpochSecond());
    claims.put("sub", subject);
    String token =
        BASE64.encodeToString("{\"typ\":\"JWT\",\"alg\":\"ES256\"}".getBytes(UTF_8))
            + "."
            + BASE64.encodeToString(Json.bytes(claims));
    try {
      return "vapid t=" + token + "." + BASE64.encodeToString(sign(token)) + ", k=" + publicKey;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the keys signed at the start", e);
    }
  }

  private byte[] sign(String text) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(ES256);
    signature.initSign(privateKey);
    signature.update(text.getBytes(UTF_8));
    return signature.sign();
  }
}
