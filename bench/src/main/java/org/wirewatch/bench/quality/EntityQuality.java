package org.wirewatch.bench.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.wirewatch.enrich.entity.EntityFinder;
import org.wirewatch.enrich.entity.PerceptronTrainer.Settings;
import org.wirewatch.enrich.entity.train.EntityTrainer;
import org.wirewatch.enrich.entity.train.Trial;

/**
 * Measures the finding and linking of names and writes the figures into its part of the page:
 * {@code bench/run quality.EntityQuality DATA [TRAINING [PAGE [PASSES]]]}, where DATA is the folder
 * {@code ner} of the development data, TRAINING is {@code enrich/training} and PAGE {@code
 * docs/quality.md} unless named. Trains seven models, some minutes each; with PASSES, to try the
 * command, in fewer passes over the data than what ships. Says so and does nothing where the data
 * is absent.
 */
public final class EntityQuality {
  private static final long SEED = 1;

  private EntityQuality() {}

  public static void main(String[] args) throws IOException {
    Path data = Path.of(args.length > 0 ? args[0] : "../shared/data/ner");
    Path training = Path.of(args.length > 1 ? args[1] : "enrich/training");
    Path page = Path.of(args.length > 2 ? args[2] : "docs/quality.md");
    if (!Files.isReadable(data.resolve("wikigold.conll"))) {
      System.out.println("nothing measured: no labelled collections in " + data.toAbsolutePath());
      return;
    }
    Settings shipped = Settings.defaults();
    int passes = args.length > 3 ? Integer.parseInt(args[3]) : shipped.epochs();
    Settings settings =
        new Settings(shipped.models(), passes, shipped.margin(), shipped.missed(), shipped.least());
    Trial.Plan plan = Trial.Plan.asShipped(EntityFinder.bundledLexicon(), SEED).with(settings);
    EntityPage text = new EntityPage(LocalDate.now(ZoneOffset.UTC));
    HardCases hard = new HardCases(training);
    HeldOutNews news =
        new HeldOutNews(EntityTrainer.trial(data, training, plan, System.out::println));
    text.sets(news.names());
    text.desks(news.desks());
    news.things().ifPresent(text::things);
    text.hardNames(hard.names());
    text.links(hard.links());
    text.ablation(Ablation.run(data, training, settings));
    text.errors(news.names());
    new PagePart(page, "entities").write(text.text());
  }
}
