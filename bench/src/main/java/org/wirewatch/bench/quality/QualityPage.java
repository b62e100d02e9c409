package org.wirewatch.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The part of {@code docs/quality.md} on ingest: figures, what they were measured on, and their
 * limits.
 */
final class QualityPage {
  /** A row of the table of pages: what it says, the scorer's key and the figure of it. */
  private record Figure(String name, String key, String field) {}

  private static final Figure[] FIGURES = {
    new Figure("text F1, article-extraction-benchmark (4-gram shingles)", "text_aeb", "f1"),
    new Figure("text F1, fundus (4-gram shingles)", "text_fundus", "f1"),
    new Figure("text F1, trafilatura's set (segments)", "chunks_traf", "f1"),
    new Figure("title exact, fundus", "title_fundus", "exact"),
    new Figure("title exact, trafilatura's set", "title_traf", "exact"),
    new Figure("title exact, postlight", "title_postlight", "exact"),
    new Figure("date right, fundus", "date_fundus", "acc"),
    new Figure("date right, trafilatura's set", "date_traf", "acc"),
    new Figure("date right, postlight", "date_postlight", "acc"),
    new Figure("authors exact, fundus", "author_fundus", "exact"),
    new Figure("authors exact, trafilatura's set", "author_traf", "exact"),
    new Figure("authors exact, postlight", "author_postlight", "exact"),
    new Figure("language right, fundus", "language_fundus", "acc"),
    new Figure("canonical address right, fundus", "url_fundus", "acc"),
  };

  private final StringBuilder out = new StringBuilder();

  QualityPage(LocalDate day) {
    out.append(
        """
        ## Ingest

        Written by `bench/run quality.Quality ../shared/data`; do not edit. The command runs the classes that
        `./wirewatch feed parse` and `./wirewatch page extract` run, over development data that is not part of this
        repository, and asks the data's own `score.py`.

        """);
    out.append(Machine.measured(day));
  }

  String text() {
    return out + LIMITS;
  }

  /** One row for each category; {@code figures} is the feed scorer's output. */
  void feeds(JsonNode figures) {
    out.append(
        "\n### Feeds\n\n| category | files | read | all assertions right | assertions right |\n");
    out.append("|---|---|---|---|---|\n");
    double sum = 0;
    int categories = 0;
    SortedMap<String, JsonNode> rows = new TreeMap<>(Comparator.comparing(QualityPage::label));
    figures.properties().forEach(entry -> rows.put(entry.getKey(), entry.getValue()));
    for (var entry : rows.entrySet()) {
      JsonNode row = entry.getValue();
      boolean scored = row.get(3).asInt() > 0;
      double right = scored ? 100 * row.get(5).asDouble() / row.get(3).asDouble() : Double.NaN;
      if (!entry.getKey().equals("ALL")) {
        sum += scored ? right : 0;
        categories += scored ? 1 : 0;
      }
      out.append("| ").append(label(entry.getKey()));
      out.append(" | ").append(row.get(0).asInt());
      out.append(" | ").append(percent(row.get(1).asDouble() / row.get(0).asDouble()));
      out.append(" | ").append(percent(row.get(2).asDouble() / row.get(0).asDouble()));
      out.append(" | ").append(scored ? percent(right / 100) : "–").append(" |\n");
    }
    out.append("\nMacro mean over ").append(categories).append(" categories: **");
    out.append(String.format(Locale.ROOT, "%.1f", sum / categories)).append("**.\n");
  }

  /** Figures by what ships for two parts of the sites, and by models that did not see the site. */
  void pages(JsonNode choose, JsonNode heldOut, JsonNode unseen) {
    out.append(
        """

        ### Pages

        "Chosen on" are the sites on which rules were chosen, "held out" those that were not looked at. The shipped
        models of text and titles were trained on both, so those rows are flattered; "site unseen" cross-validates
        them by site over all pages: each page by models that saw no page of its site.

        | figure | chosen on | held out | site unseen | pages |
        |---|---|---|---|---|
        """);
    for (Figure figure : FIGURES) {
      boolean trained = figure.key.startsWith("text") || figure.key.startsWith("title");
      JsonNode cross = unseen.path(figure.key).path(figure.field);
      boolean crossed = trained || figure.key.startsWith("chunks");
      out.append("| ").append(figure.name);
      out.append(" | ").append(share(choose.path(figure.key).path(figure.field)));
      out.append(" | ").append(share(heldOut.path(figure.key).path(figure.field)));
      out.append(" | ").append(crossed ? share(cross) : "no model");
      out.append(" | ").append(unseen.path(figure.key).path("n").asInt()).append(" |\n");
    }
  }

  /** That of all categories sorts first. */
  private static String label(String category) {
    return category.equals("ALL") ? "**all**" : category;
  }

  private static String share(JsonNode figure) {
    return figure.isNumber() ? String.format(Locale.ROOT, "%.3f", figure.asDouble()) : "–";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static final String LIMITS =
      """

      ### What the sets are, and their limits

      - **Feeds**: 3,445 files of nine projects' own tests (feedparser, the W3C validator, gofeed, ROME, miniflux, …)
        and 154 made files. Peers must not be ranked by assertions that come from their own tests.
      - **article-extraction-benchmark**: 2019 news pages, whole article by hand. **fundus**: 2023–2026 news pages of
        about 45 countries' publishers; gold by a parser for each publisher, so titles and authors follow that
        parser's choice (a page's headline and its og:title often differ, and either may be gold).
      - **trafilatura's set**: blogs, news, institutions, many German; a few wanted and unwanted segments a page. Its
        dates are often those of the text where the page's markup says another day.
      - **postlight**: saved after that tool's clean-up, scripts gone. Weak; shown for completeness.
      - A date is right if it is the same calendar day, as written or both in UTC. Titles are compared without case and
        punctuation. Authors are exact only if the set of names is equal.
      - Small sets: one page of fundus' held-out part is two points of a hundred.

      ### Other systems, as measured on all pages of the same sets

      Measured once on 181, 258 and 990 pages, the ones above among them; not run again by this command.

      | system | text F1, three sets | title exact | date | authors exact |
      |---|---|---|---|---|
      | trafilatura 2.2 | .956 / .952 / .925 | .69 | .97 | .78 |
      | readability.js | .952 / .915 / – | .74 | .89 | .76 |
      | defuddle | .930 / .906 / – | .74 | .96 | .74 |
      | readability4j | .936 / .901 / .886 | .54 | – | .40 |
      | boilerpipe | .831 / .801 / .788 | .16 | – | – |

      Feeds, macro mean of assertions right on another selection of the same corpus: ROME 55.0, ROME behind CommaFeed's
      cleaner 56.9, npm feedparser 59.1, feedparser (Python) 85.0.
      """;
}
