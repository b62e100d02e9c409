package org.wirewatch.ingest.websub;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.wirewatch.wire.Ids;

/**
 * The address at which a hub reaches a source: {@code /websub/SOURCE/HUB-MARK/TOPIC-MARK/TOKEN}.
 * The token is an HMAC of the rest, so that any instance can tell an address of ours from a made-up
 * one, and nobody else can make one.
 *
 * @param hubMark hash of the hub's address
 * @param topicMark hash of the topic's address
 */
record Callback(String sourceId, String hubMark, String topicMark) {
  static final String PATH = "/websub/";
  private static final String HMAC = "HmacSHA256";

  static Callback of(String sourceId, URI hub, URI topic) {
    return new Callback(sourceId, Ids.of(hub.toString()), topicMark(topic.toString()));
  }

  static String topicMark(String topic) {
    return Ids.of(topic);
  }

  /** Empty if the path is not one that we have given out. */
  static Optional<Callback> read(String rawPath, String secret) {
    if (!rawPath.startsWith(PATH)) {
      return Optional.empty();
    }
    String[] parts = rawPath.substring(PATH.length()).split("/", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    String sourceId;
    try {
      sourceId = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    Callback callback = new Callback(sourceId, parts[1], parts[2]);
    byte[] token = parts[3].getBytes(StandardCharsets.UTF_8);
    boolean ours =
        MessageDigest.isEqual(token, callback.token(secret).getBytes(StandardCharsets.UTF_8));
    return ours ? Optional.of(callback) : Optional.empty();
  }

  /** The whole address below the public base URL. */
  URI address(URI base, String secret) {
    String root = base.toString().replaceFirst("/+$", "");
    String source = URLEncoder.encode(sourceId, StandardCharsets.UTF_8);
    return URI.create(root + PATH + source + "/" + hubMark + "/" + topicMark + "/" + token(secret));
  }

  /** What names the subscription within its source. */
  String subscription() {
    return hubMark + "." + topicMark;
  }

  /** The secret that the hub signs with; one for each subscription. */
  String signingSecret(String secret) {
    return HexFormat.of().formatHex(mac(secret, "sign"));
  }

  private String token(String secret) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(secret, "callback"));
  }

  private byte[] mac(String secret, String purpose) {
    String text = String.join("\n", purpose, sourceId, hubMark, topicMark);
    return mac(HMAC, secret, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A keyed hash.
   *
   * @param algorithm of {@link Mac}
   */
  static byte[] mac(String algorithm, String key, byte[] text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
