package org.wirewatch.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedRepairTest {
  @Test
  void mendsEntities() {
    ParsedFeed feed =
        Feeds.read(
            Feeds.item("<title>R&D &eacute;t&eacute; &#150; ok</title><link>/?a=1&b=2</link>"));

    assertThat(feed.entries().getFirst().title()).isEqualTo("R&D été – ok");
    assertThat(feed.entries().getFirst().link()).isEqualTo("https://news.example/?a=1&b=2");
    assertThat(feed.repairs()).containsExactly(Repair.ENTITIES);
  }

  @Test
  void dropsControlCharacters() {
    ParsedFeed feed = Feeds.read(Feeds.item("<title>a\u0001b&#2;c</title>"));

    assertThat(feed.entries().getFirst().title()).isEqualTo("abc");
    assertThat(feed.repairs()).containsExactly(Repair.CONTROL_CHARACTERS);
  }

  @Test
  void skipsJunkBeforeTheProlog() {
    ParsedFeed feed =
        Feeds.read("<br />\n<b>Warning</b>: on line 12<br />\n" + Feeds.item("<title>a</title>"));

    assertThat(feed.entries()).hasSize(1);
    assertThat(feed.repairs()).contains(Repair.LEADING_JUNK);
  }

  @Test
  void keepsCompleteEntriesOfACutFeed() {
    String cut = "<rss><channel><item><title>a</title></item><item><title>b</title><link>http://ne";

    ParsedFeed feed = Feeds.read(cut);

    assertThat(feed.entries()).extracting(FeedEntry::title).containsExactly("a");
    assertThat(feed.repairs()).containsExactly(Repair.TRUNCATED);
  }

  @Test
  void closesForgottenTags() {
    ParsedFeed feed =
        Feeds.read(
            Feeds.rss(
                "<itunes:category text=\"x\"><item><title>a<link>/1</link><item><title>b</title></item>"));

    assertThat(feed.entries()).extracting(FeedEntry::title).containsExactly("a", "b");
    assertThat(feed.entries().getFirst().link()).isEqualTo("https://news.example/1");
    assertThat(feed.repairs()).contains(Repair.TAGS, Repair.UNDECLARED_PREFIX);
  }

  @Test
  void skipsDoctypesUnread() {
    ParsedFeed feed =
        Feeds.read(
            "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + Feeds.item("<title>a&x;</title>"));

    assertThat(feed.entries().getFirst().title()).isEqualTo("a&x;");
    assertThat(feed.repairs()).contains(Repair.DOCTYPE);
  }

  @Test
  void readsDoubledAttributesAndMissingQuotes() {
    FeedEntry entry =
        Feeds.onlyEntry(Feeds.item("<enclosure url=/a.mp3 type='x' type=\"y\" length=3 />"));

    assertThat(entry.enclosures())
        .containsExactly(new Enclosure("https://news.example/a.mp3", "x", 3L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1251", "koi8-r", "cp037", "utf-16", "no-such-encoding"})
  void decodesByDeclaration(String name) {
    boolean cyrillic = name.equals("windows-1251") || name.equals("koi8-r");
    String title = cyrillic ? "Паром" : "Ferry";
    Charset charset = cyrillic || name.equals("cp037") ? Charsets.find(name).orElseThrow() : UTF_8;
    String feed =
        "<?xml version=\"1.0\" encoding=\""
            + name
            + "\"?>"
            + Feeds.item("<title>" + title + "</title>");

    assertThat(Feeds.read(feed.getBytes(charset), Map.of()).entries().getFirst().title())
        .isEqualTo(title);
  }

  @Test
  void decodesByHeaderMarkAndStatistics() {
    String feed = Feeds.item("<title>Fähre</title>");
    byte[] latin = feed.getBytes(Charset.forName("iso-8859-1"));
    byte[] marked = ("\ufeff" + feed).getBytes(UTF_16LE);

    ParsedFeed byHeader = Feeds.read(latin, Map.of("Content-Type", "text/xml; charset=iso-8859-1"));
    ParsedFeed byMark = Feeds.read(marked, Map.of("content-type", "text/xml; charset=utf-8"));
    ParsedFeed lying =
        Feeds.read(feed.getBytes(UTF_8), Map.of("Content-Type", "x; charset=latin1"));

    assertThat(byHeader.entries().getFirst().title()).isEqualTo("Fähre");
    assertThat(byMark.entries().getFirst().title()).isEqualTo("Fähre");
    assertThat(byMark.encoding()).isEqualTo("utf-16le");
    assertThat(lying.entries().getFirst().title()).isEqualTo("Fähre");
  }

  @Test
  void mendsPastedWindowsBytes() {
    byte[] body = Feeds.item("<title>Fähre? éé</title>").getBytes(UTF_8);
    for (int i = 0; i < body.length; i++) {
      body[i] = body[i] == '?' ? (byte) 0x85 : body[i];
    }

    ParsedFeed feed = Feeds.read(body, Map.of());

    assertThat(feed.entries().getFirst().title()).isEqualTo("Fähre… éé");
    assertThat(feed.repairs()).containsExactly(Repair.ENCODING);
  }

  @Test
  void decompressesWhatNoHeaderAnnounced() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(Feeds.item("<title>a</title>").getBytes(UTF_8));
    }

    ParsedFeed feed = Feeds.read(packed.toByteArray(), Map.of());

    assertThat(feed.entries()).hasSize(1);
    assertThat(feed.repairs()).containsExactly(Repair.DECOMPRESSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>ok",
        "<b onclick=\"x()\">ok</b>",
        "<a href=\" java&#10;script:x()\">ok</a>",
        "<iframe src=\"https://x.example/\"/>ok",
        "<p style=\"background:url(x)\">ok</p>",
        "<svg><script>alert(1)</script></svg>ok"
      })
  void leavesNothingActive(String html) {
    String escaped = html.replace("&", "&amp;").replace("<", "&lt;");

    FeedEntry entry = Feeds.onlyEntry(Feeds.item("<description>" + escaped + "</description>"));

    assertThat(entry.plainSummary()).contains("ok");
    assertThat(entry.summary()).doesNotContainPattern("(?i)script|onclick|iframe|style|javascript");
  }

  @Test
  void refusesLinksThatCouldRun() {
    FeedEntry entry = Feeds.onlyEntry(Feeds.item("<title>a</title><link>javascript:x()</link>"));

    assertThat(entry.url()).isEmpty();
    assertThat(entry.link()).isEqualTo("https://news.example/");
  }
}
