package org.wirewatch.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wirewatch.testkit.Articles.anArticle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Story;
import org.wirewatch.wire.Story.Added;
import org.wirewatch.wire.Story.AddedEntity;
import org.wirewatch.wire.Story.AddedFigure;
import org.wirewatch.wire.Story.AddedQuote;
import org.wirewatch.wire.Story.Burst;
import org.wirewatch.wire.Story.Event;
import org.wirewatch.wire.Story.EventKind;
import org.wirewatch.wire.Story.KeyEntity;
import org.wirewatch.wire.Story.Pace;
import org.wirewatch.wire.Story.Sentence;
import org.wirewatch.wire.Story.Step;
import org.wirewatch.wire.Story.Velocity;
import org.wirewatch.wire.Topic;

class DeskStoriesIT {
  private static final String TEXT = "The letter has 450 signatures. \"We stay,\" Ada Venn said.";

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
  void showsWhatTheArticlesSayAndWhereTheySayIt() {
    EnrichedArticle article = anArticle().withText(TEXT).inStory("letter").enriched();
    publish(article);
    publish(aStory("letter", article).story());

    Document page = page("/stories/letter");

    assertThat(page.select(".summary li").text())
        .isEqualTo("The letter has 450 signatures. The Example Post");
    String source = page.select(".summary a").attr("href");
    assertThat(source).isEqualTo("/articles/" + article.articleId() + "?cite=0-30#cited");
    assertThat(page(source).select("mark#cited").text())
        .isEqualTo("The letter has 450 signatures.");
    String added = page.select(".added").text();
    assertThat(added)
        .contains("40 % new · first from this outlet", "200 → 450 signatures", "Ada Venn")
        .contains("quoted for the first time");
    String side = page.select(".side").text();
    assertThat(side)
        .contains("Copy Daily 1 1 copied")
        .contains(
            "12 articles in 6 h, where 0.25 were to be expected; by chance so many come once in 100,000")
        .contains("Baseline: one article a day")
        .contains("36 % of the last 5 articles", "Ada Venn 50 %");
    assertThat(page.select(".state.burst")).hasSize(1);
  }

  @Test
  void listsStoriesWithTheirMovement() {
    EnrichedArticle article = anArticle().withText(TEXT).inStory("listed").enriched();
    publish(article);
    publish(aStory("listed", article).titled("A listed story").story());

    String row = page("/stories").select(".row:has(a[href=/stories/listed])").text();

    assertThat(row).contains("A listed story", "burst", "Ada Venn", "2 articles, 1 copy");
  }

  @Test
  void doesNotCallAnOldBurstOne() {
    EnrichedArticle article = anArticle().withText(TEXT).inStory("old").enriched();
    publish(article);
    publish(aStory("old", article).at(Instant.now().minus(Duration.ofDays(2))).story());

    Document page = page("/stories/old");

    assertThat(page.select(".state.burst")).isEmpty();
    assertThat(page.select(".pace-burst").text()).startsWith("Burst:");
  }

  @Test
  void leadsFromAMergedStoryToTheOneThatHasItsArticles() throws IOException {
    EnrichedArticle one = anArticle().withTitle("In the survivor").inStory("kept").enriched();
    EnrichedArticle other = anArticle().withTitle("In the absorbed").inStory("gone").enriched();
    EnrichedArticle third =
        anArticle().withTitle("In the first absorbed").inStory("first").enriched();
    List.of(one, other, third).forEach(DeskStoriesIT::publish);
    publish(aStory("first", third).mergedInto("gone").story());
    publish(aStory("gone", other).mergedInto("kept").story());
    publish(aStory("kept", one).absorbing("first", "gone").story());

    await().until(() -> desk.get("/stories/first").statusCode() == 302);
    await().until(() -> desk.get("/stories/gone").statusCode() == 302);

    HttpResponse<String> moved = desk.get("/stories/first");
    Document page = page("/stories/kept");
    JsonNode story = json("/api/stories/first");
    JsonNode articles = json("/api/stories/gone/articles");
    JsonNode list = json("/api/stories?limit=100");

    assertThat(moved.statusCode()).isEqualTo(302);
    assertThat(moved.headers().firstValue("Location").orElse("")).endsWith("/stories/kept");
    assertThat(page.select(".timeline h3").eachText())
        .containsExactlyInAnyOrder("In the survivor", "In the absorbed", "In the first absorbed");
    assertThat(page.select(".relations").text()).isEqualTo("2 other stories were merged into it");
    assertThat(story.path("story_id").asText()).isEqualTo("kept");
    assertThat(articles.path("items")).hasSize(3);
    assertThat(list.findValuesAsText("story_id")).contains("kept").doesNotContain("gone", "first");
  }

  @Test
  void showsASplitOnBothSides() {
    EnrichedArticle stays = anArticle().withTitle("It stays").inStory("whole").enriched();
    EnrichedArticle leaves = anArticle().withTitle("It leaves").inStory("whole").enriched();
    publish(stays);
    publish(leaves);
    publish(aStory("whole", stays).titled("The old one").splitInto("apart").story());
    publish(
        aStory("apart", leaves)
            .titled("The new one")
            .splitFrom("whole", leaves.articleId())
            .story());

    Document old = page("/stories/whole");
    Document apart = page("/stories/apart");

    assertThat(old.select(".timeline h3").eachText()).containsExactly("It stays");
    assertThat(old.select(".relations a[href=/stories/apart]").text()).isEqualTo("The new one");
    assertThat(apart.select(".timeline h3").eachText()).containsExactly("It leaves");
    assertThat(apart.select(".relations").text()).isEqualTo("Split from The old one");
  }

  @Test
  void escapesWhatOutletsWrite() {
    String markup = "<script>alert(1)</script> & \"more\"";
    EnrichedArticle article =
        anArticle()
            .withTitle(markup)
            .withOutlet(markup)
            .withText(TEXT)
            .inStory("markup")
            .enriched();
    publish(article);
    publish(aStory("markup", article).titled(markup).story());

    for (String path : List.of("/stories", "/stories/markup")) {
      Document page = page(path);
      assertThat(page.select("script:not([src])")).as(path).isEmpty();
      assertThat(page.text()).as(path).contains(markup);
    }
  }

  @Test
  void readsStoriesWrittenBeforeThereWasMoreToSay() {
    String before =
        """
        {"schema_version":1,"story_id":"ancient","title":"An old story","article_count":1,
         "first_seen_at":"2026-03-02T09:00:00Z","last_seen_at":"2026-03-02T09:00:00Z",
         "centroid":{"old":1.0},"outlets":{"The Example Post":1},
         "timeline":[{"article_id":"a1","outlet":"The Example Post","title":"An old headline",
                      "at":"2026-03-02T09:00:00Z"}]}
        """;
    desk.topics.sendBytes(Topic.STORIES, "ancient", before.getBytes(StandardCharsets.UTF_8));
    await().until(() -> desk.get("/stories/ancient").statusCode() == 200);

    Document page = page("/stories/ancient");

    assertThat(page.select("h1").text()).isEqualTo("An old story");
    assertThat(page.select(".timeline").text()).contains("An old headline");
    assertThat(page.select(".summary, .added, .state.burst")).isEmpty();
  }

  @Test
  void ignoresAPlaceThatTheTextDoesNotHave() {
    EnrichedArticle article = anArticle().withText(TEXT).enriched();
    publish(article);

    for (String place : List.of("5-4", "0-999999", "x", "1-2-3", "99999999999-1")) {
      Document page = page("/articles/" + article.articleId() + "?cite=" + place);
      assertThat(page.select("mark#cited")).as(place).isEmpty();
    }
  }

  private static Draft aStory(String id, EnrichedArticle article) {
    return new Draft(id, article);
  }

  /** A story of the given article and a copy of it that the archive does not have. */
  private static final class Draft {
    private final String id;
    private final EnrichedArticle article;
    private String title = "Engineers sign letter";
    private Instant at = Instant.now();
    private String mergedInto;
    private List<String> absorbed = List.of();
    private String splitFrom;
    private List<String> splitInto = List.of();
    private List<String> moved = List.of();

    Draft(String id, EnrichedArticle article) {
      this.id = id;
      this.article = article;
    }

    Draft titled(String value) {
      title = value;
      return this;
    }

    Draft at(Instant value) {
      at = value;
      return this;
    }

    Draft mergedInto(String value) {
      mergedInto = value;
      return this;
    }

    Draft absorbing(String... ids) {
      absorbed = List.of(ids);
      return this;
    }

    Draft splitInto(String... ids) {
      splitInto = List.of(ids);
      return this;
    }

    Draft splitFrom(String value, String... articleIds) {
      splitFrom = value;
      moved = List.of(articleIds);
      return this;
    }

    Story story() {
      String outlet = article.outlet();
      String copier = "Copy Daily";
      return new Story(
          Story.SCHEMA_VERSION,
          id,
          title,
          2,
          at,
          at,
          Map.of("letter", 1.0),
          Map.of(outlet, 1, copier, 1),
          List.of(step(outlet), copy(copier)),
          Event.of(EventKind.JOINED, at, "copy"),
          mergedInto,
          absorbed,
          splitFrom,
          splitInto,
          moved,
          "en",
          List.of(new Sentence(article.articleId(), outlet, 0, 30, TEXT.substring(0, 30))),
          List.of(new KeyEntity("ada", EntityType.PERSON, "Ada Venn", 1, 0.5)),
          Map.of(copier, 1),
          pace());
    }

    private Step step(String outlet) {
      Added added =
          new Added(
              true,
              List.of(new AddedEntity("ada", EntityType.PERSON, "Ada Venn", 42, 50)),
              List.of(new AddedQuote("Ada Venn", "ada", true, 32, 40, "We stay,")),
              List.of(
                  new AddedFigure(EntityType.NUMBER, "450", "signatures", "200", 15, 18, "450")),
              List.of());
      return new Step(
          article.articleId(), outlet, article.title(), at, null, null, 0.4, null, added);
    }

    private Step copy(String outlet) {
      return new Step(
          "copy",
          outlet,
          "A copy",
          at,
          article.articleId(),
          EnrichedArticle.DuplicateKind.COPY,
          0.0,
          null,
          Added.NOTHING);
    }

    private static Pace pace() {
      Duration hours = Duration.ofHours(6);
      return new Pace(
          List.of(new Velocity(hours, 12, 2)),
          0.36,
          5,
          new Burst(5, true, hours, 12, 0.25, "one article a day"));
    }
  }

  private static void publish(EnrichedArticle article) {
    desk.topics.send(Topic.ENRICHED_ARTICLES, article.articleId(), article);
    await().until(() -> desk.get("/api/articles/" + article.articleId()).statusCode() == 200);
  }

  private static void publish(Story story) {
    desk.topics.send(Topic.STORIES, story.storyId(), story);
    if (story.mergedInto() == null) {
      await().until(() -> desk.get("/api/stories/" + story.storyId()).statusCode() == 200);
    }
  }

  private static Document page(String path) {
    HttpResponse<String> answer = desk.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private static JsonNode json(String path) throws IOException {
    HttpResponse<String> answer = desk.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Json.mapper().readTree(answer.body());
  }
}
