package org.wirewatch.bench.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.wirewatch.bench.duplicate.DuplicateTrial;
import org.wirewatch.bench.duplicate.DuplicateWindow;
import org.wirewatch.bench.duplicate.LabelledArticle;

/**
 * Measures near-duplicate detection beside the usual ways and writes the figures into its part of
 * the page: {@code bench/run quality.DuplicateQuality DATA [ARTICLES [PAGE]]}, where DATA is the
 * folder {@code topics} of the development data, ARTICLES how many fill the window whose cost is
 * measured (a million unless said; some minutes), and PAGE {@code docs/quality.md} unless named.
 * Says so and does nothing where the data is absent.
 */
public final class DuplicateQuality {
  private static final Path HARD_CASES =
      Path.of("enrich/src/test/resources/org/wirewatch/enrich/dedupe/hard-duplicates.jsonl");

  private DuplicateQuality() {}

  public static void main(String[] args) throws IOException {
    Path data = Path.of(args.length > 0 ? args[0] : "../shared/data/topics").resolve("neardup");
    int window = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
    Path page = Path.of(args.length > 2 ? args[2] : "docs/quality.md");
    if (!Files.isReadable(data.resolve("stream.jsonl"))) {
      System.out.println("nothing measured: no development data in " + data.toAbsolutePath());
      return;
    }
    List<LabelledArticle> stream = LabelledArticle.stream(data.resolve("stream.jsonl"));
    Set<String> ignored = LabelledArticle.ignoredPairs(data.resolve("ignore_pairs.json"));
    DuplicateTrial trial = new DuplicateTrial(stream, ignored);
    DuplicatePage text = new DuplicatePage(LocalDate.now(ZoneOffset.UTC));
    text.stream(trial.stream());
    text.updates(trial.updates(), trial.updatesAlone());
    List<LabelledArticle> hard = LabelledArticle.hardCases(HARD_CASES);
    text.hardCases(trial.hardCases(hard), DuplicateTrial.kinds(hard));
    text.window(
        new DuplicateWindow(stream.stream().map(a -> a.article().text()).toList()).measure(window));
    System.out.print(text.text());
    new PagePart(page, "duplicates").write(text.text());
  }
}
