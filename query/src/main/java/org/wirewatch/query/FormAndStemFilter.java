package org.wirewatch.query;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Gives each word twice at its position: the form marked as such, then the stem. */
final class FormAndStemFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final EnglishStem stemmer = new EnglishStem();
  private String stem;

  FormAndStemFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (stem != null) {
      term.setEmpty().append(stem);
      increment.setPositionIncrement(0);
      stem = null;
      return true;
    }
    if (!input.incrementToken()) {
      return false;
    }
    String form = term.toString();
    stem = stemmer.of(form);
    term.setEmpty().append(NewsAnalyzer.FORM).append(form);
    return true;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    stem = null;
  }
}
