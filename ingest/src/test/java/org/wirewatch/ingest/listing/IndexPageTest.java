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
  void survivesWhatIsNoPage() {
    assertThat(paths("")).isEmpty();
    assertThat(paths("<a href='::'>x</a>".repeat(10_000))).isEmpty();
  }

  private static List<String> paths(String html) {
    return IndexPage.articles(
            html.getBytes(StandardCharsets.UTF_8),
            "text/html; charset=utf-8",
            URI.create("https://ledger.example/"))
        .stream()
        .map(listed -> listed.url().getPath())
        .toList();
  }
}
