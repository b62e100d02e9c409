package org.wirewatch.enrich.text;

import java.util.List;

/**
 * A sentence, without the space around it.
 *
 * @param start UTF-16 offset into the article's text
 * @param end offset after its last character
 * @param tokens in order, with offsets into the article's text; never empty
 * @param startsParagraph whether it is the first one of its paragraph
 */
public record Sentence(int start, int end, List<Token> tokens, boolean startsParagraph) {
  public Sentence {
    tokens = List.copyOf(tokens);
  }

  /** The tokens' words. */
  public String[] words() {
    String[] words = new String[tokens.size()];
    for (int i = 0; i < words.length; i++) {
      words[i] = tokens.get(i).text();
    }
    return words;
  }
}
