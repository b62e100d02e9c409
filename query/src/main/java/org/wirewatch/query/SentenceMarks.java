package org.wirewatch.query;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.util.BytesRef;
import org.wirewatch.query.NewsAnalyzer.Token;

/**
 * The terms of {@link NewsAnalyzer} for an index, with a mark at the position of the first and the
 * last word of each sentence, so that {@link #sentences} finds them. Words keep their positions.
 */
final class SentenceMarks extends TokenStream {
  private static final String FIRST = "\u0001first";
  private static final String LAST = "\u0001last";

  /** Of a sentence of one word, which is first and last. */
  private static final String ONLY = "\u0001only";

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final List<Token> words;
  private final List<Integer> ends;

  private int next;
  private int sentence;
  private boolean first;
  private Iterator<String> here;

  /**
   * Reads a text.
   *
   * @param ends of its sentences, ascending; the last one is the text's length
   */
  SentenceMarks(String text, List<Integer> ends) {
    this.words = NewsAnalyzer.SHARED.tokens(text);
    this.ends = ends;
    reset();
  }

  /** The intervals from the first to the last word of each sentence. */
  static IntervalsSource sentences() {
    return Intervals.or(
        Intervals.ordered(Intervals.term(new BytesRef(FIRST)), Intervals.term(new BytesRef(LAST))),
        Intervals.term(new BytesRef(ONLY)));
  }

  @Override
  public void reset() {
    next = 0;
    sentence = 0;
    first = true;
    here = List.<String>of().iterator();
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    increment.setPositionIncrement(0);
    if (!here.hasNext()) {
      if (next == words.size()) {
        return false;
      }
      here = atNextWord();
      increment.setPositionIncrement(1);
    }
    Token word = words.get(next - 1);
    term.append(here.next());
    offset.setOffset(word.start(), word.end());
    return true;
  }

  /** All terms at the position of the next word. */
  private Iterator<String> atNextWord() {
    Token word = words.get(next++);
    boolean last = next == words.size() || words.get(next).start() >= ends.get(sentence);
    List<String> terms =
        first || last
            ? List.of(word.form(), word.stem(), first && last ? ONLY : first ? FIRST : LAST)
            : List.of(word.form(), word.stem());
    first = last;
    while (last && next < words.size() && words.get(next).start() >= ends.get(sentence)) {
      sentence++;
    }
    return terms.iterator();
  }
}
