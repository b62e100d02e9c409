package org.wirewatch.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Live blogs, galleries, accelerated pages, tables of data and elements of a site's own make. */
class PageKindsTest {
  private static final String LEAD =
      "The harbour council voted on Tuesday to rebuild the northern pier, which a storm broke last"
          + " winter, and to pay for it from the tourist levy.";
  private static final String NEXT =
      "Work is to begin in May, the council said, and the ferry will leave from the old dock until"
          + " the pier is open again in autumn.";

  @Test
  void readsHundredsOfPostsOfLiveBlogInOrder() {
    String posts =
        IntStream.rangeClosed(1, 120)
            .mapToObj(
                i -> "{\"@type\":\"BlogPosting\",\"articleBody\":\"Post " + i + ". " + NEXT + "\"}")
            .collect(Collectors.joining(","));

    ExtractedPage page =
        PageExtractorTest.extract(
            "<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\",\"headline\":\"Storm\","
                + "\"liveBlogUpdate\":["
                + posts
                + "]}</script><body><h1>Storm</h1><div id=feed></div></body>");

    assertThat(page.text().split("\n\n"))
        .hasSize(120)
        .startsWith("Post 1. " + NEXT)
        .endsWith("Post 120. " + NEXT);
  }

  @Test
  void readsPostsOfLiveBlogFromTheMarkup() {
    String posts =
        IntStream.rangeClosed(1, 6)
            .mapToObj(
                i ->
                    "<article class='live-post'><time>1"
                        + i
                        + ":30</time><h3>Update number "
                        + i
                        + " from the harbour</h3><p>"
                        + LEAD
                        + " Part "
                        + i
                        + ".</p></article>")
            .collect(Collectors.joining());

    ExtractedPage page =
        PageExtractorTest.extract(
            "<body><main><h1>Storm live</h1><div class='liveblog'>"
                + posts
                + "</div></main></body>");

    assertThat(page.text()).containsSubsequence("Part 1.", "Part 2.", "Part 3.", "Part 6.");
  }

  @Test
  void readsCaptionsOfGalleryFromItsData() {
    ExtractedPage page =
        PageExtractorTest.extract(
            """
            <script type="application/ld+json">{"@type":"ImageGallery","headline":"The pier in pictures",
            "associatedMedia":[{"@type":"ImageObject","caption":"%s"},
            {"@type":"ImageObject","description":"%s"}]}</script>
            <body><div id="gallery"></div></body>
            """
                .formatted(LEAD, NEXT));

    assertThat(page.title()).isEqualTo("The pier in pictures");
    assertThat(page.text()).isEqualTo(LEAD + "\n\n" + NEXT);
  }

  @Test
  void readsCaptionsOfGalleryFromTheMarkup() {
    ExtractedPage page =
        PageExtractorTest.extract(
            """
            <body><nav><a href="/">Home</a> <a href="/city">City</a></nav>
            <main><h1>The pier in pictures</h1><div class="slides">
            <figure><img src="1.jpg"><figcaption>%s</figcaption></figure>
            <figure><img src="2.jpg"><figcaption>%s</figcaption></figure></div></main></body>
            """
                .formatted(LEAD, NEXT));

    assertThat(page.text()).contains(LEAD).contains(NEXT).doesNotContain("Home");
  }

  @Test
  void readsAcceleratedPage() {
    ExtractedPage page =
        PageExtractorTest.extract(
            """
            <!doctype html><html amp lang="en"><body>
            <amp-sidebar><ul><li>Our sections, our shop and our games for the weekend</li></ul></amp-sidebar>
            <article><h1>Pier to be rebuilt</h1>
            <amp-social-share type="email">Send this article to a friend of yours</amp-social-share>
            <p>%s</p><amp-ad>A boat of your own from 900 a month</amp-ad><p>%s</p></article>
            <amp-consent><p>We use cookies, do you agree?</p></amp-consent></body></html>
            """
                .formatted(LEAD, NEXT));

    assertThat(page.text()).isEqualTo(LEAD + "\n\n" + NEXT);
  }

  @Test
  void readsRowOfDataTableAsOneBlockAndColumnsOfLayoutAsSeveral() {
    var blocks =
        BlockReader.read(
            Jsoup.parse(
                "<table><tr><th>Pos<th>Player<th>Stats<tr><td>1<td><b>Ada Brook</b><td>2 goals</table>"
                    + "<table><tr><td><a href=/>Home</a><td><p>%s</p></table>".formatted(LEAD)));

    assertThat(blocks)
        .extracting(Block::text)
        .containsExactly("Pos Player Stats", "1 Ada Brook 2 goals", "Home", LEAD);
  }

  @Test
  void keepsParagraphAroundElementsOfTheSitesOwnWhole() {
    var blocks =
        BlockReader.read(
            Jsoup.parse(
                "<news-body><p>A common illness (<trusted-source><a href=/1>1</a></trusted-source>)."
                    + " More.</p><p>Next.</p></news-body>"));

    assertThat(blocks)
        .extracting(Block::text)
        .containsExactly("A common illness (1). More.", "Next.");
  }

  @Test
  void leavesOutCopyOfTheWholeArticle() {
    StringBuilder paragraphs = new StringBuilder();
    StringBuilder whole = new StringBuilder();
    for (int i = 1; i < 7; i++) {
      String text = "In part " + i + ", " + LEAD + " " + NEXT;
      paragraphs.append("<p>").append(text).append("</p>");
      whole.append(text).append(' ');
    }

    ExtractedPage page =
        PageExtractorTest.extract(
            "<body><h1>Pier</h1><article>"
                + paragraphs
                + "</article><div itemprop='articleBody'>"
                + whole
                + "</div></body>");

    assertThat(page.text().split("In part 3", -1)).hasSize(2);
  }
}
