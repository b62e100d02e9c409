package org.wirewatch.enrich.entity.train;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
 * <p>First a few models from the labelled text; then the one to ship, from the labelled text and
 * the open news on which those agree. All of it twice: without the news set aside, to score, and
 * with everything, to ship. The same data and seed give the same files.
 */
public final class EntityTrainer {
  static final String MODEL = "entities.model";
  static final String PROVENANCE = "entities.properties";
  private static final int TEACHERS = 2;

  private final PerceptronTrainer trainer;
  private final Lexicon lexicon;
  private final List<List<String[]>> openText;
  private final long seed;
  private final Consumer<String> progress;

  private EntityTrainer(
      Lexicon lexicon, List<List<String[]>> openText, long seed, Consumer<String> progress) {
    this.trainer = new PerceptronTrainer(PerceptronTrainer.Settings.defaults(), lexicon);
    this.lexicon = lexicon;
    this.openText = openText;
    this.seed = seed;
    this.progress = progress;
  }

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
    EntityTrainer trainer = new EntityTrainer(lexicon, SelfTraining.read(data), seed, progress);
    String score = "not measured: the data holds no news to set aside";
    if (!documents.heldOut().isEmpty()) {
      TagModel trial = trainer.train(documents.training());
      score = score(trial, lexicon, documents.heldOut()).line();
      progress.accept("on news set aside: " + score);
    }
    TagModel model = trainer.train(documents.all());
    Files.createDirectories(out);
    try (OutputStream file = Files.newOutputStream(out.resolve(MODEL))) {
      model.write(file);
    }
    Files.writeString(out.resolve(PROVENANCE), Provenance.of(documents, seed, model, score));
    progress.accept("wrote %s: %,d features".formatted(out.resolve(MODEL), model.size()));
  }

  private TagModel train(List<LabelledDocument> plain) {
    List<LabelledDocument> documents = new Headlines(seed).add(plain);
    if (openText.isEmpty()) {
      return trainer.train(documents, seed, progress);
    }
    List<TagModel> teachers = new ArrayList<>();
    for (int i = 1; i <= TEACHERS; i++) {
      progress.accept("teacher %d of %d".formatted(i, TEACHERS));
      teachers.add(trainer.train(documents, seed + i, progress));
    }
    List<LabelledDocument> all = new ArrayList<>(documents);
    all.addAll(SelfTraining.label(openText, teachers, lexicon));
    progress.accept("%,d documents with those labelled by agreement".formatted(all.size()));
    return trainer.train(all, seed, progress);
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
