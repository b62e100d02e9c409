package org.wirewatch.ingest.websub;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * The signature of a content distribution.
 *
 * @see "WebSub, section 7.1, Authenticated Content Distribution"
 */
final class Signature {
  private static final Map<String, String> METHODS =
      Map.of(
          "sha1", "HmacSHA1",
          "sha256", "HmacSHA256",
          "sha384", "HmacSHA384",
          "sha512", "HmacSHA512");

  private Signature() {}

  /**
   * Whether the body was signed with the secret; compares in constant time.
   *
   * @param header {@code method=hex} of X-Hub-Signature; null when absent
   */
  static boolean fits(String header, byte[] body, String secret) {
    if (header == null) {
      return false;
    }
    int equals = header.indexOf('=');
    String method = equals < 0 ? "" : header.substring(0, equals).strip().toLowerCase(Locale.ROOT);
    String algorithm = METHODS.get(method);
    if (algorithm == null) {
      return false;
    }
    try {
      byte[] given = HexFormat.of().parseHex(header.substring(equals + 1).strip());
      return MessageDigest.isEqual(given, Callback.mac(algorithm, secret, body));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
