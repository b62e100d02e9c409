package org.wirewatch.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedParserTest {
  @Test
  void readsRss() {
    String rss =
        """
        <rss version="2.0"><channel><title>Harbour News</title><link>http://news.example/</link>
        <description>Daily</description>
        <item><title>Ferry late</title><link>http://news.example/1</link><guid>g1</guid>
        <pubDate>Mon, 02 Jan 2023 10:00:00 GMT</pubDate></item></channel></rss>""";

    FeedResult result =
        FeedParser.parse(rss.getBytes(UTF_8), Map.of(), URI.create("http://news.example/rss"));

    assertThat(result).isInstanceOf(ParsedFeed.class);
    ParsedFeed feed = (ParsedFeed) result;
    assertThat(feed.format()).isEqualTo(FeedFormat.RSS_20);
    assertThat(feed.feed().title()).isEqualTo("Harbour News");
    assertThat(feed.entries()).hasSize(1);
    assertThat(feed.entries().getFirst().url()).contains(URI.create("http://news.example/1"));
    assertThat(feed.entries().getFirst().published()).isEqualTo("2023-01-02T10:00:00Z");
  }
}
