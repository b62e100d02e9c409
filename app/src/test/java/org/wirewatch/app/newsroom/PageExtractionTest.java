package org.wirewatch.app.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.ingest.extract.ExtractedPage;
import org.wirewatch.ingest.extract.PageExtractor;

/** What the extractor makes of each outlet's pages, against the articles as they were filed. */
class PageExtractionTest {
  private static final Library LIBRARY = Library.load();
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final String ORIGIN = "http://127.0.0.1:8080";
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private final PressRun run = new PressRun(LIBRARY, NOW.minus(PressRun.SPAN));

  PageExtractionTest() {
    run.publishUntil(Instant.MAX, NOW);
  }

  /** The floors are mean F1 values of words, a little below what is reached. */
  @ParameterizedTest
  @CsvSource({
    "ledger, 0.99",
    "signal, 0.99",
    "meridian, 0.99",
    "fenwick, 0.99",
    "northgate, 0.99",
    "kingsway, 0.99",
    "lantern, 0.99",
    "compass, 0.99"
  })
  void findsTextTitleAuthorAndDateOfEveryArticle(String id, double floor) {
    // Given
    Outlet outlet =
        LIBRARY.outlets().stream().filter(o -> o.id().equals(id)).findAny().orElseThrow();
    OutletSite site = new OutletSite(outlet, ORIGIN, run);
    List<Double> scores = new ArrayList<>();
    SoftAssertions fields = new SoftAssertions();

    for (Published item : run.published(id)) {
      // When
      OutletSite.Document document = site.at(item.path()).orElseThrow();
      ExtractedPage page =
          PageExtractor.extract(
              document.bytes(), document.contentType(), URI.create(ORIGIN + item.path()));

      // Then
      String name = item.article().id();
      String byline = item.article().byline();
      fields.assertThat(page.title()).as("title of %s", name).isEqualTo(item.headline());
      fields
          .assertThat(String.join(", ", page.authors()))
          .as("authors of %s", name)
          .isEqualTo(byline == null ? "" : byline.replace(" and ", ", "));
      fields
          .assertThat(page.published() == null ? null : page.published().date())
          .as("date of %s", name)
          .isEqualTo(item.publishedAt().atOffset(ZoneOffset.UTC).toLocalDate());
      scores.add(f1(item, page.text()));
    }
    double mean = scores.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    assertThat(mean).as("mean F1 of %s", id).isGreaterThan(floor);
    fields.assertAll();
  }

  /**
   * The F1 value of words, the better one of with and without standfirst: annotators of the
   * extractor's training pages count it as text more often than not.
   */
  private static double f1(Published item, String text) {
    String body =
        item.paragraphs().stream().map(PageModel::plain).collect(Collectors.joining("\n"));
    return Math.max(f1(body, text), f1(item.dek() + "\n" + body, text));
  }

  private static double f1(String article, String text) {
    Map<String, Integer> wanted = words(article);
    Map<String, Integer> found = words(text);
    double hits = 0;
    for (var entry : wanted.entrySet()) {
      hits += Math.min(entry.getValue(), found.getOrDefault(entry.getKey(), 0));
    }
    return 2 * hits / (total(wanted) + total(found));
  }

  private static Map<String, Integer> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .collect(Collectors.toMap(MatchResult::group, word -> 1, Integer::sum, HashMap::new));
  }

  private static int total(Map<String, Integer> words) {
    return words.values().stream().mapToInt(Integer::intValue).sum();
  }
}
