package org.wirewatch.enrich.entity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Trains a structured averaged perceptron. The same documents, lexicon and seed give the same
 * model, byte for byte.
 *
 * @see "Collins, Discriminative Training Methods for Hidden Markov Models, EMNLP 2002"
 */
public final class PerceptronTrainer {
  private final List<String> types;
  private final Settings settings;
  private final WordTable table;

  /**
   * How to train.
   *
   * @param models trained with one seed after the other and summed
   * @param epochs passes over the documents
   * @param margin by how much the right tags must lead over each wrong one
   * @param missed extra margin over leaving a token of a name outside: more names are found
   * @param least share of the greatest weight below which a feature is dropped, 0 to 1
   */
  public record Settings(int models, int epochs, float margin, float missed, float least) {
    public static Settings defaults() {
      return new Settings(2, 6, 0, 0, 0.03f);
    }
  }

  /**
   * Trains for some types.
   *
   * @param types three types of names; others are taken for no names
   */
  public PerceptronTrainer(List<String> types, Settings settings, Lexicon lexicon) {
    this.types = List.copyOf(types);
    this.settings = settings;
    this.table = new WordTable(lexicon);
  }

  private static final class Example {
    final Word[] words;
    final int[] tags;
    final int base;
    final DocumentMemory memory;

    Example(Word[] words, int[] tags, DocumentMemory memory) {
      this.words = words;
      this.tags = tags;
      this.base = memory.add(words);
      this.memory = memory;
    }
  }

  /**
   * Trains a model.
   *
   * @param progress told of each pass
   */
  public TagModel train(List<LabelledDocument> documents, long seed, Consumer<String> progress) {
    List<AveragedWeights> models =
        IntStream.range(0, settings.models())
            .parallel()
            .mapToObj(model -> model(documents, seed + 1000L * model, progress))
            .toList();
    AveragedWeights sum = models.get(0);
    for (AveragedWeights model : models.subList(1, models.size())) {
      sum = sum.plus(model);
    }
    return TagModel.compress(types, sum, settings.least());
  }

  private AveragedWeights model(
      List<LabelledDocument> documents, long seed, Consumer<String> progress) {
    List<Example> examples = examples(documents);
    Perceptron perceptron = new Perceptron();
    Random random = new Random(seed);
    float step = 1;
    for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
      Collections.shuffle(examples, random);
      int wrong = 0;
      for (Example example : examples) {
        wrong += learn(perceptron, example, step) ? 1 : 0;
        step++;
      }
      progress.accept(
          "seed %d, pass %d of %d: %.2f %% of %d sentences wrong"
              .formatted(
                  seed,
                  epoch,
                  settings.epochs(),
                  100.0 * wrong / examples.size(),
                  examples.size()));
    }
    return perceptron.average(step);
  }

  private List<Example> examples(List<LabelledDocument> documents) {
    List<Example> examples = new ArrayList<>();
    for (LabelledDocument document : documents) {
      DocumentMemory memory = new DocumentMemory();
      for (LabelledDocument.Sentence sentence : document.sentences()) {
        Word[] words = table.words(sentence.words().toArray(String[]::new));
        int[] tags = Tag.of(words.length, sentence.names(), types);
        examples.add(new Example(words, tags, memory));
      }
    }
    return examples;
  }

  /** Whether the weights had to change. */
  private boolean learn(Perceptron perceptron, Example example, float step) {
    int length = example.words.length;
    FeatureExtractor extractor =
        new FeatureExtractor(example.words, example.base, example.memory, table);
    float[][] scores = new float[length][Tag.COUNT];
    int[] right = example.tags;
    for (int i = 0; i < length; i++) {
      perceptron.score(extractor.features(), extractor.extract(i), scores[i]);
      for (int tag = 0; tag < Tag.COUNT; tag++) {
        scores[i][tag] += tag == right[i] ? 0 : settings.margin();
      }
      scores[i][Tag.OUTSIDE] += right[i] == Tag.OUTSIDE ? 0 : settings.missed();
    }
    int[] found = new Decoder(scores, length, perceptron).decode();
    boolean changed = false;
    for (int i = 0; i < length; i++) {
      int foundBefore = i == 0 ? Tag.OUTSIDE : found[i - 1];
      int rightBefore = i == 0 ? Tag.OUTSIDE : right[i - 1];
      if (found[i] != right[i] || foundBefore != rightBefore) {
        perceptron.changeTransition(rightBefore, right[i], 1, step);
        perceptron.changeTransition(foundBefore, found[i], -1, step);
      }
      if (found[i] != right[i]) {
        int count = extractor.extract(i);
        perceptron.change(extractor.features(), count, found[i], right[i], 1, step);
        changed = true;
      }
    }
    return changed;
  }
}
