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
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.KnownEntity;
import org.wirewatch.wire.Topic;

class DeskEntitiesIT {
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
  void addsAnEntityByTheFormAndFindsItAtOnce() throws IOException {
    // When
    HttpResponse<String> added =
        desk.form(
            "/entities",
            "type=ORGANIZATION&name="
                + encode("Halden & Søn <b>")
                + "&aliases="
                + encode("Halden\r\nHS Group")
                + "&roles=&kind=company&country=NO&keywords="
                + encode("salmon  ferries")
                + "&description=fish+and+ferries&wikidata=");
    // Then
    String path = added.headers().firstValue("Location").orElseThrow();
    assertThat(added.statusCode()).isEqualTo(303);
    assertThat(path).isEqualTo("/entities/halden-son-b");
    Document page = Jsoup.parse(desk.get(path).body());
    assertThat(page.select("h1").text()).isEqualTo("Halden & Søn <b>");
    assertThat(page.select("main .facts").text()).contains("Halden, HS Group", "salmon ferries");
    assertThat(page.select("main a[href*=wikidata]")).isEmpty();
    JsonNode found = tree(desk.get("/api/entities?q=" + encode("hs gr")));
    assertThat(found.path("items").findValuesAsText("entity_id")).containsExactly("halden-son-b");
    assertThat(found.path("items").path(0).path("added").asBoolean()).isTrue();
    assertThat(desk.topics.readAll(Topic.ENTITIES, KnownEntity.class))
        .filteredOn(record -> record.entityId().equals("halden-son-b"))
        .singleElement()
        .satisfies(record -> assertThat(record.keywords()).containsExactly("salmon", "ferries"));
  }

  @Test
  void changesAKnownOneAndTakesItBack() throws IOException {
    assertThat(desk.form("/entities/orla-venn/alias", "alias=The+Venn").statusCode())
        .isEqualTo(303);
    JsonNode changed = tree(desk.get("/api/entities/orla-venn"));
    assertThat(changed.path("entity").path("aliases").toString())
        .isEqualTo("[\"O. Venn\",\"The Venn\"]");
    assertThat(changed.path("entity").path("roles").path(0).path("from").asText())
        .isEqualTo("2020-03");
    String page = desk.get("/entities/orla-venn").body();
    assertThat(Jsoup.parse(page).select("main a[href*=wikidata]").attr("href"))
        .isEqualTo("https://www.wikidata.org/wiki/Q7");

    assertThat(desk.json("DELETE", "/api/entities/orla-venn", "").statusCode()).isEqualTo(204);

    assertThat(tree(desk.get("/api/entities/orla-venn")).path("entity").path("aliases").size())
        .isEqualTo(1);
    assertThat(desk.json("DELETE", "/api/entities/orla-venn", "").statusCode()).isEqualTo(404);
  }

  @Test
  void mergesAnUnknownOneAndFindsOldAndNewArticlesByEitherId() throws IOException {
    // Given: an article on somebody whom nobody knows
    EnrichedArticle old =
        anArticle()
            .withTitle("Pumps stand still")
            .withText("Orlagh Vennan said so.")
            .mentioning(EntityType.PERSON, "Orlagh Vennan")
            .enriched();
    String unknown = old.mentions().getFirst().entityId();
    publish(old);
    Document article = Jsoup.parse(desk.get("/articles/" + old.articleId()).body());
    String link = article.select(".tally a.person").attr("href");
    assertThat(link).isEqualTo("/entities/" + unknown);
    assertThat(Jsoup.parse(desk.get(link).body()).select("main .slug").text())
        .contains("not known");
    put("orlaith-venn", "{\"type\":\"PERSON\",\"name\":\"Orlaith Venn\"}");

    // When: she turns out to be somebody known
    HttpResponse<String> merged =
        desk.json("POST", "/api/entities/" + unknown + "/merge", "{\"into\":\"Orlaith Venn\"}");
    EnrichedArticle now =
        anArticle()
            .withTitle("Pumps run again")
            .withText("Orlaith Venn said so.")
            .linking(EntityType.PERSON, "Orlaith Venn", "orlaith-venn", "Orlaith Venn")
            .formerly(unknown)
            .enriched();
    publish(now);

    // Then
    assertThat(merged.statusCode()).isEqualTo(200);
    assertThat(tree(merged).path("former_ids").path(0).asText()).isEqualTo(unknown);
    for (String id : List.of(unknown, "orlaith-venn")) {
      JsonNode found = tree(desk.get("/api/articles?q=" + encode("person:" + id)));
      assertThat(found.path("items").findValuesAsText("article_id"))
          .containsExactlyInAnyOrder(old.articleId(), now.articleId());
      assertThat(found.path("items").path(0).path("match").path("fired")).isNotEmpty();
      assertThat(found.path("items").path(1).path("match").path("fired")).isNotEmpty();
    }
    assertThat(desk.get(link).headers().firstValue("Location")).hasValue("/entities/orlaith-venn");
    Document page = Jsoup.parse(desk.get("/entities/orlaith-venn").body());
    assertThat(page.select(".card h3").eachText())
        .containsExactlyInAnyOrder("Pumps stand still", "Pumps run again");
    assertThat(page.select(".ledger").text()).contains("Orlagh Vennan");
    // When: they are taken apart again
    assertThat(desk.form("/entities/" + unknown + "/delete", "").statusCode()).isEqualTo(303);
    // Then: the new id finds the new article only
    JsonNode apart = tree(desk.get("/api/articles?q=person:orlaith-venn"));
    assertThat(apart.path("total").asInt()).isEqualTo(1);
  }

  @Test
  void listsWhomTheNewestArticlesNameAndNobodyKnows() {
    EnrichedArticle article =
        anArticle()
            .withText("Tamsin Ghey spoke.")
            .naming(EntityType.PERSON, "Tamsin Ghey", "tamsinghey")
            .enriched();
    publish(article);
    Document list = Jsoup.parse(desk.get("/entities").body());
    assertThat(list.select(".tally a[href=/entities/tamsinghey]").text()).isEqualTo("Tamsin Ghey");
    assertThat(
            desk.form("/entities/tamsinghey/change", "type=PERSON&name=Tamsin+Ghey&kind=athlete")
                .statusCode())
        .isEqualTo(303);
    assertThat(Jsoup.parse(desk.get("/entities").body()).select(".tally a[href$=tamsinghey]"))
        .isEmpty();
    assertThat(desk.get("/entities").body()).contains("Tamsin Ghey");
  }

  @Test
  void refusesWhatCannotBeAndSaysWhy() throws IOException {
    put("mira-toll", "{\"type\":\"PERSON\",\"name\":\"Mira Toll\"}");
    put("m-toll", "{\"type\":\"PERSON\",\"name\":\"M. Toll\"}");
    assertThat(refused("PUT", "/api/entities/Bad_Id", "{\"type\":\"PERSON\",\"name\":\"X\"}"))
        .isEqualTo("id");
    assertThat(refused("PUT", "/api/entities/x", "{\"name\":\"X\"}")).isEqualTo("type");
    assertThat(refused("PUT", "/api/entities/x", "{\"type\":\"MONEY\",\"name\":\"X\"}"))
        .isEqualTo("type");
    assertThat(
            refused(
                "PUT",
                "/api/entities/x",
                "{\"type\":\"PERSON\",\"name\":\"X\",\"wikidata\":\"javascript:1\"}"))
        .isEqualTo("wikidata");
    assertThat(
            refused(
                "PUT",
                "/api/entities/x",
                "{\"type\":\"PERSON\",\"name\":\"X\",\"aliases\":[\"a;b\"]}"))
        .isEqualTo("aliases");
    assertThat(refused("POST", "/api/entities/m-toll/merge", "{\"into\":\"nobody\"}"))
        .isEqualTo("into");
    assertThat(
            desk.json("POST", "/api/entities/m-toll/merge", "{\"into\":\"m-toll\"}").statusCode())
        .isEqualTo(409);
    assertThat(
            desk.json("POST", "/api/entities/m-toll/merge", "{\"into\":\"mira-toll\"}")
                .statusCode())
        .isEqualTo(200);
    assertThat(
            desk.json("POST", "/api/entities/mira-toll/merge", "{\"into\":\"m-toll\"}")
                .statusCode())
        .isEqualTo(409);
    assertThat(desk.get("/api/entities/no-such").statusCode()).isEqualTo(404);
    assertThat(desk.get("/entities/no-such").statusCode()).isEqualTo(404);
    HttpResponse<String> page = desk.form("/entities", "type=PERSON&name=X&roles=" + encode("a @"));
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(page.body()).select(".fault").text()).contains("roles");
    assertThat(Jsoup.parse(page.body()).select("textarea[name=roles]").text()).isEqualTo("a @");
    HttpResponse<String> foreign =
        desk.send(
            desk.request("/entities/mira-toll/delete")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.noBody()));
    assertThat(foreign.statusCode()).isEqualTo(403);
  }

  @Test
  void takesRowsAsCsvAndGivesThemBack() throws IOException {
    String rows =
        "id,type,name,kind,country,aliases,wikidata,description,roles,keywords,redirect_to\n"
            + "bram-oak,PERSON,Bram Oak,minister,NL,\"B. Oak;Bram O.\",,,"
            + "\"minister of water @ Netherlands [2021..]; mayor @ Delft\",dykes water,\n"
            + "b-oak,PERSON,B. Oak,,,,,,,,bram-oak\n";
    assertThat(desk.form("/entities/import", "csv=" + encode(rows)).statusCode()).isEqualTo(303);
    String exported = desk.get("/entities/export.csv").body();
    assertThat(exported.lines().filter(line -> line.contains("oak")).toList())
        .containsExactlyInAnyOrder(
            "b-oak,PERSON,\"B. Oak\",,,,,,,,bram-oak",
            "bram-oak,PERSON,\"Bram Oak\",minister,NL,\"B. Oak;Bram O.\",,,"
                + "\"minister of water @ Netherlands [2021..]; mayor @ Delft\",\"dykes water\",");
    String bad = rows + "x,PERSON,X,,,,,,,,no-such\n";
    HttpResponse<String> refused =
        desk.send(
            desk.request("/api/entities.csv")
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(bad)));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(tree(refused).path("detail").asText()).contains("no-such");
    assertThat(desk.get("/api/entities/x").statusCode()).isEqualTo(404);
    HttpResponse<String> taken =
        desk.send(
            desk.request("/api/entities.csv")
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(exported)));
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(desk.get("/api/entities.csv").body()).isEqualTo(exported);
  }

  private static void publish(EnrichedArticle article) {
    desk.topics.send(Topic.ENRICHED_ARTICLES, article.articleId(), article);
    await().until(() -> desk.get("/api/articles/" + article.articleId()).statusCode() == 200);
  }

  private static void put(String id, String body) {
    assertThat(desk.json("PUT", "/api/entities/" + id, body).statusCode()).isEqualTo(200);
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
