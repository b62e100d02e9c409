package org.wirewatch.ingest.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexPageTest {
  @Test
  void tellsArticlesFromNavigationByStructure() {
    String html =
        """
        <html><body>
        <header><a href="/">Tidewater Ledger</a></header>
        <nav><ul><li><a href="/politics">Politics</a></li><li><a href="/sport">Sport</a></li>
          <li><a href="/about-us-and-our-history">About us and our long history here</a></li></ul></nav>
        <main>
          <div class="card"><a href="/politics/mayor-resigns-after-vote-88121"><h3>Mayor resigns after
            a vote of no confidence</h3></a><a href="/politics/mayor-resigns-after-vote-88121">More</a>
            <a href="/author/ida-holm">Ida Holm</a></div>
          <div class="card"><a href="/business/dockyard-wins-order-88119"><h3>Dockyard wins its largest
            order in ten years</h3></a></div>
          <div class="card"><a href="/sport/rowers-reach-the-final-88110"><h3>Rowers reach the final in
            heavy rain</h3></a></div>
          <div class="card"><a href="/tag/harbour"><span>Harbour</span></a></div>
          <a href="https://ads.example/buy-this-wonderful-new-thing-now">Buy this wonderful thing now</a>
        </main>
        <aside><a href="/newsletter">Subscribe to our morning newsletter today</a></aside>
        <footer><a href="/privacy">Privacy policy and the terms of our use</a></footer>
        </body></html>
        """;

    assertThat(paths(html))
        .containsExactly(
            "/politics/mayor-resigns-after-vote-88121",
            "/business/dockyard-wins-order-88119",
            "/sport/rowers-reach-the-final-88110");
  }

  @Test
  void findsArticlesInPlainListsWithDatesInTheirAddresses() {
    StringBuilder html = new StringBuilder("<body><p><a href='/2026'>Archive</a></p><ul>");
    for (int day = 10; day < 16; day++) {
      html.append("<li><a href='/2026/11/")
          .append(day)
          .append("/note.html'>What the council decided on day ")
          .append(day)
          .append("</a></li>");
    }

    assertThat(paths(html.append("</ul></body>").toString()))
        .hasSize(6)
        .allMatch(path -> path.endsWith("/note.html"));
  }

  @Test
  void takesTheTitleOfACardWhoseLinksHaveNone() {
    StringBuilder html = new StringBuilder("<main>");
    for (int i = 0; i < 4; i++) {
      html.append("<div class='card'><a href='/stories/")
          .append(10_000 + i)
          .append("'><img src='x.jpg'></a><h3>Ferry company orders new boats, part ")
          .append(i)
          .append("</h3><p>Teaser</p></div>");
    }
    for (int i = 0; i < 3; i++) {
      html.append("<a class='box' href='/stories/")
          .append(20_000 + i)
          .append("'><strong>Lighthouse keeper retires after years: ")
          .append(i)
          .append("</strong><p>")
          .append("A long teaser of the article. ".repeat(20))
          .append("</p></a>");
    }
    assertThat(titles(html.toString()))
        .hasSize(7)
        .contains("Ferry company orders new boats, part 2")
        .contains("Lighthouse keeper retires after years: 1");
  }

  @Test
  void leavesOutWhatIsNavigationByItsName() {
    StringBuilder html = new StringBuilder("<div class='stories'>");
    for (int i = 0; i < 5; i++) {
      html.append("<p><a href='/news/council-approves-budget-")
          .append(i)
          .append("'>Council approves the budget of the year ")
          .append(i)
          .append("</a></p>");
    }
    html.append("</div><div id='site-footer'>");
    for (String name : List.of("terms-of-use", "how-we-work-here", "corrections-and-complaints")) {
      html.append("<p><a href='/info/").append(name).append("'>Read more about ").append(name);
      html.append("</a></p>");
    }
    html.append("</div><ul class='main-menu'><li><a href='/themes/climate-and-energy-12345'>")
        .append("All about climate and energy</a></li></ul>");

    assertThat(paths(html.toString())).hasSize(5).allMatch(path -> path.startsWith("/news/"));
  }

  @Test
  void readsLanguagesWithoutSpaces() {
    StringBuilder html = new StringBuilder("<nav><a href='/seiji'>政治</a></nav><ul>");
    for (int i = 0; i < 5; i++) {
      html.append("<li><a href='/articles/20261123")
          .append(i)
          .append("'>港の新しい桟橋が来月開通へ市長が発表")
          .append("一二三四五".charAt(i))
          .append("</a></li>");
    }

    assertThat(paths(html.append("</ul>").toString())).hasSize(5);
  }

  @Test
  void survivesWhatIsNoPage() {
    assertThat(paths("")).isEmpty();
    assertThat(paths("<a href='::'>x</a>".repeat(10_000))).isEmpty();
  }

  private static List<String> paths(String html) {
    return listed(html).stream().map(listed -> listed.url().getPath()).toList();
  }

  private static List<String> titles(String html) {
    return listed(html).stream().map(Listed::title).toList();
  }

  private static List<Listed> listed(String html) {
    return IndexPage.articles(
        html.getBytes(StandardCharsets.UTF_8),
        "text/html; charset=utf-8",
        URI.create("https://ledger.example/"));
  }
}
