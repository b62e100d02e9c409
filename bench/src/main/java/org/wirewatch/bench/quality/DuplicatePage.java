package org.wirewatch.bench.quality;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wirewatch.bench.duplicate.DuplicateScore;
import org.wirewatch.bench.duplicate.DuplicateTrial.Row;
import org.wirewatch.bench.duplicate.DuplicateWindow;

/** The part of {@code docs/quality.md} on near duplicates. */
final class DuplicatePage {
  private static final List<String> EDITS =
      List.of("format", "agency", "cut", "cut_hard", "insert", "light", "rewrite", "ocr");
  private static final List<String> WRITTEN = List.of("exact", "copy", "edited");

  private final StringBuilder out = new StringBuilder();

  DuplicatePage(LocalDate day) {
    out.append(
        """
        ## Near duplicates

        Written by `bench/run quality.DuplicateQuality ../shared/data/topics`; do not edit. The development data is no
        part of this repository; the hard cases are. What the kinds mean: [duplicates.md](duplicates.md).

        """);
    out.append(Machine.measured(day));
  }

  String text() {
    return out.toString();
  }

  /** The ways side by side on the development stream. */
  void stream(Map<String, Row> rows) {
    out.append(
        """

        ### Development stream

        1,261 articles, of which 549 were made from 635 others by format, credit lines, cuts (to a third: `cut_hard`),
        inserted paragraphs, synonyms (`light`), rewriting and misread letters, and 77 by filling a text with other
        names and numbers (templates). F1 over all pairs of articles, as the data's own scorer counts. Halved by group:
        the ways' thresholds were chosen on one half. Our rules were made while looking at both, so our held-out figure
        is flattered; the hard cases below are the fair ones. Bytes an article: ours with its index, the others
        without.

        | way | F1 | P | R | choosing half F1 | held-out F1 | templates merged | articles/s | bytes |
        |---|---|---|---|---|---|---|---|---|
        """);
    rows.forEach(
        (name, row) ->
            line(
                name,
                share(row.all().f1()),
                share(row.all().precision()),
                share(row.all().recall()),
                share(row.chosen().f1()),
                share(row.heldOut().f1()),
                percent(row.all().templates()),
                "%,.0f".formatted(row.articlesPerSecond()),
                "%,.0f".formatted(row.bytes())));
    out.append("\nShare of the articles made in one way that are put with their original:\n\n");
    kinds(rows, EDITS);
  }

  /** The ways on the stream with updates. */
  void updates(Map<String, Row> rows, Map<String, int[]> alone) {
    out.append(
        """

        ### Updates

        The stream has none, so up to two were made of each original: one number, day, month or name changed, in some
        among synonyms, a credit line and an advertisement. "Alone": of all updates, those called a duplicate when only
        the original is known. "In the stream": put in random places, those that land with the original's duplicates,
        for instance because a cut copy without the changed sentence, or one with misread letters, came first.

        | way | alone | in the stream | F1 of the stream |
        |---|---|---|---|
        """);
    rows.forEach(
        (name, row) -> {
          int[] counts = alone.get(name);
          line(
              name,
              "%d of %,d".formatted(counts[0], counts[1]),
              "%d of %,d".formatted(row.all().updates(), row.all().allUpdates()),
              share(row.all().f1()));
        });
  }

  /** The ways on the hard cases. */
  void hardCases(Map<String, Row> rows, Map<String, int[]> kinds) {
    out.append(
        """

        ### Hard cases of the repository

        Written for it, in nine languages: real edits (paraphrase, localised names and units, reordered paragraphs),
        updates of a single fact, a new speaker or an added sentence, and look-alikes. The cases of the held-out half
        were not read while rules were made, only its totals.

        | way | F1, choosing half | held out | look-alikes merged, held out | updates called duplicates, held out |
        |---|---|---|---|---|
        """);
    rows.forEach(
        (name, row) ->
            line(
                name,
                share(row.chosen().f1()),
                share(row.heldOut().f1()),
                percent(row.heldOut().templates()),
                "%d of %d".formatted(row.heldOut().updates(), row.heldOut().allUpdates())));
    out.append("\nShare put with what they were made from:\n\n");
    kinds(rows, WRITTEN);
    out.append("\nWhat ours says of each kind:\n\n| kind | cases | that kind | nothing |\n");
    out.append("|---|---|---|---|\n");
    kinds.forEach((kind, counts) -> line(kind, counts[0], counts[1], counts[2]));
  }

  void window(DuplicateWindow.Cost cost) {
    out.append(
        """

        ### A full window

        %,d articles of %.0f words on average, made by changing most words of the stream's for other common ones; one in
        four cut or edited from an earlier one; store: RocksDB with a 48 MiB cache; one core.

        | | |
        |---|---|
        | CPU an article, mean | %.2f ms |
        | one in a hundred takes longer than | %.2f ms |
        | heap an article | %.0f bytes |
        | store an article | %.0f bytes |
        | bringing the index back after a restart | %.0f s |
        """
            .formatted(
                cost.articles(),
                cost.words(),
                cost.millis(),
                cost.slowMillis(),
                cost.heapBytes(),
                cost.storedBytes(),
                cost.restoreSeconds()));
  }

  private void kinds(Map<String, Row> rows, List<String> kinds) {
    out.append("| way | ").append(String.join(" | ", kinds)).append(" |\n");
    out.append("|---".repeat(kinds.size() + 1)).append("|\n");
    rows.forEach(
        (name, row) -> {
          DuplicateScore score = row.all();
          Object[] cells = new Object[kinds.size() + 1];
          cells[0] = name;
          for (int i = 0; i < kinds.size(); i++) {
            cells[i + 1] = share(score.byKind().getOrDefault(kinds.get(i), Double.NaN));
          }
          line(cells);
        });
  }

  private void line(Object... cells) {
    for (Object cell : cells) {
      out.append("| ").append(cell).append(' ');
    }
    out.append("|\n");
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * value);
  }
}
