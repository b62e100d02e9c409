package org.wirewatch.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.wirewatch.bench.extract.BlockTraining;
import org.wirewatch.bench.extract.ExtractionRun;
import org.wirewatch.bench.extract.TitleTraining;
import org.wirewatch.bench.feed.FeedPredictions;

/**
 * Measures feed parsing and page extraction on development data and writes the figures into its
 * part of the page: {@code bench/run quality.Quality DATA [PAGE]}, where DATA holds {@code feeds}
 * and {@code extract}, each with its {@code score.py}, and PAGE is {@code docs/quality.md} unless
 * named. Needs python3. Says so and does nothing where the data is absent.
 */
public final class Quality {
  private static final String FOLDS = "5";

  private Quality() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path data = Path.of(args.length > 0 ? args[0] : "../shared/data");
    Path feeds = data.resolve("feeds");
    Path extract = data.resolve("extract");
    if (!Files.isReadable(feeds.resolve("score.py"))
        || !Files.isReadable(extract.resolve("score.py"))) {
      System.out.println("nothing measured: no development data in " + data.toAbsolutePath());
      return;
    }
    QualityPage page = new QualityPage(LocalDate.now(ZoneOffset.UTC));
    Path work = Files.createTempDirectory("quality");
    page.feeds(feeds(feeds, work));
    page.pages(
        part(extract, work, "choose"), part(extract, work, "heldout"), unseen(extract, work));
    Path file = Path.of(args.length > 1 ? args[1] : "docs/quality.md");
    new PagePart(file, "ingest").write(page.text());
  }

  private static JsonNode feeds(Path feeds, Path work) throws IOException, InterruptedException {
    Path manifest = feeds.resolve("manifest.json");
    Path predictions = work.resolve("feeds.jsonl");
    FeedPredictions.main(new String[] {manifest.toString(), predictions.toString()});
    return Scorer.score(feeds.resolve("score.py"), manifest, predictions);
  }

  /** Figures of one part of the pages, by what ships; extracts all pages the first time. */
  private static JsonNode part(Path extract, Path work, String part)
      throws IOException, InterruptedException {
    Path pages = work.resolve("pages-" + part + ".json");
    if (!Files.exists(pages)) {
      ExtractionRun.main(new String[] {extract.toString(), work.resolve("pages").toString()});
    }
    return Scorer.score(
        extract.resolve("score.py"), work.resolve("pages-" + part + ".gold.json"), pages);
  }

  /** Text and titles of all pages, each by models that did not see its site. */
  private static JsonNode unseen(Path extract, Path work) throws IOException, InterruptedException {
    Path texts = work.resolve("texts.json");
    Path titles = work.resolve("titles.json");
    String folder = extract.toString();
    BlockTraining.main(new String[] {folder, texts.toString(), "all", FOLDS});
    TitleTraining.main(new String[] {folder, titles.toString(), "all", FOLDS});
    Path both = Predictions.merge(texts, titles, work.resolve("unseen.json"));
    return Scorer.score(extract.resolve("score.py"), extract.resolve("ground-truth.json"), both);
  }
}
