package org.wirewatch.desk.access;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Passwords as {@code pbkdf2-sha256$ITERATIONS$SALT$HASH}: slow on purpose, about a third of a
 * second of one core, since people choose what can be guessed. Thread-safe.
 *
 * @see "OWASP Password Storage Cheat Sheet, PBKDF2; NIST SP 800-63B-4, section 3.1.1"
 */
public final class Passwords {
  public static final int CHARS_MIN = 12;
  public static final int CHARS_MAX = 256;

  private static final String METHOD = "pbkdf2-sha256";
  private static final int ITERATIONS = 600_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Nobody's: compared when there is no user, so that it takes as long. */
  private static final String NOBODYS =
      encoded(ITERATIONS, new byte[SALT_BYTES], new byte[HASH_BYTES]);

  private Passwords() {}

  /**
   * The hash to store.
   *
   * @throws IllegalArgumentException if it is too short or too long
   */
  public static String hash(String password) {
    if (password.length() < CHARS_MIN || password.length() > CHARS_MAX) {
      throw new IllegalArgumentException(
          "password: " + CHARS_MIN + " to " + CHARS_MAX + " characters");
    }
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return encoded(ITERATIONS, salt, derive(password, salt, ITERATIONS));
  }

  /**
   * Whether a password is the one of a hash.
   *
   * @param hash null for nobody's: takes as long, and never fits
   */
  public static boolean fits(String hash, String password) {
    String[] parts = (hash == null ? NOBODYS : hash).split("\\$", -1);
    if (parts.length != 4 || !parts[0].equals(METHOD) || password.length() > CHARS_MAX) {
      return false;
    }
    byte[] salt = Base64.getDecoder().decode(parts[2]);
    byte[] derived = derive(password, salt, Integer.parseInt(parts[1]));
    return java.security.MessageDigest.isEqual(derived, Base64.getDecoder().decode(parts[3]))
        && hash != null;
  }

  private static String encoded(int iterations, byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return String.join(
        "$",
        METHOD,
        Integer.toString(iterations),
        base64.encodeToString(salt),
        base64.encodeToString(hash));
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    if (password.isEmpty()) {
      return new byte[0]; // no key can be made of it, and no password is empty
    }
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BYTES * 8);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
    } finally {
      spec.clearPassword();
    }
  }
}
