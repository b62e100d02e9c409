package org.wirewatch.alerts.deliver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts a push message for one browser, so that the push service cannot read it.
 *
 * @see "RFC 8291 (keys), RFC 8188 (aes128gcm, one record), RFC 5869 (HKDF)"
 */
final class PushEncryption {
  /** What every push service takes, less header, padding delimiter and tag. */
  static final int PLAINTEXT_BYTES_MAX = 4_096 - 86 - 17;

  private static final int RECORD_BYTES = 4_096;
  private static final int SALT_BYTES = 16;
  private static final int TAG_BITS = 128;
  private static final byte LAST_RECORD = 2;
  private static final SecureRandom RANDOM = new SecureRandom();

  private PushEncryption() {}

  /**
   * The body of the request.
   *
   * @param browser public key of the browser, {@code p256dh}
   * @param auth its secret
   * @throws IllegalArgumentException if the text is longer than {@link #PLAINTEXT_BYTES_MAX}
   */
  static byte[] encrypt(byte[] plaintext, ECPublicKey browser, byte[] auth)
      throws GeneralSecurityException {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return encrypt(plaintext, browser, auth, P256.generate(), salt);
  }

  static byte[] encrypt(
      byte[] plaintext, ECPublicKey browser, byte[] auth, KeyPair ours, byte[] salt)
      throws GeneralSecurityException {
    if (plaintext.length > PLAINTEXT_BYTES_MAX) {
      throw new IllegalArgumentException("push message longer than " + PLAINTEXT_BYTES_MAX);
    }
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(ours.getPrivate());
    agreement.doPhase(browser, true);
    byte[] ourPoint = P256.bytes((ECPublicKey) ours.getPublic());
    byte[] keyInfo = concat("WebPush: info\0".getBytes(US_ASCII), P256.bytes(browser), ourPoint);
    byte[] inputKey = hkdf(auth, agreement.generateSecret(), keyInfo, 32);
    byte[] key = hkdf(salt, inputKey, "Content-Encoding: aes128gcm\0".getBytes(US_ASCII), 16);
    byte[] nonce = hkdf(salt, inputKey, "Content-Encoding: nonce\0".getBytes(US_ASCII), 12);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    byte[] record = cipher.doFinal(concat(plaintext, new byte[] {LAST_RECORD}));
    return concat(header(salt, ourPoint), record);
  }

  private static byte[] header(byte[] salt, byte[] keyId) {
    return ByteBuffer.allocate(SALT_BYTES + 4 + 1 + keyId.length)
        .put(salt)
        .putInt(RECORD_BYTES)
        .put((byte) keyId.length)
        .put(keyId)
        .array();
  }

  /** At most 32 bytes: one round of expansion. */
  static byte[] hkdf(byte[] salt, byte[] inputKey, byte[] info, int length)
      throws GeneralSecurityException {
    byte[] pseudoRandomKey = hmac(salt, inputKey);
    return Arrays.copyOf(hmac(pseudoRandomKey, concat(info, new byte[] {1})), length);
  }

  private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(data);
  }

  private static byte[] concat(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }
}
