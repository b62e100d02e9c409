package org.wirewatch.ingest.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Title, date and author where several sources disagree or only the text tells. */
class MetadataTest {
  private static final URI URL = URI.create("https://www.ledger.example/city/ferry-pier-rebuilt");
  private static final String TEXT =
      "<p>The harbour council voted on Tuesday to rebuild the northern pier, which a storm broke"
          + " last winter, and to pay for it from the tourist levy.</p><p>Work is to begin in May,"
          + " the council said, and the ferry will leave from the old dock until the pier is open"
          + " again in autumn.</p>";

  @Test
  void leavesKickerOutOfHeadline() {
    ExtractedPage page =
        extract(
            "<title>Ferry pier to be rebuilt by autumn - City - Ledger</title>",
            "<h1><span class=\"article__overline\">Storm damage</span>"
                + " <span>Ferry pier to be rebuilt by autumn</span></h1>"
                + TEXT);

    assertThat(page.title()).isEqualTo("Ferry pier to be rebuilt by autumn");
  }

  @Test
  void passesOverHeadingOfBreadcrumbTrailAndOfSite() {
    ExtractedPage page =
        extract(
            """
            <title>Pier plan: what we know</title>
            <script type="application/ld+json">{"@type": "NewsArticle",
            "headline": "Ferry pier to be rebuilt by autumn"}</script>
            """,
            "<ul><li><a href=\"/city\">City</a></li><li><h1>Pier plan: what we know</h1></li></ul>"
                + "<h2>Ferry pier to be rebuilt by autumn</h2>"
                + TEXT);

    assertThat(page.title()).isEqualTo("Ferry pier to be rebuilt by autumn");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Published 3 March 2026 | Updated 5 March 2026; 2026-03-03",
        "Aktualisiert: 5. März 2026 | Erstellt: 3. März 2026; 2026-03-03",
        "Ada BrookMarch 3, 2026 4 comments; 2026-03-03",
        "<a href='/2026'>3 mars 2026</a>; 2026-03-03",
        "Mis à jour le 4 mars 2026; 2026-03-04"
      })
  void readsDateline(String line, String iso) {
    ExtractedPage page =
        extract("", "<h1>Ferry pier to be rebuilt</h1><div>" + line + "</div>" + TEXT);

    assertThat(page.published().iso()).isEqualTo(iso);
  }

  @Test
  void takesNoDateFromCaptionSentenceOrAnnouncement() {
    ExtractedPage page =
        extract(
            "",
            "<h1>Ferry pier to be rebuilt</h1><figcaption>The pier on 1 May 2024</figcaption>"
                + "<p>The next open day of the harbour is on 7 May 2026 at the old dock.</p>"
                + "<div>Event date: 8 May 2026</div><p>Photo of 9 May 2023</p>"
                + TEXT);

    assertThat(page.published()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"False, true", "true, false", "http://schema.org/False, true"})
  void readsWhetherTextIsFree(String stated, boolean paywalled) {
    ExtractedPage page =
        extract(
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Pier\","
                + "\"isAccessibleForFree\":\""
                + stated
                + "\"}</script>",
            TEXT);

    assertThat(page.paywalled()).isEqualTo(paywalled);
  }

  @Test
  void takesLockedPartAndBoxThatSellsForPaywall() {
    String part =
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Pier\","
            + "\"hasPart\":{\"isAccessibleForFree\":false,\"cssSelector\":\".locked\"}}</script>";
    String box =
        "<div class='article-paywall'><p>Read on with a subscription: the first month of the Ledger"
            + " costs one crown, <a href='/offer'>see all offers</a>.</p></div>";

    assertThat(extract(part, TEXT).paywalled()).isTrue();
    assertThat(extract("", TEXT + box).paywalled()).isTrue();
    assertThat(extract("", TEXT).paywalled()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Correction, 3 March 2026: The pier is 80 metres long, not 60.",
        "Berichtigung: Der Steg ist 80 Meter lang, nicht 60.",
        "Rectificatif : la jetée mesure 80 mètres.",
        "Fe de errores: el muelle mide 80 metros.",
        "An earlier version of this article gave the wrong length of the pier.",
        "訂正：桟橋の長さは80メートルです。"
      })
  void keepsCorrectionNoteAsFieldAndInText(String note) {
    ExtractedPage page =
        extract("", "<article><h1>Ferry pier</h1>" + TEXT + "<p>" + note + "</p></article>");

    assertThat(page.corrections()).containsExactly(note);
  }

  @Test
  void joinsLabelAndNoteAndPassesOverOtherCorrections() {
    ExtractedPage page =
        extract(
            "",
            "<h1>Ferry pier</h1><p>Correction officers at the jail said: no comment.</p>"
                + TEXT
                + "<h3>Editor's note</h3><p>The length of the pier was wrong.</p>"
                + "<p><a href='/corrections'>Corrections</a></p>");

    assertThat(page.corrections())
        .containsExactly("Editor's note The length of the pier was wrong.");
  }

  @Test
  void readsRulesForRobotsOneByOne() {
    ExtractedPage page =
        extract("<meta name='robots' content='index, max-image-preview:none, noarchive'>", TEXT);
    ExtractedPage gone =
        extract(
            "<meta name='wirewatch' content='unavailable_after: 25 Jun 2026 15:00:00 GMT'>", TEXT);

    assertThat(page.robots()).isEqualTo(new RobotsMeta(false, true, false, null));
    assertThat(gone.robots().allowsIndexing(Instant.parse("2026-06-25T14:59:59Z"))).isTrue();
    assertThat(gone.robots().allowsIndexing(Instant.parse("2026-06-25T15:00:00Z"))).isFalse();
  }

  private static ExtractedPage extract(String head, String body) {
    String html = "<html><head>" + head + "</head><body>" + body + "</body></html>";
    return PageExtractor.extract(html.getBytes(UTF_8), "text/html; charset=utf-8", URL);
  }
}
