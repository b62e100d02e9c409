package org.wirewatch.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlsTest {
  @ParameterizedTest
  @CsvSource({
    "HTTP://News.Example:80/A?utm_source=x&id=7#top, http://news.example/A?id=7",
    "https://news.example/a?fbclid=1, https://news.example/a",
    "https://user:pw@news.example/a?b=2&a=1, https://news.example/a?b=2&a=1",
    "https://news.example:8443/a, https://news.example:8443/a",
    "https://news.example, https://news.example/",
    "https://news.example/a?UTM_Source=x&mc_cid=1&gclid=2&id=7&ns_mchannel=rss, https://news.example/a?id=7",
    "https://news.example/a?amp=1, https://news.example/a",
    "https://news.example/a?amp, https://news.example/a",
    "https://news.example/a?outputType=amp&p=2, https://news.example/a?p=2",
    "https://news.example/a?amp=volt, https://news.example/a?amp=volt",
    "https://amp.news.example/a, https://amp.news.example/a"
  })
  void hasOneNormalForm(String url, String normal) {
    assertThat(Urls.normal(URI.create(url))).hasToString(normal);
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.news.example/a?utm_medium=rss, https://news.example/a, https://news.example/a",
    "https://m.news.co.uk/a, https://www.news.co.uk/a, https://www.news.co.uk/a",
    "https://news.example/a, https://news.example/, https://news.example/a",
    "https://amp.news.example/a, https://www.news.example/a, https://www.news.example/a",
    "https://news.example/2026/pier-closes/amp/, https://news.example/2026/pier-closes, https://news.example/2026/pier-closes",
    "https://news.example/2026/pier-closes/2, https://news.example/2026/pier-closes/, https://news.example/2026/pier-closes/",
    "https://news.example/sport/pier-closes, https://news.example/sport, https://news.example/sport/pier-closes",
    "https://news.example/sport/pier-closes, https://news.example/sport/, https://news.example/sport/pier-closes",
    "https://news.example/sport/pier, https://news.example/news/pier, https://news.example/news/pier",
    "https://copy.example/a, https://original.example/a, https://copy.example/a",
    "http://127.0.0.1:8081/a, http://127.0.0.1:8082/a, http://127.0.0.1:8081/a"
  })
  void believesACanonicalAddressOfTheSameSiteOnly(String page, String claimed, String canonical) {
    assertThat(Urls.canonical(URI.create(page), URI.create(claimed))).hasToString(canonical);
  }

  @Test
  void readsWhatAuthorsLeaveUnescaped() {
    assertThat(Urls.parse(" https://news.example/a b?q=x|y "))
        .get()
        .hasToString("https://news.example/a%20b?q=x%7Cy");
    assertThat(Urls.parse("mailto:desk@news.example")).isEmpty();
    assertThat(Urls.resolve(URI.create("https://news.example/a/b"), "../c"))
        .get()
        .hasToString("https://news.example/c");
  }

  @Test
  void keysHostsWithTheirPort() {
    assertThat(Urls.host(URI.create("https://News.example:443/a"))).isEqualTo("news.example");
    assertThat(Urls.host(URI.create("http://127.0.0.1:8081/a"))).isEqualTo("127.0.0.1:8081");
  }
}
