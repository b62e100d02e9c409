package org.wirewatch.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wirewatch.desk.http.Proxies;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Scope;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Subscription.Receiver;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.User;

/** The security cases that concern the desk, ours and those of the development data, over HTTP. */
class AccessCasesIT {
  private static final Path SHARED = Path.of("../../shared/data/security/cases.json");
  private static final String TOKEN = "a-token-for-this-test-only";
  private static final String BODY = "{\"name\": \"x\", \"query\": \"letter\"}";
  private static DeskHarness desk;
  private static People people;
  private static IdentityProvider provider;
  private static String mine;
  private static String others;
  private static int callers;

  @BeforeAll
  static void start() throws Exception {
    desk =
        new DeskHarness(
            KafkaFixture.shared().settings(),
            DeskConfig.defaults()
                .withToken(TOKEN)
                .withProxies(Proxies.of(List.of("127.0.0.1")))); // so that cases can be callers
    people = new People(desk, TOKEN);
    provider = new IdentityProvider();
    mine = people.token(people.add("a", "EDITOR"), "read", "subscriptions:write");
    String theirs = people.token(people.add("b", "EDITOR"), "read", "subscriptions:write");
    others =
        People.tree(people.json(theirs, "POST", "/api/subscriptions", BODY))
            .path("subscription_id")
            .asText();
  }

  @AfterAll
  static void stop() {
    desk.close();
    provider.close();
  }

  static Stream<JsonNode> cases() throws IOException {
    List<JsonNode> cases = new ArrayList<>();
    try (InputStream in = AccessCasesIT.class.getResourceAsStream("access-cases.json")) {
      Json.mapper().readTree(in).path("cases").forEach(cases::add);
    }
    if (Files.exists(SHARED)) {
      Json.mapper().readTree(SHARED.toFile()).path("cases").forEach(cases::add);
    } else {
      System.out.println("skipped: no development data at " + SHARED);
    }
    return cases.stream().filter(AccessCasesIT::concernsTheDesk);
  }

  private static boolean concernsTheDesk(JsonNode one) {
    String area = one.path("area").asText();
    JsonNode input = one.path("input");
    boolean injected =
        area.equals("inject")
            && (input.has("to")
                || input.has("key")
                || one.path("applies_to").asText().equals("export"));
    return area.equals("auth") || area.equals("secrets") || injected;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void behavesAsTheCaseSays(JsonNode one) {
    JsonNode input = one.path("input");
    switch (one.path("area").asText()) {
      case "auth" -> {
        if (input.has("recipe")) {
          brakes(input.path("recipe").asText(), one.path("expect"));
        } else if (input.has("jwt")) {
          expect(people.get(jwt(input.path("jwt").asText()), "/api/subscriptions"), one);
        } else {
          expect(request(input), one);
        }
      }
      case "secrets" -> masks(input.path("url").asText());
      default -> {
        if (input.has("to")) {
          refusesTwoAddresses(input.path("to").asText());
        } else if (input.has("key")) {
          escapes(input.path("key").asText());
        } else {
          quotes(input.path("title").asText());
        }
      }
    }
  }

  private static HttpResponse<String> request(JsonNode input) {
    String[] parts =
        input
            .path("request")
            .asText()
            .replace("/api/rules", "/api/subscriptions")
            .replace("{B}", others)
            .replace("{token}", mine)
            .replace("api_key=x", "api_key=" + mine)
            .split(" ", 2);
    String token = null;
    if (input.has("role")) {
      String role =
          input.path("role").asText().replace("viewer", "reader").toUpperCase(Locale.ROOT);
      String[] scopes =
          User.Role.valueOf(role).scopes().stream().map(Scope::text).toArray(String[]::new);
      token = people.token(people.add(role + Instant.now().toEpochMilli(), role), scopes);
    } else if (input.path("request").asText().contains("{B}")) {
      token = mine;
    }
    var request =
        desk.request(parts[1])
            .header("Content-Type", "application/json")
            .method(parts[0], HttpRequest.BodyPublishers.ofString("{\"owner\": \"me\"}"));
    return desk.send(token == null ? request : request.header("Authorization", "Bearer " + token));
  }

  private static void expect(HttpResponse<String> answer, JsonNode one) {
    JsonNode expect = one.path("expect");
    if (expect.has("status")) {
      assertThat(answer.statusCode()).isEqualTo(expect.path("status").asInt());
    } else {
      assertThat(answer.statusCode()).isNotEqualTo(200); // not on this port
    }
    if (expect.path("www_authenticate").asBoolean()) {
      assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    }
    if (expect.has("body")) {
      assertThat(answer.body()).isIn("up", "ready");
    }
  }

  private static String jwt(String kind) {
    JWTClaimsSet.Builder claims = provider.about("a");
    return switch (kind) {
      case "alg none" -> IdentityProvider.unsigned(claims.build());
      case "alg confusion" -> provider.confused(claims.build());
      case "exp past" ->
          provider.signed(
              claims.expirationTime(Date.from(Instant.now().minusSeconds(600))).build());
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static void brakes(String recipe, JsonNode expect) {
    Matcher count = Pattern.compile("(\\d+) bad keys in (\\d+) s.*").matcher(recipe);
    assertThat(count.matches()).isTrue();
    String caller = "203.0.113." + ++callers;
    HttpResponse<String> last = null;
    for (int i = 0; i < Integer.parseInt(count.group(1)); i++) {
      last = from(caller, "bad" + i);
    }
    assertThat(last.statusCode()).isEqualTo(expect.path("status").asInt());
    assertThat(last.headers().firstValue("Retry-After")).isPresent();
    assertThat(from(caller, mine).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> from(String caller, String token) {
    return desk.send(
        desk.request("/api/alerts")
            .header("Authorization", "Bearer " + token)
            .header("X-Forwarded-For", caller));
  }

  private static void masks(String url) {
    String password = url.replaceFirst(".*//[^:]*:", "").replaceFirst("@.*", "");
    String host = url.replaceFirst(".*@", "").replaceFirst("[/?].*", "");
    HttpResponse<String> refused =
        people.json(mine, "POST", "/api/subscriptions", webhook(url).replace("EMAIL", "WEBHOOK"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains(host).doesNotContain(":" + password + "@");
    // one that came another way
    Receiver hook = new Receiver("r-" + host, Channel.WEBHOOK, url, null);
    String id = "s-" + host.toLowerCase(Locale.ROOT);
    Instant now = Instant.now();
    desk.topics.send(
        Topic.SUBSCRIPTIONS,
        id,
        new Subscription(1, id, "desk", "Hook", "letter", List.of(hook), true, now, now));
    await().until(() -> people.get(mine, "/api/subscriptions/" + id).statusCode() == 200);
    for (String path :
        List.of(
            "/api/subscriptions/" + id,
            "/api/subscriptions",
            "/subscriptions",
            "/subscriptions/" + id)) {
      assertThat(people.get(mine, path).body())
          .contains("***@" + host)
          .doesNotContain(":" + password + "@");
    }
  }

  private static void refusesTwoAddresses(String to) {
    assertThat(people.json(mine, "POST", "/api/subscriptions", webhook(to)).statusCode())
        .isEqualTo(422);
  }

  private static String webhook(String address) {
    return Json.write(
        java.util.Map.of(
            "name",
            "x",
            "query",
            "letter",
            "receivers",
            List.of(java.util.Map.of("channel", "EMAIL", "address", address))));
  }

  private static void quotes(String title) {
    String body = Json.write(java.util.Map.of("type", "PERSON", "name", title));
    assertThat(people.json(TOKEN, "PUT", "/api/entities/formula", body).statusCode())
        .isEqualTo(200);
    assertThat(people.get(TOKEN, "/api/entities.csv").body())
        .contains("\"" + title.replace("\"", "\"\"") + "\"")
        .doesNotContain("\n" + title, "," + title);
  }

  private static void escapes(String key) {
    desk.topics.send(Topic.DEAD_LETTERS, key, "anything");
    String written = Json.write(key);
    await().until(() -> people.get(TOKEN, "/api/dead-letters").body().contains(written));
    assertThat(written.getBytes(StandardCharsets.UTF_8)).doesNotContain((byte) 0, (byte) 0x1b);
    assertThat(people.get(TOKEN, "/operations").body()).doesNotContain(key);
  }
}
