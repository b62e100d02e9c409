package org.wirewatch.enrich.entity;

import java.util.List;
import opennlp.tools.util.Span;

/**
 * A document whose names are known, for training and scoring.
 *
 * @param source the file or collection that it comes from
 */
public record LabelledDocument(String source, List<Sentence> sentences) {
  public LabelledDocument {
    sentences = List.copyOf(sentences);
  }

  /** The words of each sentence. */
  public List<String[]> words() {
    return sentences.stream().map(s -> s.words().toArray(String[]::new)).toList();
  }

  /**
   * A sentence.
   *
   * @param names over the words, of type {@code PER}, {@code ORG} or {@code LOC}
   */
  public record Sentence(List<String> words, List<Span> names) {
    public Sentence {
      words = List.copyOf(words);
      names = List.copyOf(names);
    }
  }
}
