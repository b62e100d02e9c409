package org.wirewatch.enrich.entity.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import opennlp.tools.util.Span;
import org.wirewatch.enrich.entity.LabelledDocument;
import org.wirewatch.enrich.entity.Lexicon;
import org.wirewatch.enrich.entity.PerceptronNameFinder;
import org.wirewatch.enrich.entity.TagModel;

/**
 * Labels open news text with several models and keeps the sentences on which all agree, so that the
 * next model has seen news.
 */
final class SelfTraining {
  static final String SOURCE = "voa_text.txt";

  /** The text gives no document bounds; neighbouring sentences mostly belong together. */
  private static final int DOCUMENT_SENTENCES = 15;

  private static final int WORDS_MAX = 80;

  private SelfTraining() {}

  /** Reads one tokenised sentence a line; empty when there is no such file. */
  static List<List<String[]>> read(Path folder) throws IOException {
    Path file = folder.resolve(SOURCE);
    if (!Files.exists(file)) {
      return List.of();
    }
    List<List<String[]>> documents = new ArrayList<>();
    List<String[]> document = new ArrayList<>();
    try (Stream<String> lines = Files.lines(file)) {
      for (String line : (Iterable<String>) lines::iterator) {
        String[] words = line.strip().split("\\s+", -1);
        if (words.length > 2 && words.length <= WORDS_MAX) {
          document.add(words);
        }
        if (document.size() == DOCUMENT_SENTENCES) {
          documents.add(document);
          document = new ArrayList<>();
        }
      }
    }
    documents.add(document);
    return documents;
  }

  /** The sentences to which all models give the same names. */
  static List<LabelledDocument> label(
      List<List<String[]>> documents, List<TagModel> models, Lexicon lexicon) {
    List<PerceptronNameFinder> finders =
        models.stream().map(model -> new PerceptronNameFinder(model, lexicon)).toList();
    List<LabelledDocument> labelled = new ArrayList<>();
    for (List<String[]> document : documents) {
      List<List<List<Span>>> found =
          finders.stream().map(finder -> finder.findAll(document)).toList();
      List<LabelledDocument.Sentence> agreed = new ArrayList<>();
      for (int i = 0; i < document.size(); i++) {
        int sentence = i;
        List<Span> names = found.get(0).get(i);
        if (found.stream().allMatch(other -> other.get(sentence).equals(names))) {
          agreed.add(new LabelledDocument.Sentence(Arrays.asList(document.get(i)), names));
        }
      }
      if (!agreed.isEmpty()) {
        labelled.add(new LabelledDocument(SOURCE, agreed));
      }
    }
    return labelled;
  }
}
