package org.wirewatch.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wirewatch.desk.People.tree;

import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wirewatch.desk.access.Secrets;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Subscription.Channel;

/** Browsers as receivers. The keys are those of the example in RFC 8291. */
class DeskPushIT {
  private static final String KEY =
      "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
  private static final String BROWSER_KEYS =
      "{\"p256dh\":\"BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4\","
          + "\"auth\":\"BTBZMqHH6r4Tts7J_aSIgg\"}";
  private static final String ENDPOINT = "https://push.example/send/" + "secret".repeat(120);
  private static DeskHarness desk;

  @BeforeAll
  static void start() {
    desk =
        new DeskHarness(KafkaFixture.shared().settings(), DeskConfig.defaults().withPushKey(KEY));
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @Test
  void addsABrowserKeepsItInTheFormAndTakesItOut() {
    // Given
    String path = create();
    String browsers = path + "/browsers";
    // When
    HttpResponse<String> added = desk.json("POST", browsers, browser(ENDPOINT, BROWSER_KEYS));
    desk.json("POST", browsers, browser(ENDPOINT, BROWSER_KEYS));
    // Then: once, with its keys, and shown without its address
    assertThat(added.statusCode()).isEqualTo(201);
    assertThat(added.body()).contains("https://push.example/…").doesNotContain("secret", "auth");
    assertThat(receivers(path)).hasSize(1);
    assertThat(receivers(path).getFirst().channel()).isEqualTo(Channel.WEB_PUSH);
    assertThat(receivers(path).getFirst().secret()).isEqualTo(BROWSER_KEYS);
    String page = path.replace("/api", "");
    Document form = Jsoup.parse(desk.get(page).body());
    assertThat(form.select("[data-push]").attr("data-push")).isEqualTo(KEY);
    assertThat(form.select("[data-push]").attr("data-browsers"))
        .contains(Secrets.sha256(ENDPOINT))
        .doesNotContain("secret");
    // When: the form is saved
    String shown = form.select("#receivers [name=address]").attr("value");
    String channel = form.select("#receivers option[selected]").attr("value");
    String fields = "name=Kept&query=letter&channel=" + channel + "&address=";
    assertThat(desk.form(page, fields + People.encoded(shown)).statusCode()).isEqualTo(303);
    // Then
    assertThat(receivers(path)).extracting(one -> one.address()).containsExactly(ENDPOINT);
    // When
    assertThat(desk.json("DELETE", browsers, browser(ENDPOINT, null)).statusCode()).isEqualTo(204);
    // Then
    assertThat(receivers(path)).isEmpty();
  }

  @Test
  void refusesWhatNoBrowserSays() {
    String browsers = create() + "/browsers";
    for (String body :
        List.of(
            browser("ftp://push.example/x", BROWSER_KEYS),
            browser("https://a:b@push.example/x", BROWSER_KEYS),
            browser("https://push.example/x", "{\"p256dh\":\"x\",\"auth\":\"y\"}"),
            browser("https://push.example/x", null),
            "{}")) {
      assertThat(desk.json("POST", browsers, body).statusCode()).as(body).isEqualTo(422);
    }
    assertThat(
            desk.json(
                    "POST",
                    "/api/subscriptions/none/browsers",
                    browser("https://push.example/x", BROWSER_KEYS))
                .statusCode())
        .isEqualTo(404);
    assertThatThrownBy(() -> DeskConfig.defaults().withPushKey("short"))
        .hasMessageContaining("push.public.key");
  }

  @Test
  void servesTheWorkerAtTheRootWithoutKeepingIt() {
    HttpResponse<String> worker = desk.get("/push-worker.js");
    assertThat(worker.statusCode()).isEqualTo(200);
    assertThat(worker.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/javascript");
    assertThat(worker.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void saysWhyThereIsNoButtonWithoutAKey() {
    try (DeskHarness plain =
        new DeskHarness(KafkaFixture.shared().settings(), DeskConfig.defaults())) {
      String body = plain.get("/subscriptions/new").body();
      assertThat(body).contains("desk.push.public.key");
      assertThat(Jsoup.parse(body).select("[data-push]")).isEmpty();
    }
  }

  private static String create() {
    HttpResponse<String> created =
        desk.json("POST", "/api/subscriptions", "{\"name\":\"Letters\",\"query\":\"letter\"}");
    return created.headers().firstValue("Location").orElseThrow();
  }

  private static String browser(String endpoint, String keys) {
    return "{\"endpoint\":\"" + endpoint + "\"" + (keys == null ? "}" : ",\"keys\":" + keys + "}");
  }

  private static List<Subscription.Receiver> receivers(String path) {
    String id = tree(desk.get(path)).path("subscription_id").asText();
    return desk.stored(id).receivers();
  }
}
