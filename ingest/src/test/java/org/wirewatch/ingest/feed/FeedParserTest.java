package org.wirewatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FeedParserTest {
  @Test
  void readsRss() {
    ParsedFeed feed =
        Feeds.read(
            Feeds.rss(
                """
                <language>en-gb</language><description>Daily</description>
                <managingEditor>desk@news.example (The Desk)</managingEditor>
                <item><title>Ferry &amp;amp; late</title><link>/1</link>
                <guid isPermaLink="false">g1</guid><description>&lt;p&gt;Two hours&lt;/p&gt;</description>
                <category>Transport</category><pubDate>Mon, 02 Jan 2023 10:00:00 EST</pubDate>
                <enclosure url="/a.mp3" type="audio/mpeg" length="12"/></item>"""));

    assertThat(feed.format()).isEqualTo(FeedFormat.RSS_20);
    assertThat(feed.feed().title()).isEqualTo("Harbour News");
    assertThat(feed.feed().authorName()).isEqualTo("The Desk");
    assertThat(feed.feed().authorEmail()).isEqualTo("desk@news.example");
    FeedEntry entry = feed.entries().getFirst();
    assertThat(entry.title()).isEqualTo("Ferry & late");
    assertThat(entry.url()).contains(URI.create("https://news.example/1"));
    assertThat(entry.id()).isEqualTo("g1");
    assertThat(entry.summary()).isEqualTo("<p>Two hours</p>");
    assertThat(entry.plainSummary()).contains("Two hours");
    assertThat(entry.categories()).containsExactly("Transport");
    assertThat(entry.published()).isEqualTo("2023-01-02T15:00:00Z");
    assertThat(entry.enclosures())
        .containsExactly(new Enclosure("https://news.example/a.mp3", "audio/mpeg", 12L));
    assertThat(feed.repairs()).isEmpty();
  }

  @Test
  void readsAtomWithXmlBaseAndXhtml() {
    FeedEntry entry =
        Feeds.onlyEntry(
            Feeds.atom(
                """
                <author><name>Ada Sand</name></author>
                <entry xml:base="https://other.example/x/"><title type="html">&lt;b&gt;Ferry&lt;/b&gt;</title>
                <link rel="enclosure" href="a.mp3" type="audio/mpeg"/><link href="1"/><id>tag:1</id>
                <updated>2023-01-02T10:00:00+01:00</updated>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><a href="y">y</a></div></content>
                </entry>"""));

    assertThat(entry.title()).isEqualTo("<b>Ferry</b>");
    assertThat(entry.plainTitle()).contains("Ferry");
    assertThat(entry.link()).isEqualTo("https://other.example/x/1");
    assertThat(entry.content()).contains("<a href=\"https://other.example/x/y\">y</a>");
    assertThat(entry.authorName()).isEqualTo("Ada Sand");
    assertThat(entry.updated()).isEqualTo("2023-01-02T09:00:00Z");
    assertThat(entry.enclosures()).hasSize(1);
  }

  @Test
  void readsRdf() {
    ParsedFeed feed =
        Feeds.read(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
              xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://news.example/"><title>Harbour News</title></channel>
            <item rdf:about="https://news.example/1"><title>Ferry late</title>
            <dc:creator>Ada Sand</dc:creator><dc:date>2023-01-02</dc:date></item></rdf:RDF>""");

    assertThat(feed.format()).isEqualTo(FeedFormat.RSS_10);
    FeedEntry entry = feed.entries().getFirst();
    assertThat(entry.link()).isEqualTo("https://news.example/1");
    assertThat(entry.author()).isEqualTo("Ada Sand");
    assertThat(entry.published()).isEqualTo("2023-01-02T00:00:00Z");
  }

  @Test
  void readsModules() {
    FeedEntry entry =
        Feeds.onlyEntry(
            Feeds.item(
                """
                <title>Ferry late</title>
                <content:encoded><![CDATA[<p>All of it</p>]]></content:encoded>
                <media:group><media:content url="/a.jpg"/></media:group>
                <itunes:author>Ada Sand</itunes:author><itunes:keywords>sea, wind</itunes:keywords>"""));

    assertThat(entry.content()).isEqualTo("<p>All of it</p>");
    assertThat(entry.media()).containsExactly("https://news.example/a.jpg");
    assertThat(entry.authorName()).isEqualTo("Ada Sand");
    assertThat(entry.categories()).containsExactly("sea", "wind");
  }

  @Test
  void readsHintsForPolling() {
    PollHints hints =
        Feeds.read(
                Feeds.rss(
                    """
                    <ttl>30</ttl><skipHours><hour>3</hour></skipHours>
                    <skipDays><day>Sunday</day></skipDays>
                    <sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
                    <atom:link rel="hub" href="https://hub.example/"/>
                    <atom:link rel="self" href="https://news.example/rss"/>"""))
            .hints();

    assertThat(hints.ttl()).isEqualTo(Duration.ofMinutes(30));
    assertThat(hints.updateInterval()).isEqualTo(Duration.ofHours(6));
    assertThat(hints.skipHours()).containsExactly(3);
    assertThat(hints.skipDays()).containsExactly(DayOfWeek.SUNDAY);
    assertThat(hints.hubs()).containsExactly("https://hub.example/");
    assertThat(hints.self()).isEqualTo("https://news.example/rss");
  }

  @Test
  void readsJsonFeed() {
    ParsedFeed feed =
        Feeds.read(
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour News",
             "authors": [{"name": "Ada Sand"}],
             "items": [{"id": "1", "url": "/1", "content_html": "<p onclick='x()'>Late</p>",
               "date_published": "2023-01-02T10:00:00Z", "tags": ["sea"],
               "attachments": [{"url": "/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 7}]}]}""");

    assertThat(feed.format()).isEqualTo(FeedFormat.JSON_FEED_11);
    FeedEntry entry = feed.entries().getFirst();
    assertThat(entry.link()).isEqualTo("https://news.example/1");
    assertThat(entry.content()).isEqualTo("<p>Late</p>");
    assertThat(entry.authorName()).isEqualTo("Ada Sand");
    assertThat(entry.title()).isEqualTo("Late");
    assertThat(entry.plainTitle()).isEmpty();
    assertThat(entry.enclosures().getFirst().lengthBytes()).isEqualTo(7);
  }

  @Test
  void keepsCompleteItemsOfCutJson() {
    ParsedFeed feed =
        Feeds.read(
            "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\"},{\"id\":\"2");

    assertThat(feed.entries()).hasSize(1);
    assertThat(feed.repairs()).containsExactly(Repair.TRUNCATED);
  }

  @Test
  void readsNewsSitemapAndIndex() {
    FeedEntry page =
        Feeds.onlyEntry(
            """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
              xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
            <url><loc>https://news.example/1</loc><news:news><news:publication>
            <news:language>en</news:language></news:publication><news:title>Ferry late</news:title>
            <news:publication_date>2023-01-02</news:publication_date></news:news></url></urlset>""");
    ParsedFeed index =
        Feeds.read(
            "<sitemapindex><sitemap><loc>https://news.example/s.xml</loc></sitemap></sitemapindex>");

    assertThat(page.title()).isEqualTo("Ferry late");
    assertThat(page.language()).isEqualTo("en");
    assertThat(page.published()).isEqualTo("2023-01-02T00:00:00Z");
    assertThat(index.format()).isEqualTo(FeedFormat.SITEMAP_INDEX);
    assertThat(index.entries().getFirst().link()).isEqualTo("https://news.example/s.xml");
  }

  @Test
  void keepsNewestEntriesOfSitemapThatListsOldestFirst() {
    StringBuilder sitemap =
        new StringBuilder("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
    LocalDate first = LocalDate.of(2000, 1, 1);
    for (int i = 0; i < 50_000; i++) {
      sitemap.append("<url><loc>https://news.example/").append(i);
      sitemap.append("</loc><lastmod>").append(first.plusDays(i / 10)).append("</lastmod></url>");
    }

    ParsedFeed feed = Feeds.read(sitemap.append("</urlset>").toString());

    assertThat(feed.repairs()).containsExactly(Repair.LIMITED);
    assertThat(feed.entries()).hasSize(Limits.ENTRIES_MAX);
    assertThat(feed.entries().getFirst().link()).isEqualTo("https://news.example/45000");
    assertThat(feed.entries().getLast().link()).isEqualTo("https://news.example/49999");
  }

  @Test
  void readsCdf() {
    ParsedFeed feed =
        Feeds.read("<CHANNEL HREF=\"/\"><TITLE>T</TITLE><ITEM HREF=\"/1\"/></CHANNEL>");

    assertThat(feed.format()).isEqualTo(FeedFormat.CDF);
    assertThat(feed.entries().getFirst().link()).isEqualTo("https://news.example/1");
  }

  @Test
  void marksWhatStandsInForMissingFields() {
    FeedEntry entry = Feeds.onlyEntry(Feeds.item("<description>The ferry is late</description>"));

    assertThat(entry.title()).isEqualTo("The ferry is late");
    assertThat(entry.link()).isEqualTo("https://news.example/");
    assertThat(entry.standIns())
        .containsExactlyInAnyOrder(FeedEntry.StandIn.TITLE, FeedEntry.StandIn.LINK);
    assertThat(entry.url()).isEmpty();
  }

  @Test
  void saysWhyAFeedIsUnreadable() {
    assertThat(Feeds.reason("")).isEqualTo(Unreadable.Reason.EMPTY);
    assertThat(Feeds.reason(" \n ")).isEqualTo(Unreadable.Reason.EMPTY);
    assertThat(Feeds.reason("<html><body>Wait…</body></html>"))
        .isEqualTo(Unreadable.Reason.NOT_A_FEED);
    assertThat(Feeds.reason("{\"error\": 1}")).isEqualTo(Unreadable.Reason.NOT_A_FEED);
    assertThat(Feeds.reason("plain text")).isEqualTo(Unreadable.Reason.NOT_A_FEED);
    assertThat(Feeds.reason("<rss>" + "<a>".repeat(500))).isEqualTo(Unreadable.Reason.TOO_DEEP);
  }
}
