package org.wirewatch.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirewatch.wire.Source;
import org.wirewatch.wire.net.AddressGuard;
import org.wirewatch.wire.net.AllowList;

class OpmlTest {
  private static final String LIST =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <opml version="2.0"><head><title>My news</title></head><body>
        <outline text="Politics">
          <outline text="Harbour Post" type="rss" xmlUrl="https://harbour.example/rss"/>
          <outline text="Europe"><outline title="Quay" text="Q" xmlUrl="http://quay.example/f"
            category="/ships,Europe"/></outline>
        </outline>
        <outline text="Map" type="sitemap" xmlUrl="https://map.example/news.xml"/>
        <outline text="Index" type="page" htmlUrl="https://index.example/"/>
        <outline text="Harbour again" xmlUrl="https://harbour.example/rss"/>
        <outline text="Bad" xmlUrl="javascript:alert(1)"/>
        <outline text="Link" type="link" url="https://link.example/"/>
      </body></opml>
      """;

  @Test
  void readsFoldersAsTagsAndEveryAddressOnce() {
    List<Source> sources = Opml.read(bytes(LIST));

    assertThat(sources)
        .extracting(Source::outlet)
        .containsExactly("Harbour Post", "Quay", "Map", "Index");
    assertThat(sources.get(1).tags()).containsExactly("Politics", "Europe", "ships");
    assertThat(sources)
        .extracting(Source::kind)
        .containsExactly(Source.Kind.FEED, Source.Kind.FEED, Source.Kind.SITEMAP, Source.Kind.PAGE);
    assertThat(sources).allMatch(Source::enabled);
  }

  @Test
  void mendsBareAmpersands() {
    String opml =
        "<opml><body><outline text='A & B' xmlUrl='https://a.example/f?x=1&y=2'/></body></opml>";

    Source source = Opml.read(bytes(opml)).getFirst();

    assertThat(source.url()).hasToString("https://a.example/f?x=1&y=2");
    assertThat(source.outlet()).isEqualTo("A & B");
  }

  @Test
  void writesWhatItReads() {
    List<Source> sources = Opml.read(bytes(LIST));

    List<Source> again = Opml.read(OpmlWriter.write("Copy", sources));

    assertThat(again).containsExactlyInAnyOrderElementsOf(sources);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no xml",
        "<html><body/></html>",
        "<opml><body><outline></body></opml>",
        "<!DOCTYPE o [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><opml><body>&x;</body></opml>",
        "<!DOCTYPE o [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><opml><body>&b;</body></opml>"
      })
  void refusesWhatIsNoOpml(String text) {
    assertThatThrownBy(() -> Opml.read(bytes(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no OPML");
  }

  @Test
  void readsTenThousandSources() {
    StringBuilder opml = new StringBuilder("<opml><body>");
    for (int i = 0; i < 10_000; i++) {
      opml.append("<outline text='S' xmlUrl='https://s").append(i).append(".example/rss'/>");
    }

    assertThat(Opml.read(bytes(opml.append("</body></opml>").toString()))).hasSize(10_000);
  }

  @Test
  void importRefusesPrivateAddressesAndTakesTheRest() {
    String opml =
        "<opml><body><outline text='In' xmlUrl='http://169.254.169.254/latest/'/>"
            + "<outline text='Out' xmlUrl='https://news.example/rss'/></body></opml>";

    OpmlImport result = OpmlImport.of(bytes(opml), AddressGuard.of(AllowList.publicWeb()));

    assertThat(result.sources()).extracting(Source::outlet).containsExactly("Out");
    assertThat(result.refused()).hasSize(1);
    assertThat(result.refused().getFirst().reason()).isEqualTo("ssrf_blocked");
  }

  @Test
  void namesWhatIsNoWebAddressAndReadsFeedAddresses() {
    String opml =
        "<opml><body><outline text='A' xmlUrl='not a url'/>"
            + "<outline text='B' xmlUrl='ftp://news.example/feed'/>"
            + "<outline text='C' xmlUrl='feed://news.example/rss#top'/>"
            + "<outline text='D' xmlUrl='feed:https://news.example/atom'/></body></opml>";

    OpmlImport result = OpmlImport.of(bytes(opml), AddressGuard.of(AllowList.publicWeb()));

    assertThat(result.sources())
        .extracting(source -> source.url().toString())
        .containsExactly("http://news.example/rss", "https://news.example/atom");
    assertThat(result.refused())
        .extracting(OpmlImport.Refused::url)
        .containsExactly("not a url", "ftp://news.example/feed");
  }

  @Test
  void saysWhereAndWhyAFileIsNoOpml() {
    assertThatThrownBy(() -> Opml.read(bytes("<opml><body>\n</bod></opml>")))
        .hasMessageContaining("[2,")
        .hasMessageContaining("bod");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
