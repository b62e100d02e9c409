package org.wirewatch.enrich.entity.train;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import opennlp.tools.util.Span;
import org.wirewatch.enrich.entity.LabelledDocument;
import org.wirewatch.enrich.entity.NameTrim;

/**
 * Reads {@code token<TAB>tag} lines: a blank line ends a sentence, {@code -DOCSTART-} a document.
 *
 * <p>Tags are BIO over {@code PER}, {@code ORG}, {@code LOC}; other types are read as no name. Some
 * collections cut hyphenated words apart; the parts are joined as our tokenizer would have them,
 * unless a name ends between them.
 */
final class ConllReader {
  private static final String DOCUMENT = "-DOCSTART-";
  private static final Set<String> TYPES = Set.of("PER", "ORG", "LOC");

  private final String source;
  private final List<LabelledDocument> documents = new ArrayList<>();
  private final List<LabelledDocument.Sentence> sentences = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();

  private final SilverLabels silver;
  private int sentencesRead;
  private int documentStart;

  private ConllReader(String source, SilverLabels silver) {
    this.source = source;
    this.silver = silver;
  }

  /**
   * Reads a file.
   *
   * @param silver names that replace the file's own; sentences without are left out; null for none
   */
  static List<LabelledDocument> read(Path file, SilverLabels silver) throws IOException {
    ConllReader reader = new ConllReader(file.getFileName().toString(), silver);
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        reader.line(line, number);
      }
    }
    reader.endDocument();
    return reader.documents;
  }

  private void line(String line, int number) throws IOException {
    if (line.isBlank()) {
      endSentence();
      return;
    }
    int tab = line.indexOf('\t');
    if (tab < 0) {
      throw new IOException(source + " line " + number + ": no tab");
    }
    String word = line.substring(0, tab);
    if (word.equals(DOCUMENT)) {
      endDocument();
      return;
    }
    String tag = line.substring(line.lastIndexOf('\t') + 1);
    boolean known = tag.length() > 2 && TYPES.contains(tag.substring(2));
    if (!word.isBlank()) {
      words.add(word.strip());
      tags.add(known ? tag : "O");
    }
  }

  private void endDocument() {
    endSentence();
    if (sentencesRead > documentStart) {
      documents.add(new LabelledDocument(source, sentences));
    }
    documentStart = sentencesRead;
    sentences.clear();
  }

  private void endSentence() {
    if (words.isEmpty() || !relabel()) {
      words.clear();
      tags.clear();
      return;
    }
    joinHyphens();
    List<Span> names = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= words.size(); i++) {
      String tag = i < words.size() ? tags.get(i) : "O";
      boolean goes = start >= 0 && tag.equals("I-" + tags.get(start).substring(2));
      if (start >= 0 && !goes) {
        Span name = NameTrim.trim(words, new Span(start, i, tags.get(start).substring(2)));
        if (name != null) {
          names.add(name);
        }
        start = -1;
      }
      if (start < 0 && !tag.equals("O")) {
        start = i;
      }
    }
    sentences.add(new LabelledDocument.Sentence(words, names));
    words.clear();
    tags.clear();
  }

  /** Puts the silver labels in place; false when the sentence has none. */
  private boolean relabel() {
    List<Span> names = silver == null ? List.of() : silver.of(sentencesRead);
    sentencesRead++;
    if (silver == null || names == null) {
      return silver == null;
    }
    Collections.fill(tags, "O");
    for (Span name : names) {
      for (int i = name.getStart(); i < name.getEnd(); i++) {
        tags.set(i, (i == name.getStart() ? "B-" : "I-") + name.getType());
      }
    }
    return true;
  }

  private void joinHyphens() {
    for (int i = words.size() - 2; i >= 1; i--) {
      if (i + 1 >= words.size()) {
        continue;
      }
      boolean apart =
          words.get(i).equals("-")
              && endsInLetter(words.get(i - 1))
              && Character.isLetter(words.get(i + 1).charAt(0));
      String before = tags.get(i - 1);
      boolean oneName = tags.get(i).startsWith("I-") && tags.get(i + 1).startsWith("I-");
      boolean noName = before.equals("O") && tags.get(i).equals("O") && tags.get(i + 1).equals("O");
      if (apart && (oneName || noName)) {
        words.set(i - 1, words.get(i - 1) + "-" + words.get(i + 1));
        words.subList(i, i + 2).clear();
        tags.subList(i, i + 2).clear();
      }
    }
  }

  private static boolean endsInLetter(String word) {
    return Character.isLetter(word.charAt(word.length() - 1));
  }
}
