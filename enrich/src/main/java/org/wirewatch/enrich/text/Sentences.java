package org.wirewatch.enrich.text;

import java.util.ArrayList;
import java.util.List;

/** Cuts an article into sentences and tokens. Pure and thread-safe. */
public final class Sentences {
  private Sentences() {}

  /** The sentences of the text in order; empty for a blank text. */
  public static List<Sentence> of(String text) {
    List<Sentence> sentences = new ArrayList<>();
    for (Paragraphs.Range paragraph : Paragraphs.of(text)) {
      boolean first = true;
      int start = paragraph.start();
      for (int end : SentenceBoundaries.in(text, paragraph.start(), paragraph.end())) {
        first &= !add(text, start, end, first, sentences);
        start = end;
      }
    }
    return sentences;
  }

  private static boolean add(
      String text, int from, int to, boolean startsParagraph, List<Sentence> sentences) {
    List<Token> tokens = NewsTokenizer.INSTANCE.tokens(text, from, to);
    if (tokens.isEmpty()) {
      return false;
    }
    int start = tokens.get(0).start();
    int end = tokens.get(tokens.size() - 1).end();
    sentences.add(new Sentence(start, end, tokens, startsParagraph));
    return true;
  }
}
