package org.wirewatch.ingest.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PageExtractorTest {
  private static final URI URL =
      URI.create("https://www.morning-ledger.example/city/flood?utm_source=x");

  static ExtractedPage extract(String html) {
    return PageExtractor.extract(html.getBytes(UTF_8), "text/html; charset=utf-8", URL);
  }

  @Test
  void readsEverythingFromJsonLd() {
    ExtractedPage page =
        extract(
            """
            <html lang="en-GB"><head><title>River rises | Morning Ledger</title>
            <link rel="canonical" href="/city/flood">
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
              {"@type":"WebSite","name":"Morning Ledger"},
              {"@type":["NewsArticle"],"headline":"River rises","datePublished":"2026-03-01T08:30:00+01:00",
               "dateModified":"2026-03-01T10:00:00Z","author":[{"@type":"Person","name":"Ada Brook"},{"@id":"#b"}],
               "articleSection":"City","keywords":"flood, river","isAccessibleForFree":false,
               "image":{"url":"https://img.example/1.jpg"},"publisher":{"name":"Morning Ledger"}},
              {"@type":"Person","@id":"#b","name":"Ben Ford"}]}</script></head>
            <body><nav><a href="/">Home</a></nav><article><h1>River rises</h1>
            <p>The river rose by two metres on Sunday, the town said, and the old bridge was closed to traffic.</p>
            <p>People on the east bank were asked to move their cars, <a href="/map">a map</a> shows the streets.</p>
            </article></body></html>
            """);

    assertThat(page.title()).isEqualTo("River rises");
    assertThat(page.publishedAt()).isEqualTo(Instant.parse("2026-03-01T07:30:00Z"));
    assertThat(page.published().iso()).isEqualTo("2026-03-01T08:30:00+01:00");
    assertThat(page.modifiedAt()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
    assertThat(page.authors()).containsExactly("Ada Brook", "Ben Ford");
    assertThat(page.language()).isEqualTo("en-GB");
    assertThat(page.canonicalUrl()).isEqualTo(URL.resolve("/city/flood"));
    assertThat(page.siteName()).isEqualTo("Morning Ledger");
    assertThat(page.section()).isEqualTo("City");
    assertThat(page.tags()).containsExactly("flood", "river");
    assertThat(page.image()).isEqualTo(URI.create("https://img.example/1.jpg"));
    assertThat(page.links()).containsExactly(URL.resolve("/map"));
    assertThat(page.paywalled()).isTrue();
    assertThat(page.text()).contains("two metres").contains("\n\nPeople on").doesNotContain("Home");
  }

  private static final String FIRST =
      "The harbour council voted on Tuesday to rebuild the northern pier, which a storm broke last"
          + " winter, and to pay for it from the tourist levy.";
  private static final String SECOND =
      "Work is to begin in May, the council said, and the ferry will leave from the old dock until"
          + " the pier is open again in autumn.";
  private static final String THIRD =
      "Traders near the pier had asked for an earlier date, because the summer months bring most of"
          + " their income, as their speaker told the meeting.";

  @Test
  void readsOpenGraphWhereThereIsNoJsonLd() {
    ExtractedPage page =
        extract(
            """
            <html><head><meta property="og:title" content="Pier to be rebuilt - Coast Daily">
            <meta property="og:site_name" content="Coast Daily"><meta property="og:locale" content="en_US">
            <meta property="og:image" content="/pier.jpg"><meta name="author" content="By Cleo Marsh and Dan Reed">
            <meta property="article:published_time" content="2026-02-03T10:00:00Z">
            <meta property="article:section" content="Coast"><meta name="robots" content="noindex,noarchive">
            <title>Pier to be rebuilt - Coast Daily</title></head>
            <body><div class="story-body"><p>%s</p><p>%s</p><p>%s</p></div></body></html>
            """
                .formatted(FIRST, SECOND, THIRD));

    assertThat(page.title()).isEqualTo("Pier to be rebuilt");
    assertThat(page.authors()).containsExactly("Cleo Marsh", "Dan Reed");
    assertThat(page.publishedAt()).isEqualTo(Instant.parse("2026-02-03T10:00:00Z"));
    assertThat(page.language()).isEqualTo("en-US");
    assertThat(page.section()).isEqualTo("Coast");
    assertThat(page.image()).isEqualTo(URL.resolve("/pier.jpg"));
    assertThat(page.canonicalUrl()).isEqualTo(URL);
    assertThat(page.robots()).isEqualTo(new RobotsMeta(true, true, false, null));
    assertThat(page.text()).isEqualTo(String.join("\n\n", FIRST, SECOND, THIRD));
  }

  @Test
  void readsPageOfNothingButTags() {
    ExtractedPage page =
        extract(
            "<html><body><h1>Pier to be rebuilt</h1><p>3 February 2026</p><p>"
                + String.join("</p><p>", FIRST, SECOND, THIRD)
                + "</p></body></html>");

    assertThat(page.title()).isEqualTo("Pier to be rebuilt");
    assertThat(page.published().iso()).isEqualTo("2026-02-03");
    assertThat(page.language()).isEqualTo("en");
    assertThat(page.text()).contains(FIRST, SECOND, THIRD);
  }

  @Test
  void readsPageLaidOutByTable() {
    ExtractedPage page =
        extract(
            """
            <HTML><HEAD><TITLE>Coast Daily: Pier: to be rebuilt, at last</TITLE></HEAD><BODY>
            <TABLE><TR><TD COLSPAN="3"><FONT SIZE="5">Coast Daily</FONT><BR>Every tide</TD></TR>
            <TR><TD><A HREF="/">Home</A><BR><A HREF="/ads">Ads</A>
            <P><B>Net &amp; Tackle</B><BR>Hooks at half price through Saturday. By the old lock.</TD>
            <TD><H2>Pier: to be rebuilt, at last</H2><B>By Cleo Marsh</B><BR>Daily staff<BR><I>February 3, 2026</I>
            <P>%s<P>%s<P>%s<P><A HREF="/p">Print this</A> | <A HREF="/l">Send a letter</A></TD>
            <TD><B>What readers say</B><P>sandpiper: The council promised this in 2009.
            <P>dune4: Does anybody know if the cafe stays open?</TD></TR></TABLE></BODY></HTML>
            """
                .formatted(FIRST, SECOND, THIRD));

    assertThat(page.title()).isEqualTo("Pier: to be rebuilt, at last");
    assertThat(page.authors()).containsExactly("Cleo Marsh");
    assertThat(page.published().iso()).isEqualTo("2026-02-03");
    assertThat(page.text()).isEqualTo(String.join("\n\n", FIRST, SECOND, THIRD));
  }

  @Test
  void readsBylineAndLeavesOutPromotionWithoutAnyMetadata() {
    ExtractedPage page =
        extract(
            """
            <html><head><title>Pier to be rebuilt : Coast Daily</title></head><body><div id="bd">
            <h1>Pier to be rebuilt</h1><p id="who">By Cleo Marsh-Reed &middot; February 3, 2026</p>
            <p>%s</p><p>%s</p><p class="donate">Nobody owns this paper. <a href="/d">Give what you can</a>.</p>
            <p>%s</p></div></body></html>
            """
                .formatted(FIRST, SECOND, THIRD));

    assertThat(page.authors()).containsExactly("Cleo Marsh-Reed");
    assertThat(page.published().iso()).isEqualTo("2026-02-03");
    assertThat(page.text()).isEqualTo(String.join("\n\n", FIRST, SECOND, THIRD));
  }

  @Test
  void leavesOutWhatStandsAroundTheArticle() {
    ExtractedPage page =
        extract(
            """
            <html lang="en"><head><title>Pier to be rebuilt</title></head><body>
            <header><nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav></header>
            <div class="cookie-banner"><p>We use cookies to improve our service. <a href="/c">Accept all</a></p></div>
            <main><article><h1>Pier to be rebuilt</h1><p>%s</p>
            <figure><img src="a.jpg"><figcaption>The pier in winter. Photo: Coast Daily</figcaption></figure>
            <p>%s</p><aside class="newsletter-signup"><p>Sign up for our newsletter and never miss a story.</p></aside>
            <p>%s</p>
            <div class="related-articles"><h3>Read more</h3><ul><li><a href="/1">Ferry fares rise again this year</a></li>
            <li><a href="/2">Storm damage put at four million</a></li></ul></div></article>
            <section id="comments" class="comments"><h3>2 comments</h3><div class="comment"><p>About time they did something.</p></div>
            <div class="comment"><p>The levy was meant for the beach, not the pier, was it not?</p></div></section></main>
            <footer><p>Copyright 2026 Coast Daily. All rights reserved.</p></footer></body></html>
            """
                .formatted(FIRST, SECOND, THIRD));

    assertThat(page.text()).contains(FIRST, SECOND, THIRD);
    assertThat(page.text())
        .doesNotContain(
            "Home", "cookies", "newsletter", "Photo:", "Ferry fares", "About time", "Copyright");
  }

  @Test
  void takesTextFromDataWhereTheMarkupHasNone() {
    String paragraphs =
        "\\u003cp\\u003e"
            + String.join("\\u003c/p\\u003e\\u003cp\\u003e", FIRST, SECOND, THIRD)
            + "\\u003c/p\\u003e";

    ExtractedPage page =
        extract(
            "<html><body><div id=app></div><script>window.state = {\"title\":\"x\",\"body\":\""
                + paragraphs
                + "\"};</script></body></html>");

    assertThat(page.text()).isEqualTo(String.join("\n\n", FIRST, SECOND, THIRD));
  }

  @Test
  void readsUpdatesOfLiveBlog() {
    ExtractedPage page =
        extract(
            """
            <script type="application/ld+json">[{"@type":"LiveBlogPosting","headline":"Storm live",
            "datePublished":"2026-02-03","liveBlogUpdate":[
            {"@type":"BlogPosting","headline":"Pier closed","articleBody":"%s"},
            {"@type":"BlogPosting","articleBody":"%s"}]}]</script><body><div id="feed"></div></body>
            """
                .formatted(FIRST, SECOND));

    assertThat(page.title()).isEqualTo("Storm live");
    assertThat(page.text()).isEqualTo(String.join("\n\n", "Pier closed", FIRST, SECOND));
  }

  @Test
  void namesNoOtherSitesAddressAsCanonical() {
    String link = "<link rel=canonical href='https://another-paper.example.org/story'>";

    assertThat(extract(link).canonicalUrl()).isEqualTo(URL);
  }

  @Test
  void givesEmptyPageForNoBytesAndForNoise() {
    byte[] noise = new byte[4096];
    new java.util.Random(1).nextBytes(noise);

    assertThat(PageExtractor.extract(new byte[0], null, null).text()).isEmpty();
    assertThat(PageExtractor.extract(noise, "text/html; charset=no-such-charset", null))
        .isNotNull();
    assertThat(extract("<frameset><frame src=a></frameset>").text()).isEmpty();
  }

  @Test
  void survivesHostileNesting() {
    for (String tag :
        new String[] {"<div>", "<b><i>", "<table><tr><td>", "<ul><li>", "<a href=x>"}) {
      ExtractedPage page = extract(tag.repeat(20_000) + FIRST);

      assertThat(page.title()).isEmpty();
    }
    String json = "[".repeat(100_000);
    assertThat(extract("<script type='application/ld+json'>" + json + "</script>").text())
        .isEmpty();
  }

  @Test
  void readsPageOfFiveMegabytes() {
    String paragraph = "<p>" + FIRST + " " + SECOND + "</p>";
    String html =
        "<h1>Long</h1><article>" + paragraph.repeat(5_000_000 / paragraph.length()) + "</article>";

    ExtractedPage page = extract(html);

    assertThat(page.title()).isEqualTo("Long");
    assertThat(page.text()).startsWith(FIRST);
  }

  @Test
  void writesTheCommandLinesForm() {
    String line = PageJson.line("a1", extract("<html lang=de><h1>Kurz</h1>"));

    assertThat(line)
        .isEqualTo(
            "{\"id\":\"a1\",\"articleBody\":\"\",\"title\":\"Kurz\",\"datePublished\":null,"
                + "\"dateModified\":null,\"author\":[],\"language\":\"de\",\"canonicalUrl\":\""
                + URL
                + "\",\"siteName\":null,\"section\":null,\"image\":null,\"links\":[],\"tags\":[],"
                + "\"paywalled\":null,\"corrections\":[]}");
  }
}
