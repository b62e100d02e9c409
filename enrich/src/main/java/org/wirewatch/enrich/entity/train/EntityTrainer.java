package org.wirewatch.enrich.entity.train;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import opennlp.tools.util.Span;
import org.wirewatch.enrich.entity.EntityFinder;
import org.wirewatch.enrich.entity.LabelledDocument;
import org.wirewatch.enrich.entity.Lexicon;
import org.wirewatch.enrich.entity.PerceptronNameFinder;
import org.wirewatch.enrich.entity.PerceptronTrainer;
import org.wirewatch.enrich.entity.TagModel;

/**
 * Trains the models of names: {@code ./wirewatch train entities --data DIR --training DIR --out DIR
 * --seed N}.
 *
 * <p>People, organisations and places from labelled text, and from open news labelled by a teacher;
 * without the teacher's labels, by the agreement of models trained on the labelled text. Events,
 * products and laws from the written news, the only text that has them. All of it twice: without
 * the news set aside, to score, and with everything, to ship. The same data and seed give the same
 * files.
 */
public final class EntityTrainer {
  static final String MODEL = "entities.model";
  static final String THINGS_MODEL = "things.model";
  static final String PROVENANCE = "entities.properties";
  private static final String SILVER = "voa_text.labels.gz";
  private static final List<String> TYPES = List.of("PER", "ORG", "LOC");
  private static final List<String> THINGS = List.of("EVENT", "PRODUCT", "LAW");
  private static final int TEACHERS = 2;

  private final PerceptronTrainer trainer;
  private final PerceptronTrainer thingsTrainer;
  private final Lexicon lexicon;
  private final SelfTraining openText;
  private final SilverLabels silver;
  private final long seed;
  private final Consumer<String> progress;

  private EntityTrainer(
      PerceptronTrainer.Settings settings,
      Lexicon lexicon,
      SelfTraining openText,
      SilverLabels silver,
      long seed,
      Consumer<String> progress) {
    this.trainer = new PerceptronTrainer(TYPES, settings, lexicon);
    this.thingsTrainer = new PerceptronTrainer(THINGS, settings, lexicon);
    this.lexicon = lexicon;
    this.openText = openText;
    this.silver = silver;
    this.seed = seed;
    this.progress = progress;
  }

  /**
   * Writes {@code entities.model} and {@code entities.properties} (data, licences, seed, scores).
   *
   * @param data folder of {@code .conll} files, see {@code TrainingData}
   * @param own folder of the written news and the teacher's labels, {@code training} in this
   *     repository
   * @param out folder, made if missing
   * @param progress told of each step, a line each
   * @throws IOException if the data cannot be read or the model not be written
   */
  public static void train(Path data, Path own, Path out, long seed, Consumer<String> progress)
      throws IOException {
    Lexicon lexicon = EntityFinder.bundledLexicon();
    TrainingData documents = TrainingData.read(data, own);
    EntityTrainer trainer =
        new EntityTrainer(
            PerceptronTrainer.Settings.defaults(),
            lexicon,
            SelfTraining.read(data),
            SilverLabels.read(own.resolve(SILVER)),
            seed,
            progress);
    Map<String, String> scores = new LinkedHashMap<>();
    List<LabelledDocument> written =
        documents.heldOut().getOrDefault(TrainingData.WRITTEN, List.of());
    TagModel trial = documents.heldOut().isEmpty() ? null : trainer.train(documents.training());
    documents
        .heldOut()
        .forEach((origin, aside) -> scores.put(origin, trainer.score(trial, origin, aside)));
    float temperature = trainer.temperature(trial, written);
    TagModel model = trainer.train(documents.all()).calibrated(temperature);
    Files.createDirectories(out);
    write(model, out.resolve(MODEL));
    if (!written.isEmpty()) {
      TagModel things = trainer.trainThings(documents.training());
      scores.put("things", trainer.score(things, "things", written));
      float thingsTemperature = trainer.temperature(things, written);
      things = trainer.trainThings(documents.all()).calibrated(thingsTemperature);
      write(things, out.resolve(THINGS_MODEL));
    }
    Files.writeString(out.resolve(PROVENANCE), Provenance.of(documents, seed, model, scores));
    progress.accept("wrote %s: %,d features".formatted(out.resolve(MODEL), model.size()));
  }

  /**
   * Models that have not seen what is set aside, for telling how good they are; writes nothing.
   *
   * @param data as for {@link #train}
   * @param own as for {@link #train}
   * @param progress told of each step, a line each
   * @throws IOException if the data cannot be read
   */
  public static Trial trial(Path data, Path own, Trial.Plan plan, Consumer<String> progress)
      throws IOException {
    TrainingData documents = TrainingData.read(data, own);
    List<LabelledDocument> training =
        documents.training().stream().filter(d -> plan.writtenNews() || !isWritten(d)).toList();
    EntityTrainer trainer =
        new EntityTrainer(
            plan.settings(),
            plan.lexicon(),
            plan.openNews() ? SelfTraining.read(data) : SelfTraining.none(),
            SilverLabels.read(own.resolve(SILVER)),
            plan.seed(),
            progress);
    boolean things = plan.things() && training.stream().anyMatch(EntityTrainer::isWritten);
    List<LabelledDocument> written =
        documents.heldOut().getOrDefault(TrainingData.WRITTEN, List.of());
    TagModel names = trainer.train(training);
    return new Trial(
        names.calibrated(trainer.temperature(names, written)),
        things ? Optional.of(trainer.trainThings(training)) : Optional.empty(),
        plan.lexicon(),
        documents.heldOut());
  }

  private static boolean isWritten(LabelledDocument document) {
    return document.source().endsWith(".txt");
  }

  private static void write(TagModel model, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      model.write(out);
    }
  }

  /** Of a model that has not seen the documents. */
  private String score(TagModel model, String origin, List<LabelledDocument> aside) {
    String score = score(model, lexicon, aside).line();
    progress.accept(origin + ", set aside: " + score);
    return score;
  }

  private float temperature(TagModel trial, List<LabelledDocument> unseen) {
    return unseen.isEmpty() ? 1 : Calibration.temperature(trial, lexicon, unseen);
  }

  private TagModel trainThings(List<LabelledDocument> documents) {
    List<LabelledDocument> written = documents.stream().filter(EntityTrainer::isWritten).toList();
    return thingsTrainer.train(written, seed, progress);
  }

  private TagModel train(List<LabelledDocument> plain) {
    List<LabelledDocument> all = new ArrayList<>(plain);
    if (!openText.isEmpty()) {
      all.addAll(silver.isEmpty() ? agreed(plain) : openText.labelled(silver));
      progress.accept("%,d documents with the open news".formatted(all.size()));
    }
    return trainer.train(new Headlines(seed).add(all), seed, progress);
  }

  private List<LabelledDocument> agreed(List<LabelledDocument> documents) {
    List<TagModel> teachers = new ArrayList<>();
    for (int i = 1; i <= TEACHERS; i++) {
      progress.accept("teacher %d of %d".formatted(i, TEACHERS));
      teachers.add(trainer.train(documents, seed + i, progress));
    }
    return openText.labelled(teachers, lexicon);
  }

  static EntityScore score(TagModel model, Lexicon lexicon, List<LabelledDocument> documents) {
    EntityScore score = new EntityScore(model.types());
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
