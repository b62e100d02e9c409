package org.wirewatch.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wirewatch.testkit.Articles.anArticle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.TopicDefinition;

class DeskTopicsIT {
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
  void definesATopicByTheFormAndShowsIt() throws IOException {
    // When: nothing but a name and a description
    HttpResponse<String> added =
        desk.form(
            "/topics",
            "name=" + encode("Løse <b>dogs</b>") + "&description=" + encode("Dogs on the loose."));
    // Then
    assertThat(added.statusCode()).isEqualTo(303);
    String path = added.headers().firstValue("Location").orElseThrow();
    assertThat(path).isEqualTo("/topics/lose-b-dogs-b");
    Document page = Jsoup.parse(desk.get(path).body());
    assertThat(page.select("h1").text()).isEqualTo("Løse <b>dogs</b>");
    assertThat(page.select(".slug").text()).contains("added here");
    assertThat(Jsoup.parse(desk.get("/topics").body()).select(".row h3 a").eachText())
        .contains("Løse <b>dogs</b>", "Ferries", "Pumps");
    JsonNode stored = topic("lose-b-dogs-b");
    assertThat(stored.path("description").asText()).isEqualTo("Dogs on the loose.");
    assertThat(stored.path("changed_at").asText()).isNotEmpty();
    // When: it is edited in the form as it is shown there
    Document form = Jsoup.parse(desk.get(path + "/edit").body());
    assertThat(form.select("textarea[name=description]").text()).isEqualTo("Dogs on the loose.");
    HttpResponse<String> changed =
        desk.form(
            path,
            "name=Dogs&description=Dogs.&query=dog*&positives="
                + encode("A dog ran.\r\n\r\nA dog barked.\r\n"));
    // Then
    assertThat(changed.statusCode()).isEqualTo(303);
    JsonNode now = tree(desk.get("/api/topics/lose-b-dogs-b"));
    assertThat(now.path("name").asText()).isEqualTo("Dogs");
    assertThat(now.path("query").asText()).isEqualTo("dog*");
    assertThat(now.path("positives").toString()).isEqualTo("[\"A dog ran.\",\"A dog barked.\"]");
  }

  @Test
  void subscriptionThatLeavesATopicOutIsToldSo() throws IOException {
    // Given
    assertThat(put("gulls", "{\"description\":\"Gulls.\"}")).isEqualTo(200);
    desk.json(
        "POST", "/api/subscriptions", "{\"name\":\"Rest\",\"query\":\"sea NOT topic:gulls\"}");
    // When
    JsonNode removed = tree(desk.json("DELETE", "/api/topics/gulls", ""));
    // Then
    assertThat(removed.path("warning").asText()).startsWith("Subscriptions leave this topic out");
    assertThat(removed.path("subscriptions").findValuesAsText("name")).containsExactly("Rest");
  }

  @Test
  void topicThatAsksForItselfIsRefusedWithThePlace() throws IOException {
    HttpResponse<String> answer =
        desk.json("PUT", "/api/topics/terns", "{\"query\":\"tern* OR topic:Terns\"}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(tree(answer).path("start").asInt()).isEqualTo(15);
    assertThat(tree(answer).path("end").asInt()).isEqualTo(20);
  }

  @Test
  void unknownFieldIsRefusedWithTheNearest() throws IOException {
    HttpResponse<String> answer =
        desk.json("PUT", "/api/topics/terns", "{\"descripton\":\"Terns.\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(tree(answer).path("field").asText()).isEqualTo("descripton");
    assertThat(tree(answer).path("suggestion").asText()).isEqualTo("description");
  }

  @Test
  void switchesATopicOfTheFileOffAndBringsItBack() throws IOException {
    // Given: a changed topic that a subscription asks for
    assertThat(put("ferries", "{\"name\":\"Boats\",\"description\":\"Boats.\"}")).isEqualTo(200);
    assertThat(topic("ferries").path("origin").asText()).isEqualTo("EDITED");
    desk.json(
        "POST", "/api/subscriptions", "{\"name\":\"Mine\",\"query\":\"x OR topic:FERRIES>=0.6\"}");
    // When
    HttpResponse<String> removed = desk.json("DELETE", "/api/topics/ferries", "");
    // Then: it is off, and whoever asks for it is named
    assertThat(removed.statusCode()).isEqualTo(200);
    assertThat(tree(removed).path("warning").asText()).contains("no new article");
    assertThat(tree(removed).path("subscriptions").findValuesAsText("name"))
        .containsExactly("Mine");
    assertThat(topic("ferries").path("state").asText()).isEqualTo("OFF");
    assertThat(Jsoup.parse(desk.get("/topics/ferries").body()).select(".ledger").text())
        .contains("Mine");
    // When: switched on, it is as it was changed
    assertThat(desk.form("/topics/ferries/on", "").statusCode()).isEqualTo(303);
    assertThat(topic("ferries").path("state").asText()).isEqualTo("OK");
    assertThat(topic("ferries").path("name").asText()).isEqualTo("Boats");
    // When
    HttpResponse<String> reset = desk.json("POST", "/api/topics/ferries/reset", "{}");
    // Then: as in the file
    assertThat(tree(reset).path("name").asText()).isEqualTo("Ferries");
    assertThat(tree(reset).path("origin").asText()).isEqualTo("BUNDLED");
    assertThat(tree(reset).path("state").asText()).isEqualTo("OK");
    assertThat(desk.json("POST", "/api/topics/ferries/reset", "{}").statusCode()).isEqualTo(409);
    // When: an added one is deleted
    assertThat(put("tugs", "{\"description\":\"Tugs.\"}")).isEqualTo(200);
    assertThat(desk.json("POST", "/api/topics/tugs/reset", "{}").statusCode()).isEqualTo(409);
    assertThat(desk.form("/topics/tugs/delete", "").statusCode()).isEqualTo(303);
    // Then: nothing is left of it
    assertThat(desk.get("/api/topics/tugs").statusCode()).isEqualTo(404);
    assertThat(desk.get("/topics/tugs").statusCode()).isEqualTo(404);
  }

  @Test
  void refusesWhatCannotBeAndSaysWhyWithoutJava() throws IOException {
    HttpResponse<String> query =
        desk.json("PUT", "/api/topics/x", "{\"description\":\"d\",\"query\":\"a AND (\"}");
    assertThat(query.statusCode()).isEqualTo(422);
    assertThat(tree(query).path("field").asText()).isEqualTo("query");
    assertThat(tree(query).path("start").isInt()).isTrue();
    assertThat(refused("PUT", "/api/topics/a%20b", "{\"description\":\"d\"}")).isEqualTo("id");
    assertThat(refused("PUT", "/api/topics/x", "{}")).isEqualTo("description");
    assertThat(refused("PUT", "/api/topics/x", "{\"positives\":[\"\"]}")).isEqualTo("positives");
    assertThat(refused("POST", "/api/topics", "{\"description\":\"d\"}")).isEqualTo("name");
    String feedback = "/api/topics/pumps/feedback";
    assertThat(refused("POST", feedback, "{\"text\":\"t\"}")).isEqualTo("relevant");
    assertThat(refused("POST", feedback, "{\"relevant\":true}")).isEqualTo("article_id");
    assertThat(refused("POST", feedback, "{\"relevant\":true,\"text\":\" \"}")).isEqualTo("text");
    assertThat(refused("POST", feedback, "{\"relevant\":true,\"article_id\":\"none\"}"))
        .isEqualTo("article_id");
    String preview = "/api/topics/preview";
    assertThat(refused("POST", preview, "{\"description\":\"d\",\"articles\":2001}"))
        .isEqualTo("articles");
    HttpResponse<String> type = desk.json("PUT", "/api/topics/x", "{\"positives\":\"one\"}");
    assertThat(type.statusCode()).isEqualTo(400);
    assertThat(type.body()).contains("positives").doesNotContain("java", "org.wirewatch");
    HttpResponse<String> page =
        desk.form("/topics", "name=X&description=d&query=" + encode("a AND ("));
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(page.body()).select(".remarks .fault")).isNotEmpty();
    assertThat(Jsoup.parse(page.body()).select("textarea[name=query]").text()).isEqualTo("a AND (");
    HttpResponse<String> foreign =
        desk.send(
            desk.request("/topics/pumps/delete")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.noBody()));
    assertThat(foreign.statusCode()).isEqualTo(403);
  }

  @Test
  void showsATopicThatSomeoneWroteWithAFault() throws IOException {
    desk.topics.send(
        Topic.TOPICS,
        "broken",
        new TopicDefinition("broken", "Broken", "b", "strike AND (", null, null));
    desk.topics.sendBytes(Topic.TOPICS, "unreadable", "{".getBytes(StandardCharsets.UTF_8));
    await().until(() -> desk.get("/api/topics/broken").statusCode() == 200);

    JsonNode broken = topic("broken");
    assertThat(broken.path("state").asText()).isEqualTo("FAULTY");
    assertThat(broken.path("fault").path("start").isInt()).isTrue();
    Document page = Jsoup.parse(desk.get("/topics/broken").body());
    assertThat(page.select(".query-fault mark.bad")).isNotEmpty();
    assertThat(desk.get("/topics").body()).contains("faulty query");
    assertThat(desk.get("/api/topics/unreadable").statusCode()).isEqualTo(404);
  }

  @Test
  void learnsFromFeedbackOnArticles() throws IOException {
    EnrichedArticle article =
        anArticle()
            .withTitle("Pumps stand still")
            .withText("The pumps of the polder\n\nstopped on Monday. " + "More. ".repeat(200))
            .withTopic("pumps", 0.81)
            .publishedAt(Instant.now())
            .enriched();
    publish(article);
    Document page = Jsoup.parse(desk.get("/topics/pumps").body());
    assertThat(page.select(".scored .card h3").eachText()).contains("Pumps stand still");
    assertThat(page.select(".scored .score").text()).contains("0.81");
    assertThat(page.select("form.verdict").attr("action")).isEqualTo("/topics/pumps/feedback");
    assertThat(topic("pumps").path("articles_of_the_week").asInt()).isPositive();
    // When: said twice on the page
    for (int i = 0; i < 2; i++) {
      String said = "article=" + article.articleId() + "&relevant=true";
      assertThat(desk.form("/topics/pumps/feedback", said).statusCode()).isEqualTo(303);
    }
    // Then: once, on one line, with the beginning of the text
    JsonNode positives = topic("pumps").path("positives");
    assertThat(positives).hasSize(1);
    assertThat(positives.path(0).asText())
        .startsWith("Pumps stand still. The pumps of the polder stopped on Monday. More.")
        .hasSizeLessThan(700);
    // When: taken back by the API
    HttpResponse<String> answer =
        desk.json(
            "POST",
            "/api/topics/pumps/feedback",
            "{\"article_id\":\"" + article.articleId() + "\",\"relevant\":false}");
    // Then
    assertThat(tree(answer).path("positives")).isEmpty();
    assertThat(tree(answer).path("negatives")).hasSize(1);
    JsonNode more =
        tree(
            desk.json(
                "POST",
                "/api/topics/pumps/feedback",
                "{\"text\":\"A new pump runs.\",\"relevant\":true}"));
    assertThat(more.path("positives").path(0).asText()).isEqualTo("A new pump runs.");
  }

  @Test
  void previewsADefinitionAgainstTheArchiveAndTheStoredOne() throws IOException {
    assertThat(put("lamps", "{\"description\":\"lamps\"}")).isEqualTo(200);
    EnrichedArticle lamps = anArticle().withTitle("L").withText("All lamps glow.").enriched();
    EnrichedArticle candles = anArticle().withTitle("C").withText("Candles burn.").enriched();
    EnrichedArticle both =
        anArticle().withTitle("B").withText("Lamps, candles, torches.").enriched();
    for (EnrichedArticle one : List.of(lamps, candles, both)) {
      publish(one);
    }
    String wanted = "{\"id\":\"lamps\",\"description\":\"candles torches\",\"articles\":50}";

    JsonNode result = tree(desk.json("POST", "/api/topics/preview", wanted));

    assertThat(result.path("compared").asBoolean()).isTrue();
    assertThat(result.path("about").asInt()).isEqualTo(2);
    assertThat(result.path("top").path(0).path("article").path("article_id").asText())
        .isEqualTo(both.articleId());
    assertThat(result.path("top").path(0).path("evidence")).hasSize(2);
    assertThat(result.path("top").path(0).path("before").asDouble()).isEqualTo(1);
    assertThat(ids(result.path("borderline"))).containsExactly(candles.articleId());
    assertThat(ids(result.path("entering"))).containsExactly(candles.articleId());
    assertThat(ids(result.path("leaving"))).containsExactly(lamps.articleId());
    int perDay = 0;
    for (JsonNode day : result.path("days")) {
      perDay += day.path("about").asInt();
    }
    assertThat(perDay).isEqualTo(2);
    // Then: nothing was stored
    assertThat(topic("lamps").path("description").asText()).isEqualTo("lamps");
    // Then: the page shows the same
    String part =
        desk.form("/topics/preview", "id=lamps&name=L&description=" + encode("candles torches"))
            .body();
    assertThat(Jsoup.parse(part).select(".preview-head").text()).contains("1 more, 1 fewer");
    assertThat(Jsoup.parse(part).select(".scored mark.hit").eachText()).contains("torches");
  }

  private static List<String> ids(JsonNode scored) {
    return scored.findValuesAsText("article_id");
  }

  private static void publish(EnrichedArticle article) {
    desk.topics.send(Topic.ENRICHED_ARTICLES, article.articleId(), article);
    await().until(() -> desk.get("/api/articles/" + article.articleId()).statusCode() == 200);
  }

  private static int put(String id, String body) {
    return desk.json("PUT", "/api/topics/" + id, body).statusCode();
  }

  private static JsonNode topic(String id) throws IOException {
    return tree(desk.get("/api/topics/" + id));
  }

  private static String refused(String method, String path, String body) throws IOException {
    HttpResponse<String> answer = desk.json(method, path, body);
    assertThat(answer.statusCode()).as(body).isEqualTo(422);
    return tree(answer).path("field").asText();
  }

  private static JsonNode tree(HttpResponse<String> answer) throws IOException {
    return Json.mapper().readTree(answer.body());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
