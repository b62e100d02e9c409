package org.wirewatch.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wirewatch.testkit.Articles.anArticle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.wire.Delivery;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Match;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Span;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Topic;

class DeskSubscriptionsIT {
  private static DeskHarness desk;

  @BeforeAll
  static void start() {
    desk = new DeskHarness(KafkaFixture.shared().settings(), DeskConfig.defaults());
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @Test
  void storesASubscriptionAndTellsTheSecretOnce() throws IOException {
    // When: created
    HttpResponse<String> created =
        desk.json(
            "POST",
            "/api/subscriptions",
            """
            {"name": "Letters", "query": "\\"open letter\\"", "receivers": [
              {"channel": "WEBHOOK", "address": "https://hooks.example/in"},
              {"channel": "EMAIL", "address": "desk@example.org"}]}
            """);
    JsonNode view = tree(created);
    String path = created.headers().firstValue("Location").orElseThrow();
    // Then: the secret is there now, and at once never again
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(view.path("receivers").path(0).path("secret").asText()).startsWith("whsec_");
    assertThat(desk.get(path).body()).contains("hooks.example").doesNotContain("whsec_");
    assertThat(desk.get("/api/subscriptions").body()).contains("Letters").doesNotContain("whsec_");
    String page = desk.get(path.replace("/api", "")).body();
    assertThat(page).contains("hooks.example").doesNotContain("whsec_");
    // When: changed, with the same webhook
    JsonNode changed =
        tree(
            desk.json(
                "PUT",
                path,
                """
                {"name": "Letters", "query": "letter", "receivers": [
                  {"channel": "WEBHOOK", "address": "https://hooks.example/in"}]}
                """));
    // Then: the secret stayed
    assertThat(changed.path("query").asText()).isEqualTo("letter");
    assertThat(changed.path("receivers").path(0).has("secret")).isFalse();
    // When: deleted
    assertThat(desk.json("DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(desk.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void changesTheSecretOfAWebhookInTwoSteps() throws IOException {
    // Given
    HttpResponse<String> created =
        desk.json(
            "POST",
            "/api/subscriptions",
            """
            {"name": "Rotated", "query": "letter", "receivers": [
              {"channel": "WEBHOOK", "address": "https://hooks.example/in"},
              {"channel": "NTFY", "address": "https://ntfy.example/desk", "secret": "tk_1"}],
             "policy": {"escalation": {"after_minutes": 5, "receiver":
              {"channel": "WEBHOOK", "address": "https://hooks.example/second"}}}}
            """);
    String path = created.headers().firstValue("Location").orElseThrow();
    String first = tree(created).at("/receivers/0/secret").asText();
    assertThat(tree(created).path("escalation_secret").asText()).startsWith("whsec_");
    assertThat(created.body()).doesNotContain("tk_1");
    // When
    JsonNode begun = tree(rotate(path, "BEGIN"));
    // Then: both sign
    String second = begun.at("/receivers/0/secret").asText();
    assertThat(second).startsWith("whsec_").isNotEqualTo(first);
    assertThat(secrets(path)).containsExactly(second + " " + first, "tk_1");
    // When: the answer got lost
    String third = tree(rotate(path, "BEGIN")).at("/receivers/0/secret").asText();
    // Then: what the receiver knows goes on signing
    assertThat(secrets(path)).containsExactly(third + " " + first, "tk_1");
    // When
    JsonNode ended = tree(rotate(path, "END"));
    // Then: the newest signs, and nobody is told it again
    assertThat(ended.toString()).doesNotContain("whsec_");
    assertThat(secrets(path)).containsExactly(third, "tk_1");
    // When: there is nothing to rotate
    HttpResponse<String> refused =
        desk.json(
            "PUT",
            path,
            """
            {"name": "Rotated", "query": "letter", "receivers": [
              {"channel": "EMAIL", "address": "desk@example.org", "rotation": "BEGIN"}]}
            """);
    // Then
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Only a webhook that is stored has secrets to rotate.");
  }

  @Test
  void changesTheSecretOfAWebhookOnThePage() throws IOException {
    // Given: one webhook that is told of alerts, and of those that nobody takes charge of
    String hook =
        "{\"channel\": \"WEBHOOK\", \"address\": \"https://hooks.example/in?key=hidden\"}";
    String body =
        "{\"name\": \"Paged\", \"query\": \"letter\", \"receivers\": ["
            + hook
            + "], \"policy\": {\"escalation\": {\"after_minutes\": 5, \"receiver\": "
            + hook
            + "}}}";
    HttpResponse<String> created = desk.json("POST", "/api/subscriptions", body);
    String path = created.headers().firstValue("Location").orElseThrow();
    String first = secrets(path).getFirst();
    assertThat(tree(created).path("escalation_secret").asText()).isEqualTo(first);
    // When
    Document begun = Jsoup.parse(press(path).body());
    // Then: the new one is shown this once, and both sign
    String second = begun.select("code.secret").text();
    assertThat(second).startsWith("whsec_").isNotEqualTo(first);
    assertThat(begun.text()).contains("hooks.example/in?…").doesNotContain("hidden");
    assertThat(secrets(path)).containsExactly(second + " " + first);
    // When
    HttpResponse<String> ended = press(path);
    // Then
    assertThat(ended.headers().firstValue("Location")).hasValue(path.replace("/api", ""));
    assertThat(secrets(path)).containsExactly(second);
    String id = path.substring(path.lastIndexOf('/') + 1);
    assertThat(desk.stored(id).policy().escalation().receiver().secret()).isEqualTo(second);
    assertThat(desk.form(path.replace("/api", "") + "/rotation", "receiver=x").statusCode())
        .isEqualTo(404);
  }

  /** Presses the button that the page has for the secret of the only webhook. */
  private static HttpResponse<String> press(String path) {
    String page = path.replace("/api", "");
    Element form =
        Jsoup.parse(desk.get(page).body()).select("form[action=" + page + "/rotation]").first();
    return desk.form(
        form.attr("action"),
        "receiver="
            + encode(form.select("[name=receiver]").attr("value"))
            + "&step="
            + form.select("[name=step]").attr("value"));
  }

  private HttpResponse<String> rotate(String path, String step) throws IOException {
    return desk.json(
        "PUT",
        path,
        """
        {"name": "Rotated", "query": "letter", "receivers": [
          {"channel": "WEBHOOK", "address": "https://hooks.example/in", "rotation": "%s"},
          {"channel": "NTFY", "address": "https://ntfy.example/desk"}]}
        """
            .formatted(step));
  }

  private List<String> secrets(String path) {
    return desk.stored(path.substring(path.lastIndexOf('/') + 1)).receivers().stream()
        .map(Subscription.Receiver::secret)
        .toList();
  }

  @Test
  void showsNoSecretOfAnAddressAndTakesWhatItShowsAsUnchanged() throws IOException {
    // Given: webhooks whose address is the secret, and one with a password from a file
    String slack = "https://hooks.slack.example/services/T0/B0/very-secret";
    String other = "https://hooks.slack.example/services/T0/B0/other-secret";
    String legacy = "https://ann:hidden@hooks.example/in?token=hidden";
    Subscription.Receiver stored =
        new Subscription.Receiver("legacy", Subscription.Channel.WEBHOOK, legacy, "whsec_a2V5");
    Instant now = Instant.now();
    Subscription subscription =
        new Subscription(
            1,
            "masked",
            "desk",
            "Masked",
            "letter",
            List.of(
                stored,
                new Subscription.Receiver("one", Subscription.Channel.SLACK, slack, null),
                new Subscription.Receiver("two", Subscription.Channel.SLACK, other, null)),
            true,
            now,
            now);
    desk.topics.send(Topic.SUBSCRIPTIONS, "masked", subscription);
    await().until(() -> desk.get("/api/subscriptions/masked").statusCode() == 200);
    // Then
    for (String path :
        List.of("/api/subscriptions/masked", "/subscriptions/masked", "/subscriptions")) {
      assertThat(desk.get(path).body())
          .contains("hooks.slack.example/…", "***@hooks.example/in?…")
          .doesNotContain("secret\"", "very-secret", "other-secret", "hidden@", "token=hidden");
    }
    // When: the form is saved as it is, and by the API what the API said
    Document form = Jsoup.parse(desk.get("/subscriptions/masked").body());
    StringBuilder fields = new StringBuilder("name=Saved&query=letter");
    for (int i = 0; i < 3; i++) {
      String channel = form.select("[name=channel] option[selected]").get(i).attr("value");
      String address = form.select("[name=address]").get(i).attr("value");
      fields.append("&channel=").append(channel).append("&address=").append(encode(address));
    }
    assertThat(desk.form("/subscriptions/masked", fields.toString()).statusCode()).isEqualTo(303);
    assertThat(desk.stored("masked").receivers()).isEqualTo(subscription.receivers());
    JsonNode view = tree(desk.get("/api/subscriptions/masked"));
    String body =
        Json.write(
            java.util.Map.of(
                "name",
                "Again",
                "query",
                "letter",
                "receivers",
                view.path("receivers").findValues("address").stream()
                    .skip(1)
                    .map(
                        address ->
                            java.util.Map.of("channel", "SLACK", "address", address.asText()))
                    .toList()));
    assertThat(desk.json("PUT", "/api/subscriptions/masked", body).statusCode()).isEqualTo(200);
    assertThat(desk.stored("masked").receivers()).isEqualTo(subscription.receivers().subList(1, 3));
    // and elsewhere what is shown is no address
    assertThat(desk.json("POST", "/api/subscriptions", body).statusCode()).isEqualTo(422);
  }

  @Test
  void refusesWhatCannotWorkAndSaysWhere() throws IOException {
    HttpResponse<String> query =
        desk.json("POST", "/api/subscriptions", "{\"name\":\"x\",\"query\":\"persn:Quill\"}");
    assertThat(query.statusCode()).isEqualTo(422);
    assertThat(tree(query).path("field").asText()).isEqualTo("query");
    assertThat(tree(query).path("start").asInt()).isZero();
    assertThat(tree(query).path("end").asInt()).isPositive();
    for (String receiver :
        List.of("javascript:alert(1)", "ftp://x.example", "https://user:pass@x.example", "x")) {
      String body =
          "{\"name\":\"x\",\"query\":\"letter\",\"receivers\":[{\"channel\":\"WEBHOOK\",\"address\":\""
              + receiver
              + "\"}]}";
      assertThat(desk.json("POST", "/api/subscriptions", body).statusCode()).isEqualTo(422);
    }
    assertThat(desk.json("POST", "/api/subscriptions", "{").statusCode()).isEqualTo(400);
    assertThat(desk.json("POST", "/api/query/check", "{\"query\": \"x\"} {}").statusCode())
        .isEqualTo(400);
    String half = "{\"name\": \"a\\ud800\", \"query\": \"letter\"}";
    assertThat(desk.json("POST", "/api/subscriptions", half).statusCode()).isEqualTo(422);
    assertThat(refusal(422, receivers("null"))).contains("No item of a list may be null");
    assertThat(refusal(400, "\"query\": \"other\"")).contains("Duplicate field 'query'");
    assertThat(refusal(400, receivers("{\"channel\": \"FAX\", \"address\": \"1\"}")))
        .contains("receivers.channel is one of EMAIL, WEBHOOK, SLACK");
    assertThat(refusal(422, receivers("{\"channel\": \"EMAIL\", \"address\": \"nobody\"}")))
        .contains("'nobody': the address must be exactly one mail address.");
    String mail = "{\"channel\": \"EMAIL\", \"address\": \"a@example.org\"}";
    assertThat(refusal(422, receivers(mail + ", " + mail)))
        .contains("'a@example.org' is there twice");
    for (String address : List.of("", "feed", "elsewhere")) {
      String receiver = "{\"channel\": \"DESK\", \"address\": \"" + address + "\"}";
      assertThat(refusal(422, receivers(receiver))).contains("DESK stands for the private feed");
    }
    assertThat(desk.json("POST", "/api/subscriptions/none/mutes", "{\"until\": \"soon\"}").body())
        .contains("until is an ISO 8601 instant, as 2026-03-02T09:00:00Z");
    assertThat(desk.json("PUT", "/api/subscriptions/none", "{}").statusCode()).isEqualTo(404);
  }

  private static String receivers(String receivers) {
    return "\"receivers\": [" + receivers + "]";
  }

  /** Why a subscription with one more field is refused. */
  private static String refusal(int status, String field) {
    HttpResponse<String> refused =
        desk.json(
            "POST", "/api/subscriptions", "{\"name\": \"x\", \"query\": \"y\", " + field + "}");
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
    return refused.body();
  }

  @Test
  void pagesSubscriptions() throws IOException {
    // Given: more than a page of the API has room for, the last of all by name
    Instant now = Instant.now();
    for (int number = 0; number < 22; number++) {
      String id = "zz-%02d".formatted(number);
      desk.topics.send(
          Topic.SUBSCRIPTIONS,
          id,
          new Subscription(1, id, "desk", id, "letter", List.of(), true, now, now));
    }
    await().until(() -> desk.get("/api/subscriptions/zz-21").statusCode() == 200);
    // When
    List<String> names = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = tree(desk.get("/api/subscriptions?limit=10&after=" + after));
      assertThat(page.path("items").size()).isBetween(1, 10);
      assertThat(page.path("total").asInt()).isGreaterThanOrEqualTo(22);
      page.path("items").forEach(one -> names.add(one.path("name").asText()));
      after = page.path("next").asText("");
    } while (!after.isEmpty());
    // Then
    assertThat(names)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER)
        .contains("zz-00")
        .endsWith("zz-20", "zz-21");
    assertThat(tree(desk.get("/api/subscriptions")).path("items")).hasSize(20);
    assertThat(desk.get("/api/subscriptions?limit=0").statusCode()).isEqualTo(422);
    assertThat(desk.get("/api/subscriptions?after=gone").statusCode()).isEqualTo(422);
    assertThat(desk.get("/subscriptions").body()).contains(">zz-00<", ">zz-21<");
  }

  @Test
  void warnsOfAddressesThatTheGuardOfAlertsRefuses() throws IOException {
    // When: stored
    HttpResponse<String> created =
        desk.json(
            "POST",
            "/api/subscriptions",
            """
            {"name": "Guarded", "query": "letter", "receivers": [
              {"channel": "WEBHOOK", "address": "http://169.254.169.254/latest?key=hidden"},
              {"channel": "SLACK", "address": "https://localhost/services/hidden"},
              {"channel": "NTFY", "address": "https://ntfy.example:22/desk"},
              {"channel": "EMAIL", "address": "desk@example.org"},
              {"channel": "WEBHOOK", "address": "https://hooks.example/in"}],
             "policy": {"escalation": {"after_minutes": 5, "receiver":
              {"channel": "WEBHOOK", "address": "http://10.1.2.3/second"}}}}
            """);
    // Then: it is told of each, as it is shown
    JsonNode warnings = tree(created).path("warnings");
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(warnings.findValuesAsText("field"))
        .containsExactly("receivers", "receivers", "receivers", "policy.escalation.receiver");
    assertThat(warnings.findValuesAsText("message"))
        .allMatch(text -> text.contains("unless alerts.webhook.allow opens it"))
        .noneMatch(text -> text.contains("hidden"));
    assertThat(warnings.toString())
        .contains("169.254.169.254/latest?…", "https://localhost/…", "port 22", "10.1.2.3/second");
    // When: changed to an address that is reached
    String path = created.headers().firstValue("Location").orElseThrow();
    String reached = "[{\"channel\": \"WEBHOOK\", \"address\": \"https://hooks.example/in\"}]";
    JsonNode changed =
        tree(
            desk.json(
                "PUT",
                path,
                "{\"name\": \"Guarded\", \"query\": \"letter\", \"policy\": {}, \"receivers\": "
                    + reached
                    + "}"));
    // Then
    assertThat(changed.path("warnings").isEmpty()).isTrue();
    assertThat(changed.has("warnings")).isTrue();
    assertThat(tree(desk.get(path)).has("warnings")).isFalse();
    // and the page warns of the same
    HttpResponse<String> page =
        desk.form(
            path.replace("/api", ""),
            "name=Guarded&query=letter&channel=ntfy&address=" + encode("http://127.0.0.1/desk"));
    assertThat(Jsoup.parse(page.body()).select(".warning").text())
        .contains("'http://127.0.0.1/desk' unless alerts.webhook.allow opens it");
  }

  @Test
  void checksAQueryWhileItIsTyped() throws IOException {
    Document bad = Jsoup.parse(desk.form("/subscriptions/check", "query=persn%3AQuill").body());
    assertThat(bad.select("#query-echo mark.bad").text()).contains("persn");
    assertThat(bad.select(".fault").text()).isNotBlank();
    Document good = Jsoup.parse(desk.form("/subscriptions/check", "query=letter").body());
    assertThat(good.select(".preview-head").text()).contains("in the archive");
    JsonNode answer = tree(desk.json("POST", "/api/query/check", "{\"query\":\"(letter\"}"));
    assertThat(answer.path("ok").asBoolean()).isFalse();
    assertThat(answer.path("fault").path("message").asText()).isNotBlank();
  }

  @Test
  void createsByTheFormAndShowsTheSecretOnThatPageOnly() {
    HttpResponse<String> created =
        desk.form(
            "/subscriptions",
            "name=Formed&query=walkout&channel=webhook&address=" + encode("https://h.example/x"));
    assertThat(created.statusCode()).isEqualTo(200);
    assertThat(created.body()).contains("whsec_");
    assertThat(desk.get("/subscriptions").body()).contains("Formed").doesNotContain("whsec_");
    HttpResponse<String> refused = desk.form("/subscriptions", "name=Broken&query=" + encode("(a"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(refused.body()).select("textarea").text()).isEqualTo("(a");
  }

  @Test
  void showsAnAlertWithTheWordsMarkedAndWhatBecameOfIt() {
    // Given
    String text = "It was a quiet day. Staff signed an open letter at noon. Rain followed.";
    EnrichedArticle article = anArticle().withTitle("Letter day").withText(text).enriched();
    desk.topics.send(Topic.ENRICHED_ARTICLES, article.articleId(), article);
    int at = text.indexOf("open letter");
    Notification notification = notification(article, Span.text(at, at + 11));
    desk.topics.send(Topic.NOTIFICATIONS, "r1", notification);
    desk.topics.send(
        Topic.DELIVERIES,
        notification.notificationId(),
        new Delivery(
            1,
            notification.notificationId(),
            "s1",
            "r1",
            Subscription.Channel.WEBHOOK,
            1,
            Delivery.Outcome.RETRY,
            503,
            "answered 503",
            Instant.now(),
            Instant.now().plusSeconds(30),
            900L));
    // When
    await().until(() -> desk.get("/alerts?subscription=s1").body().contains("retrying"));
    await().until(() -> desk.get("/api/articles/" + article.articleId()).statusCode() == 200);
    Document page = Jsoup.parse(desk.get("/alerts?subscription=s1").body());
    // Then
    assertThat(page.select(".sentence").text()).isEqualTo("Staff signed an open letter at noon.");
    assertThat(page.select(".sentence mark").text()).isEqualTo("open letter");
    assertThat(page.select(".why").text()).isEqualTo("because of the letter");
    assertThat(page.select(".attempts").text()).contains("answered 503");
    String api = desk.get("/api/alerts?subscription=s1").body();
    assertThat(api).contains("RETRYING").doesNotContain("whsec_");
  }

  @Test
  void addsPausesAndRemovesASource() {
    HttpResponse<String> added =
        desk.json(
            "POST",
            "/api/sources",
            "{\"url\":\"https://harbour.example/news\",\"kind\":\"FEED\",\"outlet\":\"Outlet\"}");
    String path = added.headers().firstValue("Location").orElseThrow();
    assertThat(added.statusCode()).isEqualTo(201);
    assertThat(desk.get("/sources").body()).contains("harbour.example/news");
    assertThat(
            desk.json(
                    "POST",
                    "/api/sources",
                    "{\"url\":\"https://harbour.example/news\",\"outlet\":\"Outlet\"}")
                .statusCode())
        .isEqualTo(409);
    assertThat(desk.form(path.replace("/api", "") + "/enabled", "enabled=false").statusCode())
        .isEqualTo(303);
    assertThat(desk.get(path).body()).contains("\"enabled\":false");
    assertThat(desk.json("DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(desk.get("/sources").body()).doesNotContain("harbour.example/news");
  }

  @Test
  void goesOnAfterARecordThatIsNoArticle() {
    desk.topics.sendBytes(
        Topic.ENRICHED_ARTICLES, "poison", "{<script>".getBytes(StandardCharsets.UTF_8));
    await().until(() -> desk.get("/api/dead-letters").body().contains("UNREADABLE_RECORD"));
    assertThat(desk.get("/operations").body())
        .contains("&lt;script&gt;")
        .doesNotContain("{<script>");
    EnrichedArticle next = anArticle().withTitle("After the poison").enriched();
    desk.topics.send(Topic.ENRICHED_ARTICLES, next.articleId(), next);
    await().until(() -> desk.get("/api/articles/" + next.articleId()).statusCode() == 200);
  }

  @Test
  void servesEveryPage() {
    for (String path :
        List.of(
            "/",
            "/search",
            "/stories",
            "/subscriptions",
            "/subscriptions/new",
            "/alerts",
            "/sources",
            "/entities",
            "/operations",
            "/people",
            "/audit",
            "/loading",
            "/api/operations")) {
      assertThat(desk.get(path).statusCode()).as(path).isEqualTo(200);
    }
    String asset = Jsoup.parse(desk.get("/").body()).select("link[rel=stylesheet]").attr("href");
    assertThat(desk.get(asset).headers().firstValue("Cache-Control").orElse(""))
        .contains("immutable");
    assertThat(desk.get("/articles/none").statusCode()).isEqualTo(404);
    assertThat(desk.get("/api/none").headers().firstValue("Content-Type"))
        .hasValue("application/problem+json");
  }

  private static Notification notification(EnrichedArticle article, Span span) {
    return new Notification(
        1,
        "n-" + article.articleId(),
        "s1",
        "Letters",
        "desk",
        "\"open letter\"",
        new Subscription.Receiver(
            "r1", Subscription.Channel.WEBHOOK, "https://h.example", "whsec_abc"),
        article.storyId(),
        article.articleId(),
        article.title(),
        article.url(),
        article.outlet(),
        null,
        List.of(),
        new Match("s1", List.of(span), "because of the letter"),
        article.publishedAt(),
        article.firstSeenAt(),
        Instant.now());
  }

  private static JsonNode tree(HttpResponse<String> answer) throws IOException {
    return Json.mapper().readTree(answer.body());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
