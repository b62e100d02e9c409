package org.wirewatch.query;

import java.util.List;

/**
 * Words to be found in a row of tokens. Terms are those of {@link NewsAnalyzer}: a stem, or a form
 * behind {@link NewsAnalyzer#FORM}.
 */
public sealed interface WordPattern {
  /** How many words it names. */
  int words();

  /** One term. */
  record Word(String term) implements WordPattern {
    @Override
    public int words() {
      return 1;
    }
  }

  /** Any term that begins so. */
  record Prefix(String prefix) implements WordPattern {
    @Override
    public int words() {
      return 1;
    }
  }

  /** Two or more terms in this order with nothing between. */
  record Phrase(List<String> terms) implements WordPattern {
    public Phrase {
      terms = List.copyOf(terms);
    }

    @Override
    public int words() {
      return terms.size();
    }
  }

  /**
   * Two or more terms in any order.
   *
   * @param gaps most other words among them, 0 or more
   */
  record Near(List<String> terms, int gaps) implements WordPattern {
    public Near {
      terms = List.copyOf(terms);
    }

    @Override
    public int words() {
      return terms.size();
    }
  }
}
