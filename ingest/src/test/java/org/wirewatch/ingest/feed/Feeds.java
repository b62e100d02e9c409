package org.wirewatch.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;

/** Short ways to write and read feeds in tests. */
final class Feeds {
  static final URI URL = URI.create("https://news.example/feed.xml");

  private Feeds() {}

  static ParsedFeed read(String text) {
    return read(text.getBytes(UTF_8), Map.of());
  }

  static ParsedFeed read(byte[] body, Map<String, String> headers) {
    FeedResult result = FeedParser.parse(body, headers, URL);
    assertThat(result).isInstanceOf(ParsedFeed.class);
    return (ParsedFeed) result;
  }

  static FeedEntry onlyEntry(String text) {
    ParsedFeed feed = read(text);
    assertThat(feed.entries()).hasSize(1);
    return feed.entries().getFirst();
  }

  static Unreadable.Reason reason(String text) {
    FeedResult result = FeedParser.parse(text.getBytes(UTF_8), Map.of(), URL);
    assertThat(result).isInstanceOf(Unreadable.class);
    return ((Unreadable) result).reason();
  }

  static String rss(String channelContent) {
    return "<rss version=\"2.0\"><channel><title>Harbour News</title>"
        + "<link>https://news.example/</link>"
        + channelContent
        + "</channel></rss>";
  }

  static String item(String content) {
    return rss("<item>" + content + "</item>");
  }

  static String atom(String content) {
    return "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Harbour News</title>"
        + content
        + "</feed>";
  }
}
