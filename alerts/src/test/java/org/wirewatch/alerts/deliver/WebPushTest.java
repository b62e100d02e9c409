package org.wirewatch.alerts.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Subscription.Receiver;
import org.wirewatch.wire.net.AddressGuard;
import org.wirewatch.wire.net.AllowList;

class WebPushTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:02Z");

  // keys, salt and result of RFC 8291, section 5 and appendix A
  private static final String PUBLIC =
      "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
  private static final String PRIVATE = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
  private static final String BROWSER_PUBLIC =
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
  private static final String BROWSER_PRIVATE = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
  private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";
  private static final String SALT = "DGv6ra1nlYgDCS1FRnbzlw";
  private static final String ENCRYPTED =
      "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

  @Test
  void encryptsAsTheRfcDoes() throws GeneralSecurityException {
    byte[] encrypted =
        PushEncryption.encrypt(
            "When I grow up, I want to be a watermelon".getBytes(UTF_8),
            P256.publicKey(bytes(BROWSER_PUBLIC)),
            bytes(AUTH),
            new KeyPair(P256.publicKey(bytes(PUBLIC)), P256.privateKey(bytes(PRIVATE))),
            bytes(SALT));

    assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(encrypted))
        .isEqualTo(ENCRYPTED);
  }

  @Test
  void refusesWhatIsTooLongAndPointsOffTheCurve() throws GeneralSecurityException {
    ECPublicKey browser = P256.publicKey(bytes(BROWSER_PUBLIC));
    assertThatThrownBy(() -> PushEncryption.encrypt(new byte[4_000], browser, bytes(AUTH)))
        .isInstanceOf(IllegalArgumentException.class);

    byte[] point = bytes(BROWSER_PUBLIC);
    point[40] ^= 1;
    ECPublicKey off = P256.publicKey(point);
    assertThatThrownBy(() -> PushEncryption.encrypt(new byte[1], off, bytes(AUTH)))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void takesOnlyAPairOfKeys() {
    assertThat(VapidKeys.of(PUBLIC, PRIVATE, "mailto:desk@example.org")).isNotNull();
    assertThatThrownBy(() -> VapidKeys.of(BROWSER_PUBLIC, PRIVATE, "mailto:desk@example.org"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> VapidKeys.of("x", PRIVATE, "mailto:desk@example.org"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> VapidKeys.of(PUBLIC, PRIVATE, "desk@example.org"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void reachesABrowserThatReadsItWithItsKeys() throws Exception {
    AtomicReference<byte[]> body = new AtomicReference<>();
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    HttpServer service =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/",
        exchange -> {
          exchange.getRequestHeaders().forEach((name, all) -> headers.put(name, all.getFirst()));
          body.set(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(201, -1);
          exchange.close();
        });
    service.start();
    try {
      String origin = "http://127.0.0.1:" + service.getAddress().getPort();
      String keys = "{\"p256dh\":\"" + BROWSER_PUBLIC + "\",\"auth\":\"" + AUTH + "\"}";
      Receiver receiver = new Receiver("r", Channel.WEB_PUSH, origin + "/push/x?y=z", keys);

      assertThat(
              sender().send(Notifications.of(receiver, "\u0001\"漢".repeat(900), "漢".repeat(900))))
          .isEqualTo(new Attempt.Arrived(201));

      assertThat(headers)
          .containsEntry("Content-Encoding", "aes128gcm")
          .containsEntry("TTL", "86400")
          .containsEntry("Urgency", "high");
      assertThat(headers.get("Topic")).matches("[A-Za-z0-9_-]{1,32}");
      assertThat(body.get()).hasSizeLessThanOrEqualTo(4_096);
      JsonNode message = Json.mapper().readTree(decrypt(body.get()));
      assertThat(message.path("id").asText()).isEqualTo("n-1");
      assertThat(message.path("title").asText()).startsWith("[Open letters] ");
      assertThat(message.path("url").asText()).isEqualTo("https://outlet.example/a?b=1&c=2");
      assertThat(claims(headers.get("Authorization")))
          .isEqualTo(
              Json.mapper()
                  .readTree(
                      "{\"aud\":\""
                          + origin
                          + "\",\"exp\":"
                          + NOW.plus(Duration.ofHours(12)).getEpochSecond()
                          + ",\"sub\":\"mailto:desk@example.org\"}"));
    } finally {
      service.stop(0);
    }
  }

  @Test
  void givesUpWithoutTheKeysOfTheBrowser() {
    assertThat(
            sender()
                .send(
                    Notifications.to(
                        new Receiver("r", Channel.WEB_PUSH, "https://push.example/", null))))
        .isInstanceOf(Attempt.GiveUp.class);
  }

  private static HttpSender sender() {
    return new HttpSender(
        HttpSender.client(
            AddressGuard.of(AllowList.of(List.of("127.0.0.1"))), Duration.ofSeconds(10)),
        new WebPushFormat(
            new DeskLinks(URI.create("https://desk.example"), null),
            VapidKeys.of(PUBLIC, PRIVATE, "mailto:desk@example.org"),
            Duration.ofDays(1),
            () -> NOW),
        () -> NOW);
  }

  /** As a browser does it. */
  private static byte[] decrypt(byte[] body) throws GeneralSecurityException {
    ByteBuffer buffer = ByteBuffer.wrap(body);
    byte[] salt = new byte[16];
    buffer.get(salt);
    assertThat(buffer.getInt()).isEqualTo(4_096);
    byte[] sender = new byte[buffer.get()];
    buffer.get(sender);
    ECPrivateKey ours = P256.privateKey(bytes(BROWSER_PRIVATE));
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(ours);
    agreement.doPhase(P256.publicKey(sender), true);
    byte[] browser = bytes(BROWSER_PUBLIC);
    byte[] info = "WebPush: info\0".getBytes(UTF_8);
    byte[] keyInfo = Arrays.copyOf(info, info.length + 130);
    System.arraycopy(browser, 0, keyInfo, info.length, 65);
    System.arraycopy(sender, 0, keyInfo, info.length + 65, 65);
    byte[] secret = PushEncryption.hkdf(bytes(AUTH), agreement.generateSecret(), keyInfo, 32);
    byte[] key =
        PushEncryption.hkdf(salt, secret, "Content-Encoding: aes128gcm\0".getBytes(UTF_8), 16);
    byte[] nonce =
        PushEncryption.hkdf(salt, secret, "Content-Encoding: nonce\0".getBytes(UTF_8), 12);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    byte[] padded = cipher.doFinal(body, buffer.position(), buffer.remaining());
    assertThat(padded[padded.length - 1]).isEqualTo((byte) 2);
    return Arrays.copyOf(padded, padded.length - 1);
  }

  /** The claims, once the signature is found right. */
  private static JsonNode claims(String authorization) throws Exception {
    assertThat(authorization).endsWith(", k=" + PUBLIC).startsWith("vapid t=");
    String[] parts = authorization.substring(8, authorization.indexOf(',')).split("\\.", -1);
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(P256.publicKey(bytes(PUBLIC)));
    signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
    assertThat(signature.verify(bytes(parts[2]))).isTrue();
    assertThat(new String(bytes(parts[0]), UTF_8)).contains("\"ES256\"");
    return Json.mapper().readTree(bytes(parts[1]));
  }

  private static byte[] bytes(String base64) {
    return Base64.getUrlDecoder().decode(base64);
  }
}
