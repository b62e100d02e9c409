package org.wirewatch.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Stable identifiers: base32 (RFC 4648, lower case, no padding) of SHA-256, 26 characters. */
public final class Ids {
  private static final char[] ALPHABET = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();
  private static final int CHARACTERS = 26;

  private Ids() {}

  /** The id of an article, by its canonical URL. */
  public static String article(String canonicalUrl) {
    return hash(canonicalUrl);
  }

  /**
   * The id made of several parts; parts are separated so that ("a","bc") differs from ("ab","c").
   */
  public static String of(String... parts) {
    return hash(String.join("\u001f", parts));
  }

  private static String hash(String text) {
    byte[] digest;
    try {
      digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    StringBuilder id = new StringBuilder(CHARACTERS);
    for (int i = 0; i < CHARACTERS; i++) {
      int bit = i * 5;
      int pair = ((digest[bit / 8] & 0xff) << 8) | (digest[bit / 8 + 1] & 0xff);
      id.append(ALPHABET[(pair >> (11 - bit % 8)) & 31]);
    }
    return id.toString();
  }
}
