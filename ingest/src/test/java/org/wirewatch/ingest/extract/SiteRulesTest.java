package org.wirewatch.ingest.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.wire.config.ConfigException;

class SiteRulesTest {
  private static final String PAGE =
      """
      <html><head><title>Wrong title</title></head><body>
      <div class="hed">Pier to be rebuilt</div><div class="who">By Ada Brook and Ben Ford</div>
      <span class="when" content="2026-03-01">yesterday</span>
      <div class="x1"><p>The council voted to rebuild the pier.</p><p class="ad">Buy a boat today!</p>
      <p>Work begins in May.</p></div>
      <div><p>A long text that stands elsewhere on the page, with commas, with stops, and with much more
      to say than the article itself has, so that no learned decision would leave it out.</p></div>
      </body></html>
      """;

  @TempDir private Path folder;

  @Test
  void goesBeforeTheLearnedDecision() throws IOException {
    SiteRules rules =
        rules(
            """
            ledger.example:
              body: div.x1
              remove: [p.ad, aside]
              title: .hed
              author: .who
              date: .when
            """);

    ExtractedPage page = extract("https://www.ledger.example/pier", rules);

    assertThat(page.text())
        .isEqualTo("The council voted to rebuild the pier.\n\nWork begins in May.");
    assertThat(page.title()).isEqualTo("Pier to be rebuilt");
    assertThat(page.authors()).containsExactly("Ada Brook", "Ben Ford");
    assertThat(page.published().iso()).isEqualTo("2026-03-01");
  }

  @Test
  void leavesOtherSitesAndWhatItDoesNotFindAlone() throws IOException {
    SiteRules rules = rules("ledger.example: {body: div.gone, date: .when}");

    ExtractedPage ruled = extract("https://ledger.example/pier", rules);
    ExtractedPage other = extract("https://other-ledger.example/pier", rules);

    assertThat(ruled.published().iso()).isEqualTo("2026-03-01");
    assertThat(ruled.text()).isEqualTo(other.text()).isNotEmpty();
    assertThat(other).isEqualTo(extract("https://other-ledger.example/pier", SiteRules.NONE));
  }

  @Test
  void takesTheRuleOfTheLongestHost() throws IOException {
    SiteRules rules = rules("{ledger.example: {title: .who}, sport.ledger.example: {title: .hed}}");

    assertThat(extract("https://m.sport.ledger.example/", rules).title())
        .isEqualTo("Pier to be rebuilt");
    assertThat(extract("https://ledger.example/", rules).title())
        .isEqualTo("By Ada Brook and Ben Ford");
  }

  @Test
  void namesEveryFault() {
    assertThatThrownBy(
            () ->
                rules(
                    """
                    ledger.example: {body: "div[", headline: h1}
                    https://other.example/: {title: h1}
                    empty.example:
                    """))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("rules.yaml")
        .hasMessageContaining("ledger.example: body: bad selector")
        .hasMessageContaining("ledger.example: headline is unknown")
        .hasMessageContaining("\"https://other.example/\" is no host name")
        .hasMessageContaining("empty.example: body, remove, title, author or date wanted");
    assertThatThrownBy(() -> rules("a: [")).isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> SiteRules.read(folder.resolve("none.yaml")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("none.yaml");
  }

  private SiteRules rules(String yaml) throws IOException {
    return SiteRules.read(Files.writeString(folder.resolve("rules.yaml"), yaml));
  }

  private static ExtractedPage extract(String url, SiteRules rules) {
    return PageExtractor.extract(PAGE.getBytes(UTF_8), null, URI.create(url), rules);
  }
}
