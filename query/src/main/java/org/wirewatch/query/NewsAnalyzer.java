package org.wirewatch.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Text to terms, the same for queries, the stream and the archive. Words are cut as in Unicode
 * Standard Annex 29; accents, typography, case and the possessive are folded away. Each word gives
 * two terms at one position: its form behind {@link #FORM}, and its stem by {@link EnglishStem}. No
 * word is dropped, so positions count words.
 */
public final class NewsAnalyzer extends Analyzer {
  /** First character of a term that is a form, not a stem. */
  public static final char FORM = '=';

  /** Keeps phrases from running from one name into the next. */
  private static final int NAME_GAP = 1_000;

  static final NewsAnalyzer SHARED = new NewsAnalyzer();

  private NewsAnalyzer() {}

  @Override
  protected TokenStreamComponents createComponents(String field) {
    StandardTokenizer words = new StandardTokenizer();
    TokenStream folded = new TypographyFilter(words);
    folded = new LowerCaseFilter(folded);
    folded = new ASCIIFoldingFilter(folded);
    folded = new EnglishPossessiveFilter(folded);
    return new TokenStreamComponents(words, new FormAndStemFilter(folded));
  }

  @Override
  public int getPositionIncrementGap(String field) {
    return NAME_GAP;
  }

  /**
   * A word with its place in the text.
   *
   * @param form begins with {@link #FORM}
   */
  record Token(String form, String stem, int start, int end) {}

  /** The words of a text, in order. */
  List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>(text.length() / 6 + 1);
    try (TokenStream stream = tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        String form = term.toString();
        stream.incrementToken();
        tokens.add(new Token(form, term.toString(), offset.startOffset(), offset.endOffset()));
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("analysis of a string reads no file", e);
    }
    return tokens;
  }
}
