package org.wirewatch.enrich.entity;

import java.util.ArrayList;
import java.util.List;
import opennlp.tools.namefind.TokenNameFinder;
import opennlp.tools.util.Span;

/**
 * Finds names with a structured perceptron, behind OpenNLP's interface.
 *
 * <p>Several models may look at the same tokens, each for its own types; then names may overlap.
 * Reads a document either sentence by sentence ({@link #find}, which knows only what came before)
 * or whole ({@link #findAll}, which is better). Not thread-safe; cheap to make: the model is
 * shared.
 */
public final class PerceptronNameFinder implements TokenNameFinder {
  private final List<TagModel> models;
  private final WordTable table;
  private DocumentMemory memory = new DocumentMemory();

  public PerceptronNameFinder(TagModel model, Lexicon lexicon) {
    this(List.of(model), new WordTable(lexicon));
  }

  PerceptronNameFinder(List<TagModel> models, WordTable table) {
    this.models = models;
    this.table = table;
  }

  @Override
  public Span[] find(String[] tokens) {
    Word[] sentence = table.words(tokens);
    int base = memory.add(sentence);
    return find(sentence, base, memory).toArray(Span[]::new);
  }

  @Override
  public void clearAdaptiveData() {
    memory = new DocumentMemory();
  }

  /** The names of each sentence of a document, with their probabilities. */
  public List<List<Span>> findAll(List<String[]> sentences) {
    DocumentMemory document = new DocumentMemory();
    List<Word[]> words = new ArrayList<>(sentences.size());
    int[] bases = new int[sentences.size()];
    for (String[] sentence : sentences) {
      Word[] looked = table.words(sentence);
      bases[words.size()] = document.add(looked);
      words.add(looked);
    }
    List<List<Span>> names = new ArrayList<>(sentences.size());
    for (int i = 0; i < bases.length; i++) {
      names.add(find(words.get(i), bases[i], document));
    }
    return names;
  }

  private List<Span> find(Word[] sentence, int base, DocumentMemory document) {
    FeatureExtractor extractor = new FeatureExtractor(sentence, base, document, table);
    float[][][] scores = new float[models.size()][sentence.length][Tag.COUNT];
    for (int i = 0; i < sentence.length; i++) {
      int count = extractor.extract(i);
      for (int model = 0; model < scores.length; model++) {
        models.get(model).score(extractor.features(), count, scores[model][i]);
      }
    }
    List<Span> names = new ArrayList<>();
    for (int model = 0; model < scores.length; model++) {
      Decoder decoder = new Decoder(scores[model], sentence.length, models.get(model));
      int[] tags = decoder.decode();
      List<Span> found = Tag.names(tags, sentence.length, models.get(model).types());
      if (!found.isEmpty()) {
        float[] leads = decoder.leads(tags);
        found.forEach(name -> names.add(new Span(name, Confidence.of(leads, name))));
      }
    }
    return names;
  }
}
