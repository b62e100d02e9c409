package org.wirewatch.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.desk.People.tree;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wirewatch.desk.http.Proxies;
import org.wirewatch.testkit.KafkaFixture;

/** Who calls, at a desk behind a proxy, which the test stands for, and at one without. */
class DeskProxiesIT {
  private static final String TOKEN = "a-token-for-this-test-only";
  private static final int FAILURES_MAX = 10;
  private static DeskHarness behind;

  @BeforeAll
  static void start() {
    behind = desk("127.0.0.1", "10.0.0.0/8");
  }

  @AfterAll
  static void stop() {
    behind.close();
  }

  @Test
  void brakesEachCallerBehindAProxyAlone() {
    // When: one caller guesses, and says each time that somebody else does
    for (int failure = 0; failure < FAILURES_MAX; failure++) {
      assertThat(guess(behind, "198.51.100." + failure + ", 203.0.113.7")).isEqualTo(401);
    }
    // Then
    assertThat(guess(behind, "198.51.100.99, 203.0.113.7")).isEqualTo(429);
    assertThat(guess(behind, "203.0.113.7, 10.1.2.3")).isEqualTo(429);
    assertThat(guess(behind, "203.0.113.7:41000")).isEqualTo(429);
    assertThat(guess(behind, "203.0.113.8")).isEqualTo(401);
  }

  @Test
  void writesTheCallersAddressIntoTheAuditLog() {
    login(behind, "X-Forwarded-For", "203.0.113.21");
    assertThat(addresses(behind)).contains("203.0.113.21");
  }

  @Test
  void usesAHostCookieBehindHttps() {
    assertThat(login(behind, "X-Forwarded-Proto", "https").headers().allValues("Set-Cookie"))
        .anyMatch(
            cookie ->
                cookie.startsWith("__Host-wirewatch_session=")
                    && cookie.contains("Secure")
                    && cookie.contains("HttpOnly")
                    && cookie.contains("SameSite=Lax")
                    && cookie.contains("Path=/"));
    assertPlain(login(behind, "X-Forwarded-Proto", "http"));
    assertPlain(login(behind, "X-Forwarded-Proto", "https, http"));
  }

  @Test
  void givesFeedsTheAddressThatTheirReaderKnows() {
    String path =
        tree(json("POST", "/api/subscriptions", "{\"name\": \"Letters\", \"query\": \"letter\"}"))
            .path("subscription_id")
            .asText();
    String feed =
        tree(json("POST", "/api/subscriptions/" + path + "/feed", "")).path("json_feed").asText();
    String body = behind.send(behind.request(feed).header("X-Forwarded-Proto", "https")).body();
    assertThat(body).contains("\"https://127.0.0.1:").doesNotContain("http://");
  }

  @Test
  void believesNobodyWhoIsNoProxy() {
    try (DeskHarness open = desk("192.0.2.1")) {
      assertPlain(login(open, "X-Forwarded-Proto", "https"));
      login(open, "X-Forwarded-For", "203.0.113.22");
      assertThat(addresses(open)).containsOnly("127.0.0.1");
      for (int failure = 0; failure < FAILURES_MAX; failure++) {
        assertThat(guess(open, "203.0.113." + failure)).isEqualTo(401);
      }
      assertThat(guess(open, "203.0.113.99")).isEqualTo(429);
    }
  }

  private static DeskHarness desk(String... proxies) {
    return new DeskHarness(
        KafkaFixture.shared().settings(),
        DeskConfig.defaults().withToken(TOKEN).withProxies(Proxies.of(List.of(proxies))));
  }

  private static void assertPlain(HttpResponse<String> answer) {
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anyMatch(cookie -> cookie.startsWith("wirewatch_session="))
        .noneMatch(cookie -> cookie.contains("Secure"));
  }

  /** Those of the audit log. */
  private static List<String> addresses(DeskHarness desk) {
    JsonNode entries =
        tree(desk.send(authorized(desk.request("/api/audit?limit=100")))).path("items");
    return entries.findValuesAsText("address");
  }

  private static HttpResponse<String> json(String method, String path, String body) {
    return behind.send(
        authorized(behind.request(path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder authorized(HttpRequest.Builder request) {
    return request.header("Authorization", "Bearer " + TOKEN);
  }

  private static int guess(DeskHarness desk, String forwardedFor) {
    return desk.send(
            desk.request("/api/me")
                .header("Authorization", "Bearer not-the-token")
                .header("X-Forwarded-For", forwardedFor))
        .statusCode();
  }

  private static HttpResponse<String> login(DeskHarness desk, String header, String value) {
    return desk.send(
        desk.request("/login")
            .header(header, value)
            .header("Sec-Fetch-Site", "same-origin")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("token=" + TOKEN)));
  }
}
