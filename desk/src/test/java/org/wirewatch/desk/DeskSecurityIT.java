package org.wirewatch.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wirewatch.testkit.Articles.anArticle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Topic;

/** What must not be possible. The hostile articles were written for this project. */
class DeskSecurityIT {
  private static final String TOKEN = "a-token-for-this-test-only";
  private static DeskHarness desk;

  @BeforeAll
  static void start() {
    desk =
        new DeskHarness(KafkaFixture.shared().settings(), DeskConfig.defaults().withToken(TOKEN));
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  static Stream<JsonNode> hostileArticles() throws IOException {
    try (InputStream in = DeskSecurityIT.class.getResourceAsStream("hostile-articles.json")) {
      List<JsonNode> cases = new ArrayList<>();
      Json.mapper().readTree(in).forEach(cases::add);
      return cases.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("hostileArticles")
  void showsHostileArticlesAsText(JsonNode hostile) {
    // Given
    String title = hostile.path("input").path("title").asText("Ordinary title");
    String text = hostile.path("input").path("article_html").asText("Ordinary text.");
    EnrichedArticle article =
        anArticle().withTitle(title).withText(text).withOutlet(text).enriched();
    desk.topics.send(Topic.ENRICHED_ARTICLES, article.articleId(), article);
    await().until(() -> get("/api/articles/" + article.articleId()).statusCode() == 200);
    // When
    Document page = Jsoup.parse(get("/articles/" + article.articleId()).body());
    Document live = Jsoup.parse(get("/live/list").body());
    // Then
    assertThat(page.select(".prose").text()).isEqualTo(text.replaceAll("\\s+", " ").strip());
    assertThat(page.select("h1").text()).isEqualTo(title.replaceAll("\\s+", " ").strip());
    for (Element foreign : List.of(page.selectFirst("main"), live.body())) {
      assertThat(foreign.select("script, iframe, object, embed, style, meta, base, math, img"))
          .isEmpty();
      assertThat(foreign.getAllElements())
          .allSatisfy(
              element ->
                  assertThat(element.attributes())
                      .noneMatch(
                          attribute ->
                              attribute.getKey().startsWith("on")
                                  || attribute.getKey().equals("style")
                                  || attribute.getValue().contains("javascript:")));
      assertThat(foreign.select("form[action*=evil], a[href*=evil]")).isEmpty();
    }
  }

  @Test
  void sendsAStrictPolicyWithEveryAnswer() {
    for (String path : List.of("/login", "/", "/api/articles", "/nowhere")) {
      var headers = desk.get(path).headers();
      assertThat(headers.firstValue("Content-Security-Policy"))
          .hasValueSatisfying(
              policy ->
                  assertThat(policy)
                      .contains("default-src 'none'", "frame-ancestors 'none'", "script-src 'self'")
                      .doesNotContain("unsafe"));
      assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(headers.firstValue("Server")).isEmpty();
    }
  }

  @Test
  void asksForTheTokenAndNeverTakesItFromTheAddress() {
    HttpResponse<String> without = desk.get("/api/subscriptions");
    assertThat(without.statusCode()).isEqualTo(401);
    assertThat(without.headers().firstValue("WWW-Authenticate")).isPresent();
    assertThat(desk.get("/api/subscriptions?token=" + TOKEN).statusCode()).isEqualTo(401);
    assertThat(desk.get("/api/subscriptions?access_token=" + TOKEN).statusCode()).isEqualTo(401);
    assertThat(get("/api/subscriptions").statusCode()).isEqualTo(200);
    assertThat(desk.get("/").headers().firstValue("Location")).hasValue("/login");
    assertThat(desk.get("/live/stream").statusCode()).isEqualTo(302);
  }

  @Test
  void saysNothingButUpWithoutAToken() {
    assertThat(desk.get("/health/live").body()).isEqualTo("up");
    assertThat(desk.get("/health/ready").body()).isEqualTo("ready");
    assertThat(desk.get("/metrics").statusCode()).isNotEqualTo(200);
  }

  @Test
  void signsInWithACookieThatScriptsCannotRead() {
    HttpResponse<String> in = desk.form("/login", "token=" + TOKEN);
    String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(in.statusCode()).isEqualTo(303);
    assertThat(cookie).contains("HttpOnly", "SameSite=Lax").doesNotContain(TOKEN);
    String session = cookie.substring(0, cookie.indexOf(';'));
    assertThat(desk.send(desk.request("/").header("Cookie", session)).statusCode()).isEqualTo(200);
    String forged = session.substring(0, session.length() - 3) + "AAA";
    assertThat(desk.send(desk.request("/").header("Cookie", forged)).statusCode()).isEqualTo(302);
  }

  @Test
  void refusesWritesFromPagesOfOtherOrigins() {
    String body = "name=x&query=letter";
    assertThat(write(body, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
    assertThat(write(body, "Sec-Fetch-Site", "same-site").statusCode()).isEqualTo(403);
    assertThat(write(body, "Origin", "https://evil.test").statusCode()).isEqualTo(403);
    assertThat(write(body, "Origin", "null").statusCode()).isEqualTo(403);
    assertThat(write(body, "X-Nothing", "x").statusCode()).isEqualTo(403);
    assertThat(get("/api/subscriptions").body()).contains("\"items\":[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0007b", "a\nb", "a\u202egpj.exe", "a\u2066b", "a\u0085b"})
  void refusesNamesThatHideSomething(String name) throws IOException {
    Map<String, Map<String, Object>> requests =
        Map.of(
            "/api/subscriptions", Map.of("query", "letter"),
            "/api/topics", Map.of("query", "letter"),
            "/api/users", Map.of("role", "READER"),
            "/api/entities/hidden", Map.of("type", "PERSON"));
    for (var request : requests.entrySet()) {
      Map<String, Object> body = new HashMap<>(request.getValue());
      body.put("name", name);
      String method = request.getKey().startsWith("/api/entities") ? "PUT" : "POST";
      HttpResponse<String> answer =
          desk.send(
              authorized(request.getKey())
                  .header("Content-Type", "application/json")
                  .method(method, HttpRequest.BodyPublishers.ofString(Json.write(body))));
      assertThat(answer.statusCode()).as(request.getKey()).isEqualTo(422);
      assertThat(Json.mapper().readTree(answer.body()).path("field").asText()).isEqualTo("name");
    }
  }

  @Test
  void takesJsonOnlyAsJson() {
    HttpResponse<String> answer =
        desk.send(
            authorized("/api/subscriptions")
                .header("Content-Type", "text/plain")
                .POST(
                    HttpRequest.BodyPublishers.ofString("{\"name\":\"x\",\"query\":\"letter\"}")));
    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void refusesTenMebibytesWithoutStoringAnything() throws IOException {
    String start = "{\"name\":\"x\",\"query\":\"" + "a".repeat(300 * 1024);
    String chunk = Integer.toHexString(start.length()) + "\r\n" + start + "\r\n";
    assertThat(rawPost("Content-Length: 10485760", start)).isEqualTo(413);
    assertThat(rawPost("Transfer-Encoding: chunked", chunk)).isEqualTo(413);
    assertThat(get("/api/subscriptions").body()).contains("\"items\":[]");
  }

  @Test
  void doesNotAnswerForNamesThatAreNotItsOwn() throws IOException {
    assertThat(rawStatus("evil.test")).isEqualTo(421);
    assertThat(rawStatus("localhost.evil.test:80")).isEqualTo(421);
    assertThat(rawStatus("localhost:" + desk.desk().port())).isEqualTo(200);
    assertThat(rawStatus("[::1]:80")).isEqualTo(200);
  }

  @Test
  void brakesGuessing() {
    try (DeskHarness other =
        new DeskHarness(KafkaFixture.shared().settings(), DeskConfig.defaults().withToken(TOKEN))) {
      HttpResponse<String> last = null;
      for (int i = 0; i < 12; i++) {
        last = other.send(other.request("/api/alerts").header("Authorization", "Bearer wrong" + i));
      }
      assertThat(last.statusCode()).isEqualTo(429);
      assertThat(last.headers().firstValue("Retry-After")).isPresent();
      assertThat(other.form("/login", "token=wrong").statusCode()).isEqualTo(429);
    }
  }

  /** Sends the beginning of a body and reads the status that the desk answers already then. */
  private static int rawPost(String framing, String beginning) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), desk.desk().port())) {
      String head =
          "POST /api/subscriptions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Authorization: Bearer "
              + TOKEN
              + "\r\n"
              + framing
              + "\r\n\r\n";
      socket.getOutputStream().write((head + beginning).getBytes(StandardCharsets.US_ASCII));
      String status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      return Integer.parseInt(status.substring(9));
    }
  }

  private static HttpResponse<String> write(String body, String header, String value) {
    return desk.send(
        authorized("/subscriptions")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(header, value)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> get(String path) {
    return desk.send(authorized(path));
  }

  private static HttpRequest.Builder authorized(String path) {
    return desk.request(path).header("Authorization", "Bearer " + TOKEN);
  }

  private static int rawStatus(String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), desk.desk().port())) {
      socket
          .getOutputStream()
          .write(
              ("GET /login HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Integer.parseInt(answer.substring(9, 12));
    }
  }
}
