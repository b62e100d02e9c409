package org.wirewatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FeedJsonTest {
  @Test
  void writesTheLineOfFeedParse() {
    ParsedFeed feed =
        Feeds.read(
            Feeds.item(
                "<title>a</title><link>/1</link><pubDate>2023-01-05T10:14:55.9Z</pubDate>"
                    + "<author>Ada Sand</author>"));

    assertThat(FeedJson.line("a.xml", feed))
        .isEqualTo(
            "{\"file\":\"a.xml\",\"ok\":true,\"error\":null,\"encoding\":\"utf-8\","
                + "\"format\":\"rss20\",\"feed\":{\"title\":\"Harbour News\","
                + "\"link\":\"https://news.example/\",\"language\":null,\"description\":null,"
                + "\"id\":null,\"author\":null,\"author_name\":null,\"author_email\":null,"
                + "\"published\":null,\"updated\":null,\"categories\":[]},"
                + "\"entries\":[{\"title\":\"a\",\"link\":\"https://news.example/1\","
                + "\"id\":null,\"author\":\"Ada Sand\",\"author_name\":\"Ada Sand\","
                + "\"author_email\":null,\"summary\":null,\"content\":null,"
                + "\"published\":\"2023-01-05T10:14:55Z\",\"updated\":null,\"created\":null,"
                + "\"language\":null,\"categories\":[],\"enclosures\":[],\"media\":[]}]}");
  }

  @Test
  void writesTheReasonOfAnUnreadableFeed() {
    String line = FeedJson.line("a.xml", new Unreadable(Unreadable.Reason.EMPTY, "no bytes"));

    assertThat(line)
        .isEqualTo(
            "{\"file\":\"a.xml\",\"ok\":false,\"error\":\"EMPTY: no bytes\",\"encoding\":null,"
                + "\"format\":null,\"feed\":null,\"entries\":[]}");
  }
}
