package org.wirewatch.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.ingest.extract.SiteRules;
import org.wirewatch.wire.FetchRequest;

class ArticleAssemblerTest {
  private static final URI URL = URI.create("https://coast.example/pier");
  private static final Instant NOW = Instant.parse("2026-02-03T10:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Coast Daily: Pier to be rebuilt; Pier to be rebuilt; Pier to be rebuilt",
        "Pier to be rebuilt | Coast Daily; Pier to be rebuilt; Pier to be rebuilt",
        "Pier to be rebuilt; Pier to be rebuilt; Pier to be rebuilt",
        "Pier to be rebuilt by June; Pier to be rebuilt; Pier to be rebuilt by June",
        "Pier to be rebuilt; Old pier gets new life; Pier to be rebuilt",
        "Live: pier; pier; Live: pier"
      })
  void takesTheFeedsTitleWherePageOnlyAddsToIt(String page, String listed, String expected) {
    // Given
    FetchRequest request =
        new FetchRequest(
            1, URL, "s", "Coast", NOW, listed, null, NOW, List.of(), List.of(), 1, null);
    String paragraph = "<p>The council voted on Monday to rebuild the old pier, at a cost of $4m.";
    byte[] html = ("<h1>" + page + "</h1>" + paragraph.repeat(3)).getBytes(UTF_8);
    var found = new FetchResult.Fetched(200, URL, null, Map.of(), new Body(html), NOW);

    // When
    var result = ArticleAssembler.assemble(request, found, SiteRules.NONE);

    // Then
    assertThat(result.article().title()).isEqualTo(expected);
  }
}
