package org.wirewatch.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wirewatch.testkit.Articles.anArticle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Topic;

class DeskApiIT {
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
  void findsArticlesByQueryWithTheReason() throws IOException {
    // Given
    EnrichedArticle article =
        anArticle()
            .withTitle("Workers at Northgate Systems sign a letter")
            .withText("Mara Quill signed the open letter. It asks for an end to the contract.")
            .mentioning(EntityType.PERSON, "Mara Quill")
            .enriched();
    // When
    publish(article);
    JsonNode found =
        json(desk.get("/api/articles?q=" + encode("person:\"Mara Quill\" AND letter")));
    // Then
    assertThat(found.path("total").asInt()).isEqualTo(1);
    JsonNode item = found.path("items").path(0);
    assertThat(item.path("article_id").asText()).isEqualTo(article.articleId());
    assertThat(item.path("match").path("why").asText()).isNotBlank();
    JsonNode whole = json(desk.get("/api/articles/" + article.articleId()));
    assertThat(whole.path("text").asText()).isEqualTo(article.text());
  }

  @Test
  void showsWhatAPublisherRevised() throws IOException {
    EnrichedArticle article =
        anArticle()
            .withRevision(2)
            .withText("Fourteen <b>people were hurt.")
            .withChanges(
                new Article.Change(
                    Article.Change.Field.TEXT,
                    Article.Change.Kind.REPLACED,
                    "Twelve <i>people",
                    "Fourteen <b>people",
                    0,
                    18))
            .enriched();
    publish(article);

    String page = desk.get("/articles/" + article.articleId()).body();

    assertThat(page)
        .contains("href=\"#changes\">revised</a>")
        .contains("<del>Twelve &lt;i&gt;people</del> <ins>Fourteen &lt;b&gt;people</ins>");
  }

  @Test
  void pagesThroughResultsWithoutGapsOrDoubles() throws IOException {
    // Given
    for (int i = 0; i < 7; i++) {
      publish(anArticle().withText("Zephyrium shipments, part " + i).enriched());
    }
    // When
    java.util.List<String> seen = new java.util.ArrayList<>();
    String after = "";
    do {
      JsonNode page = json(desk.get("/api/articles?q=zephyrium&limit=3&after=" + after));
      page.path("items").forEach(item -> seen.add(item.path("article_id").asText()));
      after = page.path("next").asText("");
    } while (!after.isEmpty());
    // Then
    assertThat(seen).hasSize(7).doesNotHaveDuplicates();
  }

  @Test
  void namesThePlaceOfTheFaultInAQuery() throws IOException {
    HttpResponse<String> answer = desk.get("/api/articles?q=" + encode("letter AND (raid"));
    JsonNode problem = json(answer);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(problem.path("start").isInt()).isTrue();
    assertThat(problem.path("end").isInt()).isTrue();
    assertThat(problem.path("detail").asText()).isNotBlank();
  }

  @Test
  void showsWhatIsBehindAnAddressAndAddsIt() throws IOException {
    JsonNode found = json(desk.get("/api/sources/discover?url=" + encode("ledger.example")));
    HttpResponse<String> page = desk.form("/sources/discover", "url=ledger.example");
    HttpResponse<String> added =
        desk.form(
            "/sources",
            "url="
                + encode("https://ledger.example/feed.xml")
                + "&outlet=Tidewater+Ledger&kind=feed&tags="
                + encode("coast, local"));

    assertThat(found.path("candidates").path(0).path("url").asText())
        .isEqualTo("https://ledger.example/feed.xml");
    assertThat(page.body())
        .contains("Tidewater Ledger - all", "Mayor &lt;b&gt;resigns&lt;/b&gt;", "full text");
    assertThat(added.statusCode()).isEqualTo(303);
    assertThat(desk.get("/sources").body()).contains("coast, local");
    assertThat(desk.form("/sources/discover", "url=nowhere.example").body())
        .contains("host does not resolve");
    assertThat(desk.get("/api/sources/discover?url=").statusCode()).isEqualTo(422);
  }

  private static void publish(EnrichedArticle article) {
    desk.topics.send(Topic.ENRICHED_ARTICLES, article.articleId(), article);
    await().until(() -> desk.get("/api/articles/" + article.articleId()).statusCode() == 200);
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return Json.mapper().readTree(answer.body());
  }

  private static String encode(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }
}
