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
}
