package org.wirewatch.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wirewatch.testkit.Articles.anArticle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wirewatch.desk.access.AccessConfig;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.wire.AlertResponse;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Match;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.Span;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Subscription.Receiver;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.net.SignedLinks;
import org.wirewatch.wire.net.SignedLinks.Action;
import org.wirewatch.wire.net.SignedLinks.Target;

/** Trying a query, policies, mutes, responses and feeds, over HTTP. */
class DeskAlertsIT {
  private static final String LINKS_KEY = "0123456789abcdef0123456789abcdef";
  private static DeskHarness desk;

  @BeforeAll
  static void start() {
    AccessConfig other = AccessConfig.defaults();
    AccessConfig access =
        new AccessConfig(100, other.sessionIdle(), other.sessionMax(), null, null, LINKS_KEY);
    desk =
        new DeskHarness(KafkaFixture.shared().settings(), DeskConfig.defaults().withAccess(access));
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @Test
  void triesAQueryBeforeItIsSaved() throws IOException {
    EnrichedArticle article =
        anArticle().withText("A zeppelin landed at noon.").publishedAt(Instant.now()).enriched();
    desk.topics.send(Topic.ENRICHED_ARTICLES, article.articleId(), article);
    await().until(() -> desk.get("/api/articles/" + article.articleId()).statusCode() == 200);
    JsonNode result =
        tree(
            desk.json(
                "POST",
                "/api/subscriptions/backtest",
                "{\"query\": \"zeppelin\", \"marks\": {\""
                    + article.articleId()
                    + "\": \"GOOD\"}}"));
    assertThat(result.path("alerts").asInt()).isEqualTo(1);
    assertThat(result.path("days")).hasSize(30);
    assertThat(result.path("samples").path(0).path("sentence").path("text").asText())
        .isEqualTo("A zeppelin landed at noon.");
    assertThat(result.path("precision").path("good").asInt()).isEqualTo(1);
    HttpResponse<String> faulty =
        desk.json("POST", "/api/subscriptions/backtest", "{\"query\": \"persn:x\"}");
    assertThat(faulty.statusCode()).isEqualTo(422);
    Document part =
        Jsoup.parse(
            desk.form(
                    "/subscriptions/backtest",
                    "query=zeppelin&mark-" + article.articleId() + "=BAD")
                .body());
    assertThat(part.select(".volume rect.alerting")).hasSize(30);
    assertThat(part.select("input[type=radio][checked]").attr("value")).isEqualTo("BAD");
    assertThat(part.select(".precision").text()).contains("1 bad");
  }

  @Test
  void warnsOfTopicsAndOperatorsThatThereAreNot() throws IOException {
    // Given
    String query = "topic:pump OR NEAR(walrus,ship) OR (topic:pumps topic:iptc:04000000)";
    String body = Json.write(Map.of("query", query));
    // When
    JsonNode check = tree(desk.json("POST", "/api/query/check", body)).path("warnings");
    JsonNode backtest = tree(desk.json("POST", "/api/subscriptions/backtest", body));
    Document part =
        Jsoup.parse(desk.form("/subscriptions/backtest", "query=" + encode(query)).body());
    // Then
    assertThat(check.toString())
        .contains("There is no topic \\\"pump\\\".", "did you mean topic:pumps", "no operator")
        .doesNotContain("\\\"pumps\\\"", "iptc");
    assertThat(backtest.path("warnings")).isEqualTo(check);
    assertThat(part.select(".warning").text()).contains("There is no topic \"pump\".");
    // and it is stored all the same
    HttpResponse<String> stored =
        desk.json("POST", "/api/subscriptions", Json.write(Map.of("name", "Nope", "query", query)));
    assertThat(stored.statusCode()).isEqualTo(201);
    assertThat(tree(stored).path("warnings").findValuesAsText("field")).containsOnly("query");
  }

  @Test
  void warnsOfAMuteOfWhatNobodyKnows() throws IOException {
    // Given
    Source source =
        new Source(
            1,
            "post",
            URI.create("https://post.example/feed"),
            Source.Kind.FEED,
            "The Post",
            List.of(),
            null,
            true,
            Instant.now());
    desk.topics.send(Topic.SOURCES, "post", source);
    await().until(() -> desk.get("/api/sources/post").statusCode() == 200);
    String path = create("Mutes", "walrus", null);
    // Then
    assertThat(muteWarnings(path, "OUTLET", "the post")).isEmpty();
    assertThat(muteWarnings(path, "ENTITY", "orla-venn")).isEmpty();
    for (String target : List.of("OUTLET", "ENTITY", "STORY")) {
      assertThat(muteWarnings(path, target, "none").toString())
          .contains("There is no " + target.toLowerCase(Locale.ROOT) + " 'none'");
    }
    assertThat(tree(desk.get(path)).path("mutes")).hasSize(5);
  }

  private static JsonNode muteWarnings(String path, String target, String id) throws IOException {
    String until = Instant.now().plus(Duration.ofHours(2)).toString();
    String body = Json.write(Map.of("target", target, "id", id, "until", until));
    HttpResponse<String> muted = desk.json("POST", path + "/mutes", body);
    assertThat(muted.statusCode()).isEqualTo(201);
    return tree(muted).path("warnings");
  }

  @Test
  void keepsPolicyAndMutesOverChangesAndNamesTheWrongField() throws IOException {
    String policy =
        """
        {"updates": ["NEW_SPEAKER"], "digest": {"period": "DAILY", "at": "08:30"}, "zone": "Europe/Berlin",
         "escalation": {"after_minutes": 15, "receiver": {"channel": "EMAIL", "address": "b@example.org"}}}""";
    String path = create("Policy", "polder", policy);
    String until = Instant.now().plus(Duration.ofHours(2)).toString();
    assertThat(
            desk.json(
                    "POST",
                    path + "/mutes",
                    "{\"target\":\"OUTLET\",\"id\":\"Post\",\"until\":\"" + until + "\"}")
                .statusCode())
        .isEqualTo(201);
    desk.json("PUT", path, "{\"name\":\"Policy\",\"query\":\"polders\"}");
    desk.form(path.replace("/api", "") + "/enabled", "enabled=false");
    JsonNode view = tree(desk.get(path));
    assertThat(view.path("query").asText()).isEqualTo("polders");
    assertThat(view.path("enabled").asBoolean()).isFalse();
    assertThat(view.path("policy").path("digest").path("at").asText()).startsWith("08:30");
    assertThat(view.path("policy").path("escalation").path("after_minutes").asInt()).isEqualTo(15);
    assertThat(view.path("mutes").path(0).path("id").asText()).isEqualTo("Post");
    assertThat(desk.json("DELETE", path + "/mutes?target=OUTLET&id=Post", "").body())
        .doesNotContain("Post");
    assertThat(fault("{\"zone\": \"Mars/Base\"}")).isEqualTo("policy.zone");
    assertThat(fault("{\"updates\": [\"SOMETIMES\"]}")).startsWith("policy.updates");
    assertThat(fault("{\"group_wait\": \"P9D\"}")).isEqualTo("policy.group_wait");
    assertThat(fault("{\"quiet_hours\": {\"from\": \"22:00\", \"to\": \"22:00\"}}"))
        .isEqualTo("policy.quiet_hours.to");
    assertThat(
            tree(desk.json("POST", path + "/mutes", "{\"target\":\"STORY\",\"id\":\"x\"}"))
                .path("field")
                .asText())
        .isEqualTo("until");
    // the form takes the same
    assertThat(
            desk.form(
                    path.replace("/api", ""),
                    "name=P&query=polder&new_outlets=5&updates=CHANGED_FIGURE&digest=HOURLY&zone=UTC")
                .statusCode())
        .isEqualTo(303);
    assertThat(desk.get(path).body()).contains("CHANGED_FIGURE").contains("HOURLY");
  }

  @Test
  void keepsInTheFormWhatTheApiSaid() throws IOException {
    String policy =
        "{\"group_wait\":\"PT1M10.5S\",\"quiet_hours\":{\"from\":\"22:00\",\"to\":\"06:00\",\"days\":[\"FRIDAY\",\"SATURDAY\"]},"
            + "\"escalation\":{\"after_minutes\":5,\"receiver\":{\"channel\":\"SLACK\","
            + "\"address\":\"https://hooks.slack.example/secret\"}}}";
    String path = create("Kept", "polder", policy);
    JsonNode before = tree(desk.get(path)).path("policy");
    String page = path.replace("/api", "");
    FormElement form =
        (FormElement) Jsoup.parse(desk.get(page).body()).selectFirst("form[action=" + page + "]");
    String fields =
        form.formData().stream()
            .map(field -> field.key() + "=" + encode(field.value()))
            .collect(Collectors.joining("&"));
    assertThat(desk.form(page, fields).statusCode()).isEqualTo(303);
    assertThat(tree(desk.get(path)).path("policy")).isEqualTo(before);
    assertThat(before.path("group_wait").asText()).isEqualTo("PT1M10.5S");
    assertThat(before.at("/quiet_hours/days")).hasSize(2);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void doesWhatTheLinksInMessagesSayAndNoOther() throws Exception {
    HttpResponse<String> created =
        desk.json(
            "POST",
            "/api/subscriptions",
            "{\"name\":\"Links\",\"query\":\"walrus\",\"receivers\":"
                + "[{\"channel\":\"EMAIL\",\"address\":\"a@example.org\"}]}");
    String id = tree(created).path("subscription_id").asText();
    String receiver = tree(created).path("receivers").path(0).path("receiver_id").asText();
    EnrichedArticle article = anArticle().withText("A walrus swam.").enriched();
    desk.topics.send(Topic.ENRICHED_ARTICLES, article.articleId(), article);
    desk.topics.send(Topic.NOTIFICATIONS, "r", notification(id, article));
    String alert = "/api/alerts/" + Ids.of(id, article.storyId());
    await().until(() -> desk.get(alert).statusCode() == 200);
    SignedLinks links = new SignedLinks(URI.create(""), LINKS_KEY);
    Target story = new Target(id, receiver, article.storyId(), article.articleId());
    String good = links.link(Action.GOOD, story).toString();

    assertThat(desk.get(good).statusCode()).isEqualTo(200);
    assertThat(tree(desk.get(alert)).path("verdict").isMissingNode()).as("only asked").isTrue();
    assertThat(desk.form(good, "").statusCode()).isEqualTo(200);
    assertThat(tree(desk.get(alert)).path("verdict").asText()).isEqualTo("GOOD");

    assertThat(desk.form(good.replace("/good", "/bad"), "").statusCode()).isEqualTo(403);
    String unsubscribe =
        links.link(Action.UNSUBSCRIBE, new Target(id, receiver, null, null)).toString();
    assertThat(desk.form(unsubscribe, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);
    assertThat(tree(desk.get("/api/subscriptions/" + id)).path("receivers")).isEmpty();
  }

  @Test
  void mergesResponsesAndCountsPrecision() throws IOException {
    String path = create("Answers", "walrus", null);
    String id = path.substring(path.lastIndexOf('/') + 1);
    EnrichedArticle article = anArticle().withText("A walrus came. It slept.").enriched();
    desk.topics.send(Topic.ENRICHED_ARTICLES, article.articleId(), article);
    desk.topics.send(Topic.NOTIFICATIONS, "r", notification(id, article));
    String alert = "/api/alerts/" + Ids.of(id, article.storyId());
    await().until(() -> desk.get(alert).statusCode() == 200);
    await().until(() -> desk.get("/api/articles/" + article.articleId()).statusCode() == 200);
    desk.json("POST", alert + "/response", "{\"acknowledge\": true}");
    desk.json("POST", alert + "/response", "{\"verdict\": \"GOOD\"}");
    JsonNode view = tree(desk.get(alert));
    assertThat(view.path("verdict").asText()).isEqualTo("GOOD");
    assertThat(view.path("acknowledged_at").asText()).isNotBlank();
    JsonNode quality = tree(desk.get(path + "/quality"));
    assertThat(quality.path("precision").path("value").asDouble()).isEqualTo(1);
    assertThat(desk.json("POST", alert + "/response", "{}").statusCode()).isEqualTo(422);
    // the page has the same, and mutes
    String page = alert.replace("/api", "");
    Document html = Jsoup.parse(desk.get(page).body());
    assertThat(html.select("button[value=GOOD]").attr("aria-pressed")).isEqualTo("true");
    assertThat(html.select(".sentence mark").text()).isEqualTo("walrus");
    assertThat(
            desk.form(page + "/mute", "target=STORY&for=week&id=" + article.storyId()).statusCode())
        .isEqualTo(303);
    assertThat(tree(desk.get(path)).path("mutes")).hasSize(1);
    assertThat(desk.get(path.replace("/api", "")).body()).contains("1 good, 0 bad");
  }

  @Test
  void saysHowOftenReceiversAreTold() {
    assertThat(told(null)).contains("Receivers are told once per story.");
    assertThat(told("{\"updates\": [\"NEW_SPEAKER\", \"CHANGED_FIGURE\"]}"))
        .contains("once per story, and again of: changed figure, new speaker.");
    assertThat(told("{\"updates\": [\"EVERY_ARTICLE\", \"NEW_SPEAKER\"]}"))
        .contains("told of every article that matches")
        .doesNotContain("once per story");
    assertThat(
            told(
                "{\"digest\": {\"period\": \"WEEKLY\", \"day\": \"FRIDAY\"}, \"quiet_hours\":"
                    + " {\"from\": \"22:00\", \"to\": \"06:00\"}, \"zone\": \"Europe/Berlin\"}"))
        .contains("A digest goes out every Friday at 07:00 (Europe/Berlin).")
        .contains("It is quiet from 22:00 to 06:00 (Europe/Berlin).");
  }

  /** The page of a subscription with a policy. */
  private static String told(String policy) {
    return desk.get(create("Told", "polder", policy).replace("/api", "")).body();
  }

  @Test
  void triesASuggestionOnTheSubscriptionThatItIsFor() {
    // Given: what people said of its alerts
    String page = create("Raptor", "raptor", null).replace("/api", "");
    String id = page.substring(page.lastIndexOf('/') + 1);
    for (int i = 0; i < 6; i++) {
      boolean good = i % 2 == 0;
      String text = "The raptor " + (good ? "bred on the cliff " : "scored in the game ") + i + ".";
      EnrichedArticle article = anArticle().withText(text).enriched();
      desk.topics.send(Topic.ENRICHED_ARTICLES, article.articleId(), article);
      await().until(() -> desk.get("/api/articles/" + article.articleId()).statusCode() == 200);
      AlertResponse said =
          new AlertResponse(
              1,
              "raptor-" + i,
              id,
              "st",
              article.articleId(),
              good ? AlertResponse.Verdict.GOOD : AlertResponse.Verdict.BAD,
              null,
              null,
              Instant.now());
      desk.topics.send(Topic.ALERT_RESPONSES, said.alertId(), said);
    }
    await().until(() -> desk.get(page).body().contains("Try it"));
    // When
    String link =
        Jsoup.parse(desk.get(page).body()).select("a:contains(Try it)").first().attr("href");
    Document tried = Jsoup.parse(desk.get(link).body());
    // Then: the form is the same subscription's, with the other query
    assertThat(tried.select("form[action=" + page + "] textarea").text()).startsWith("(raptor) ");
    assertThat(tried.select("[name=name]").attr("value")).isEqualTo("Raptor");
    assertThat(desk.get("/api" + page).body()).contains("\"query\":\"raptor\"");
  }

  @Test
  void servesAPrivateFeedUntilItIsRevoked() throws IOException {
    String path = create("Feed", "\"x & y\"", null);
    String id = path.substring(path.lastIndexOf('/') + 1);
    EnrichedArticle article = anArticle().withText("A walrus came.").enriched();
    desk.topics.send(Topic.NOTIFICATIONS, "r", notification(id, article));
    await()
        .until(() -> desk.get("/api/alerts/" + Ids.of(id, article.storyId())).statusCode() == 200);
    JsonNode addresses = tree(desk.json("POST", path + "/feed", ""));
    HttpResponse<String> atom = desk.get(addresses.path("atom").asText());
    Document xml = Jsoup.parse(atom.body(), "", Parser.xmlParser());
    assertThat(xml.select("entry > id").text())
        .isEqualTo("urn:wirewatch:alert:" + Ids.of(id, article.storyId()));
    assertThat(xml.select("entry > summary").text()).contains("because of the walrus");
    String tag = atom.headers().firstValue("ETag").orElseThrow();
    String modified = atom.headers().firstValue("Last-Modified").orElseThrow();
    String address = addresses.path("atom").asText();
    assertThat(desk.send(desk.request(address).header("If-None-Match", tag)).statusCode())
        .isEqualTo(304);
    assertThat(desk.send(desk.request(address).header("If-Modified-Since", modified)).statusCode())
        .isEqualTo(304);
    JsonNode json = tree(desk.get(addresses.path("json_feed").asText()));
    assertThat(json.path("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
    assertThat(json.path("items")).hasSize(1);
    // the secret is not in views, and an edit keeps the feed
    assertThat(desk.get(path).body()).doesNotContain(address.substring(7, 20));
    String shown = Json.write(tree(desk.get(path)).path("receivers").path(0));
    String feed = shown.replaceAll("\"receiver_id\":\"[^\"]*\",", "");
    assertThat(feed).contains("DESK");
    String put = "{\"name\":\"Feed\",\"query\":\"walrus\",\"receivers\":[";
    assertThat(tree(desk.json("PUT", path, put + "]}")).path("receivers")).hasSize(1);
    assertThat(tree(desk.json("PUT", path, put + feed + "]}")).path("receivers")).hasSize(1);
    assertThat(desk.get(address).statusCode()).isEqualTo(200);
    assertThat(desk.json("DELETE", path + "/feed", "").statusCode()).isEqualTo(204);
    assertThat(desk.get(address).statusCode()).isEqualTo(404);
    assertThat(desk.get("/good?subscription=x").statusCode()).isEqualTo(403);
  }

  private static String create(String name, String query, String policy) {
    String body =
        Json.write(Map.of("name", name, "query", query)).replaceFirst("}$", "")
            + (policy == null ? "}" : ",\"policy\":" + policy + "}");
    HttpResponse<String> created = desk.json("POST", "/api/subscriptions", body);
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    return created.headers().firstValue("Location").orElseThrow();
  }

  private static String fault(String policy) throws IOException {
    HttpResponse<String> refused =
        desk.json(
            "POST",
            "/api/subscriptions",
            "{\"name\":\"x\",\"query\":\"polder\",\"policy\":" + policy + "}");
    assertThat(refused.statusCode()).isBetween(400, 422);
    return tree(refused).path("field").asText();
  }

  private static Notification notification(String subscription, EnrichedArticle article) {
    int at = article.text().indexOf("walrus");
    return new Notification(
        1,
        "n-" + subscription,
        subscription,
        "Name",
        "desk",
        "walrus",
        new Receiver("r", Channel.DESK, null, null),
        article.storyId(),
        article.articleId(),
        article.title(),
        article.url(),
        article.outlet(),
        "A walrus came.",
        List.of(),
        new Match(subscription, List.of(Span.text(at, at + 6)), "because of the walrus"),
        article.publishedAt(),
        article.firstSeenAt(),
        Instant.now());
  }

  private static JsonNode tree(HttpResponse<String> answer) throws IOException {
    return Json.mapper().readTree(answer.body());
  }
}
