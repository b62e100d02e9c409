package org.wirewatch.ingest.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wirewatch.ingest.TestSite;
import org.wirewatch.ingest.fetch.HttpConfig;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.discovery.Candidate;
import org.wirewatch.wire.discovery.Candidate.Found;
import org.wirewatch.wire.discovery.Discovered;

/** Discovery against web sites on loopback. */
class DiscoveryTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final TestSite site = new TestSite();
  private final Discovery discovery =
      new Discovery(
          HttpConfig.defaults().withAllowed(List.of(site.authority())), InstantSource.fixed(NOW));

  @AfterEach
  void close() {
    discovery.close();
    site.close();
  }

  @Test
  void previewsTheFeedsThatAPageDeclares() {
    site.on(
            "/",
            "text/html",
            """
            <html><head><meta property="og:site_name" content="Harbour Post">
            <link rel="alternate" type="application/rss+xml" title="Harbour Post » Comments" href="/comments/feed/">
            <link rel="alternate" type="application/rss+xml" title="All" href="/all.xml">
            <link rel="alternate" type="application/json+oembed" href="/oembed?url=x">
            <link rel="alternate" hreflang="de" href="/de/">
            <link rel="alternate" type="application/rss+xml" title="Old" href="/broken.xml"></head>
            <body><p>News</p></body></html>
            """)
        .on("/comments/feed/", "text/xml", rss("Comments for Harbour Post", "comment", 3, 1, ""))
        .on("/all.xml", "application/rss+xml", rss("Harbour Post - all", "story", 12, 2, "en-gb"))
        .on("/broken.xml", "text/html", "<html><body>moved</body></html>");

    Discovered found = discovery.find(site.url("/").toString());

    assertThat(found.problem()).isNull();
    assertThat(found.candidates()).hasSize(3);
    Candidate best = found.best().orElseThrow();
    assertThat(best.url()).isEqualTo(site.url("/all.xml"));
    assertThat(best.kind()).isEqualTo(Source.Kind.FEED);
    assertThat(best.found()).isEqualTo(Found.LINKED);
    assertThat(best.title()).isEqualTo("Harbour Post - all");
    assertThat(best.outlet()).isEqualTo("Harbour Post");
    assertThat(best.format()).isEqualTo("RSS 2.0");
    assertThat(best.language()).isEqualTo("en");
    assertThat(best.entries()).isEqualTo(12);
    assertThat(best.newestEntryAt()).isEqualTo(NOW.minus(Duration.ofHours(2)));
    assertThat(best.entriesPerDay()).isEqualTo(12.0);
    assertThat(best.fullText()).isFalse();
    assertThat(best.hub()).isEqualTo(URI.create("https://hub.example/"));
    assertThat(best.preview()).hasSize(5);
    assertThat(best.preview().getFirst().title()).isEqualTo("story 0");
    assertThat(found.candidates().get(1).comments()).isTrue();
    assertThat(found.candidates().get(2).problem()).startsWith("NOT_A_FEED");
    assertThat(site.asked("/oembed?url=x")).isZero();
  }

  @Test
  void takesAnAddressThatIsAFeedItself() {
    site.redirect("/old", 301, "/feed.xml")
        .on("/feed.xml", "text/plain", rss("Tidewater Ledger", "story", 4, 1, ""));

    Candidate best = discovery.find(site.url("/old").toString()).best().orElseThrow();

    assertThat(best.url()).isEqualTo(site.url("/feed.xml"));
    assertThat(best.found()).isEqualTo(Found.ASKED);
    assertThat(best.language()).isEqualTo("en");
    assertThat(site.asked()).containsExactly("/robots.txt", "/old", "/feed.xml");
  }

  @Test
  void foldsTheSameContentInOtherFormats() {
    String feed = rss("Ledger", "story", 8, 1, "");
    site.on(
            "/",
            "text/html",
            "<link rel=alternate type=application/rss+xml href=/rss.xml>"
                + "<link rel=alternate type=application/atom+xml href=/feed/?type=2>"
                + "<body><a href='/rss.xml'>RSS</a></body>")
        .on("/rss.xml", "text/xml", feed)
        .on("/feed/?type=2", "text/xml", feed);

    Discovered found = discovery.find(site.url("/").toString());

    assertThat(found.candidates()).hasSize(1);
    assertThat(found.candidates().getFirst().same()).containsExactly(site.url("/feed/?type=2"));
    assertThat(site.asked("/rss.xml")).isEqualTo(1);
  }

  @Test
  void findsTheSitesFeedFromAnArticle() {
    site.on(
            "/2026/11/pier-closes",
            "text/html",
            "<link rel=alternate type=application/rss+xml title='Kommentar-Feed'"
                + " href='/2026/11/pier-closes/feed/'><h1>Pier closes</h1>")
        .on(
            "/2026/11/pier-closes/feed/",
            "text/xml",
            rss("Kommentare zu: Pier", "pier-closes/#comment-", 2, 1, "de"))
        .on("/", "text/html", "<a href='/index.rdf'>Abonnieren</a>")
        .on("/index.rdf", "text/xml", rss("Hafenpost", "story", 9, 1, "de"));

    Discovered found = discovery.find(site.url("/2026/11/pier-closes").toString());

    assertThat(found.best().orElseThrow().url()).isEqualTo(site.url("/index.rdf"));
    assertThat(found.best().orElseThrow().found()).isEqualTo(Found.ANCHOR);
    assertThat(found.candidates().getLast().comments()).isTrue();
  }

  @Test
  void triesCommonPlacesAsRobotsTxtAllows() {
    site.on("/robots.txt", "text/plain", "User-agent: *\nDisallow: /feed\n")
        .on("/", "text/html", "<p>Nothing linked here</p>")
        .on("/feed", "text/xml", rss("Refused", "story", 9, 1, ""))
        .on("/rss.xml", "text/xml", rss("Guessed", "story", 9, 1, ""));

    Discovered found = discovery.find(site.url("/").toString());

    assertThat(found.best().orElseThrow().title()).isEqualTo("Guessed");
    assertThat(found.best().orElseThrow().found()).isEqualTo(Found.GUESSED);
    assertThat(found.candidates()).hasSize(1);
    assertThat(site.asked("/feed")).isZero();
    assertThat(found.requests()).isLessThanOrEqualTo(45);
  }

  @Test
  void followsAnOverviewOfFeeds() {
    site.on("/", "text/html", "<a href='/rss/'>RSS</a>")
        .on(
            "/rss/",
            "text/html",
            "<a href='/rss/world.xml'>World</a><a href='/rss/sport.xml'>Sport</a>")
        .on("/rss/world.xml", "text/xml", rss("World", "world", 9, 1, ""))
        .on("/rss/sport.xml", "text/xml", rss("Sport", "sport", 9, 1, ""));

    Discovered found = discovery.find(site.url("/").toString());

    assertThat(found.readable()).extracting(Candidate::title).containsExactly("World", "Sport");
  }

  @Test
  void offersTheNewsSitemapOfRobotsTxt() {
    site.on(
            "/robots.txt",
            "text/plain",
            "Sitemap: " + site.url("/sitemap.xml") + "\nSitemap: " + site.url("/news.xml"))
        .on("/", "text/html", "<p>Nothing linked here</p>")
        .on(
            "/sitemap.xml",
            "text/xml",
            "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>"
                + site.url("/pages.xml")
                + "</loc></sitemap></sitemapindex>")
        .on(
            "/pages.xml",
            "text/xml",
            "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>"
                + site.url("/imprint")
                + "</loc></url></urlset>")
        .on("/news.xml", "text/xml", newsSitemap());

    Discovered found = discovery.find(site.url("/").toString());

    assertThat(found.candidates())
        .extracting(one -> one.url().getPath() + " " + one.format())
        .containsExactly("/news.xml news sitemap", "/sitemap.xml sitemap");
    assertThat(found.best().orElseThrow().preview().getFirst().title()).isEqualTo("Harbour opens");
    assertThat(found.best().orElseThrow().kind()).isEqualTo(Source.Kind.SITEMAP);
  }

  @Test
  void readsThePageItselfWhenThereIsNoFeed() {
    StringBuilder html = new StringBuilder("<title>Ledger</title><nav><a href=/a>Home</a></nav>");
    for (int i = 0; i < 6; i++) {
      html.append("<article><h2><a href='/news/council-decides-on-pier-")
          .append(i)
          .append("'>The council decides on the pier again, part ")
          .append(i)
          .append("</a></h2></article>");
    }
    site.on("/", "text/html", html.toString());

    Discovered found = discovery.find(site.url("/").toString());

    Candidate best = found.best().orElseThrow();
    assertThat(best.kind()).isEqualTo(Source.Kind.PAGE);
    assertThat(best.entries()).isEqualTo(6);
    assertThat(best.preview().getFirst().title()).startsWith("The council decides");
  }

  @Test
  void saysWhyNothingCouldBeRead() {
    site.on("/down", 500);

    assertThat(discovery.find("  ").problem()).isEqualTo("this is no web address");
    assertThat(discovery.find("ftp://files.example/feed").problem())
        .isEqualTo("this is no web address");
    assertThat(discovery.find("http://169.254.169.254/latest/").problem()).isNotBlank();
    assertThat(discovery.find("http://127.0.0.1:1/").candidates()).isEmpty();
    assertThat(discovery.find(site.url("/down").toString()).problem()).isEqualTo("HTTP 500");
  }

  private String rss(String title, String name, int count, int everyHours, String language) {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < count; i++) {
      Instant date = NOW.minus(Duration.ofHours((long) (i + 1) * everyHours));
      items
          .append("<item><title>")
          .append(name.startsWith("pier") ? "comment" : name)
          .append(' ')
          .append(i)
          .append("</title><link>")
          .append(site.url("/" + name + (name.endsWith("-") ? "" : "/") + i))
          .append("</link><description>The harbour council has decided on the pier and the")
          .append(" ferries of the town with the votes of all.</description><pubDate>")
          .append(DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC)))
          .append("</pubDate></item>");
    }
    return "<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>"
        + title
        + "</title><link>/</link><description>News</description>"
        + (language.isEmpty() ? "" : "<language>" + language + "</language>")
        + "<atom:link rel='hub' href='https://hub.example/'/>"
        + items
        + "</channel></rss>";
  }

  private String newsSitemap() {
    return "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
        + " xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>"
        + site.url("/harbour-opens")
        + "</loc><news:news><news:publication><news:name>Post</news:name><news:language>en"
        + "</news:language></news:publication><news:publication_date>2026-11-23T09:00:00Z"
        + "</news:publication_date><news:title>Harbour opens</news:title></news:news></url>"
        + "</urlset>";
  }
}
