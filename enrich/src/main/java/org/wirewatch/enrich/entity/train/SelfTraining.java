package org.wirewatch.enrich.entity.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import opennlp.tools.util.Span;
import org.wirewatch.enrich.entity.LabelledDocument;
import org.wirewatch.enrich.entity.Lexicon;
import org.wirewatch.enrich.entity.NameTrim;
import org.wirewatch.enrich.entity.PerceptronNameFinder;
import org.wirewatch.enrich.entity.TagModel;

/**
 * Open news text that somebody else labels, so that the next model has seen news: a stronger
 * teacher, or several of our own models, of which the sentences are kept on which all agree.
 */
final class SelfTraining {
  static final String SOURCE = "voa_text.txt";

  /** The text gives no document bounds; neighbouring sentences mostly belong together. */
  private static final int DOCUMENT_SENTENCES = 15;

  private static final int WORDS_MAX = 80;

  private final List<List<Line>> documents = new ArrayList<>();

  /** A sentence and its number in the file. */
  private record Line(int number, List<String> words) {}

  private SelfTraining() {}

  /** No text at all. */
  static SelfTraining none() {
    return new SelfTraining();
  }

  /** Reads one tokenised sentence a line; empty when there is no such file. */
  static SelfTraining read(Path folder) throws IOException {
    SelfTraining text = new SelfTraining();
    Path file = folder.resolve(SOURCE);
    if (!Files.exists(file)) {
      return text;
    }
    List<Line> document = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      String[] words = line.strip().split("\\s+", -1);
      if (words.length > 2 && words.length <= WORDS_MAX) {
        document.add(new Line(number, List.of(words)));
      }
      number++;
      if (document.size() == DOCUMENT_SENTENCES) {
        text.documents.add(document);
        document = new ArrayList<>();
      }
    }
    text.documents.add(document);
    return text;
  }

  boolean isEmpty() {
    return documents.isEmpty();
  }

  /** The sentences of which the teacher was sure. */
  List<LabelledDocument> labelled(SilverLabels teacher) {
    List<LabelledDocument> labelled = new ArrayList<>();
    for (List<Line> document : documents) {
      List<LabelledDocument.Sentence> sure = new ArrayList<>();
      for (Line line : document) {
        List<Span> names = teacher.of(line.number());
        if (names != null) {
          List<Span> trimmed =
              names.stream().map(name -> NameTrim.trim(line.words(), name)).toList();
          sure.add(
              new LabelledDocument.Sentence(
                  line.words(), trimmed.stream().filter(name -> name != null).toList()));
        }
      }
      add(sure, labelled);
    }
    return labelled;
  }

  /** The sentences to which all models give the same names. */
  List<LabelledDocument> labelled(List<TagModel> models, Lexicon lexicon) {
    List<PerceptronNameFinder> finders =
        models.stream().map(model -> new PerceptronNameFinder(model, lexicon)).toList();
    List<LabelledDocument> labelled = new ArrayList<>();
    for (List<Line> document : documents) {
      List<String[]> words =
          document.stream().map(line -> line.words().toArray(String[]::new)).toList();
      List<List<List<Span>>> found = finders.stream().map(finder -> finder.findAll(words)).toList();
      List<LabelledDocument.Sentence> agreed = new ArrayList<>();
      for (int i = 0; i < document.size(); i++) {
        int sentence = i;
        List<Span> names = found.get(0).get(i);
        if (found.stream().allMatch(other -> other.get(sentence).equals(names))) {
          agreed.add(new LabelledDocument.Sentence(document.get(i).words(), names));
        }
      }
      add(agreed, labelled);
    }
    return labelled;
  }

  private static void add(
      List<LabelledDocument.Sentence> sentences, List<LabelledDocument> documents) {
    if (!sentences.isEmpty()) {
      documents.add(new LabelledDocument(SOURCE, sentences));
    }
  }
}
