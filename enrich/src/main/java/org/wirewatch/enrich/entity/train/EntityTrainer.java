package org.wirewatch.enrich.entity.train;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import opennlp.tools.util.Span;
import org.wirewatch.enrich.entity.EntityFinder;
import org.wirewatch.enrich.entity.LabelledDocument;
import org.wirewatch.enrich.entity.Lexicon;
import org.wirewatch.enrich.entity.PerceptronNameFinder;
import org.wirewatch.enrich.entity.PerceptronTrainer;
import org.wirewatch.enrich.entity.TagModel;

/**
 * Trains the model of names: {@code ./wirewatch train entities --data DIR --out DIR --seed N}.
 *
 * <p>Trains once without the news set aside, to score, and once with everything, to ship. The same
 * data and seed give the same files.
 */
public final class EntityTrainer {
  static final String MODEL = "entities.model";
  static final String PROVENANCE = "entities.properties";

  private EntityTrainer() {}

  /**
   * Writes {@code entities.model} and {@code entities.properties} (data, licences, seed, scores).
   *
   * @param data folder of {@code .conll} files, see {@code TrainingData}
   * @param out folder, made if missing
   * @param progress told of each step, a line each
   * @throws IOException if the data cannot be read or the model not be written
   */
  public static void train(Path data, Path out, long seed, Consumer<String> progress)
      throws IOException {
    Lexicon lexicon = EntityFinder.bundledLexicon();
    TrainingData documents = TrainingData.read(data);
    PerceptronTrainer trainer =
        new PerceptronTrainer(PerceptronTrainer.Settings.defaults(), lexicon);
    String score = "not measured: the data holds no news to set aside";
    if (!documents.heldOut().isEmpty()) {
      TagModel trial = trainer.train(documents.training(), seed, progress);
      score = score(trial, lexicon, documents.heldOut()).line();
      progress.accept("on news set aside: " + score);
    }
    TagModel model = trainer.train(documents.all(), seed, progress);
    Files.createDirectories(out);
    try (OutputStream file = Files.newOutputStream(out.resolve(MODEL))) {
      model.write(file);
    }
    Files.writeString(out.resolve(PROVENANCE), Provenance.of(documents, seed, model, score));
    progress.accept(
        String.format(Locale.ROOT, "wrote %s: %,d features", out.resolve(MODEL), model.size()));
  }

  static EntityScore score(TagModel model, Lexicon lexicon, List<LabelledDocument> documents) {
    EntityScore score = new EntityScore();
    PerceptronNameFinder finder = new PerceptronNameFinder(model, lexicon);
    for (LabelledDocument document : documents) {
      List<List<Span>> found = finder.findAll(document.words());
      for (int i = 0; i < found.size(); i++) {
        score.add(document.sentences().get(i).names(), found.get(i));
      }
    }
    return score;
  }
}
