package org.wirewatch.app.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.wirewatch.ingest.feed.FeedEntry;
import org.wirewatch.ingest.feed.FeedParser;
import org.wirewatch.ingest.feed.ParsedFeed;
import org.wirewatch.wire.Json;

class OutletSiteTest {
  private static final Library LIBRARY = Library.load();
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final String ORIGIN = "http://127.0.0.1:8080";

  private final PressRun run = new PressRun(LIBRARY, NOW.minus(PressRun.SPAN));

  OutletSiteTest() {
    run.publishUntil(Instant.MAX, NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ledger", "signal", "fenwick", "northgate", "kingsway"})
  void theFeedListsTheNewestArticlesWithTitleAddressAndDate(String id) {
    // Given
    Outlet outlet = outlet(id);
    List<Published> newest = run.published(id);

    // When
    OutletSite.Document feed = site(outlet).at(outlet.feedPath()).orElseThrow();
    var parsed =
        FeedParser.parse(
            feed.bytes(),
            Map.of("Content-Type", feed.contentType()),
            URI.create(ORIGIN + outlet.feedPath()));

    // Then
    assertThat(parsed).isInstanceOf(ParsedFeed.class);
    List<FeedEntry> entries = ((ParsedFeed) parsed).entries();
    assertThat(entries).hasSize(newest.size()).hasSizeGreaterThan(6);
    assertThat(entries)
        .extracting(FeedEntry::title)
        .containsExactlyElementsOf(newest.stream().map(Published::headline).toList());
    assertThat(entries)
        .extracting(FeedEntry::link)
        .containsExactlyElementsOf(newest.stream().map(item -> ORIGIN + item.path()).toList());
    assertThat(entries)
        .extracting(FeedEntry::published)
        .containsExactlyElementsOf(newest.stream().map(Published::publishedAt).toList());
  }

  @Test
  void theJsonFeedFollowsItsVersion() throws Exception {
    // When
    Outlet outlet = outlet("compass");
    OutletSite.Document feed = site(outlet).at(outlet.feedPath()).orElseThrow();
    JsonNode json = Json.mapper().readTree(feed.bytes());

    // Then
    assertThat(feed.contentType()).startsWith("application/feed+json");
    assertThat(json.get("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
    assertThat(json.get("items")).hasSize(run.published("compass").size());
    assertThat(json.get("items").get(0).get("url").asText())
        .isEqualTo(ORIGIN + run.published("compass").getFirst().path());
  }

  @Test
  void theSitemapNamesEveryArticle() throws Exception {
    // When
    Outlet outlet = outlet("meridian");
    byte[] sitemap = site(outlet).at(outlet.feedPath()).orElseThrow().bytes();
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document xml = factory.newDocumentBuilder().parse(new ByteArrayInputStream(sitemap));

    // Then
    NodeList titles =
        xml.getElementsByTagNameNS("http://www.google.com/schemas/sitemap-news/0.9", "title");
    List<String> found = new ArrayList<>();
    for (int i = 0; i < titles.getLength(); i++) {
      found.add(titles.item(i).getTextContent());
    }
    assertThat(found)
        .containsExactlyElementsOf(
            run.published("meridian").stream().map(Published::headline).toList());
  }

  @Test
  void theOutletWithoutFeedLinksItsArticlesAmongOtherThings() {
    // When
    Outlet outlet = outlet("lantern");
    String front = site(outlet).at("/").orElseThrow().text();

    // Then
    assertThat(run.published("lantern"))
        .allSatisfy(item -> assertThat(front).contains("href=\"" + item.path() + "\""));
    assertThat(front).contains("href=\"/donate\"").doesNotContain("application/rss+xml");
  }

  @Test
  void everyPageShowsItsWholeArticleAmongOtherThings() {
    for (NewsArticle article : LIBRARY.articles()) {
      // When
      Published published = run.byId(article.id()).orElseThrow();
      OutletSite.Document page = site(published.outlet()).at(published.path()).orElseThrow();
      String visible = Jsoup.parse(page.text()).body().text();

      // Then
      assertThat(visible)
          .as(article.id())
          .contains(published.headline())
          .contains(published.paragraphs().stream().map(PageModel::plain).toList());
      assertThat(visible).as(article.id()).doesNotContain("{{").doesNotContain("](");
    }
  }

  private OutletSite site(Outlet outlet) {
    return new OutletSite(outlet, ORIGIN, run);
  }

  private static Outlet outlet(String id) {
    return LIBRARY.outlets().stream().filter(o -> o.id().equals(id)).findAny().orElseThrow();
  }
}
