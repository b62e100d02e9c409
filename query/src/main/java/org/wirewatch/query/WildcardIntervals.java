package org.wirewatch.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.queries.intervals.IntervalIterator;
import org.apache.lucene.queries.intervals.IntervalMatchesIterator;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * The intervals of all words that begin alike. Lucene's own wildcard takes no more words than a
 * query may have clauses, which three letters exceed in an archive.
 */
final class WildcardIntervals extends IntervalsSource {
  private final BytesRef prefix;

  WildcardIntervals(String prefix) {
    this.prefix = new BytesRef(prefix);
  }

  @Override
  public IntervalIterator intervals(String field, LeafReaderContext context) throws IOException {
    IntervalsSource words = words(field, context);
    return words == null ? null : words.intervals(field, context);
  }

  @Override
  public IntervalMatchesIterator matches(String field, LeafReaderContext context, int document)
      throws IOException {
    IntervalsSource words = words(field, context);
    return words == null ? null : words.matches(field, context, document);
  }

  /** The words of a segment; null when there are none. */
  private IntervalsSource words(String field, LeafReaderContext context) throws IOException {
    Terms terms = context.reader().terms(field);
    if (terms == null) {
      return null;
    }
    List<IntervalsSource> words = new ArrayList<>();
    TermsEnum term = terms.iterator();
    if (term.seekCeil(prefix) != TermsEnum.SeekStatus.END) {
      do {
        if (!StringHelper.startsWith(term.term(), prefix)) {
          break;
        }
        words.add(Intervals.term(BytesRef.deepCopyOf(term.term())));
      } while (term.next() != null);
    }
    return words.isEmpty() ? null : Intervals.or(words.toArray(IntervalsSource[]::new));
  }

  @Override
  public void visit(String field, QueryVisitor visitor) {
    visitor.visitLeaf(new IntervalQuery(field, this));
  }

  @Override
  public int minExtent() {
    return 1;
  }

  @Override
  public Collection<IntervalsSource> pullUpDisjunctions() {
    return List.of(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WildcardIntervals that && prefix.equals(that.prefix);
  }

  @Override
  public int hashCode() {
    return Objects.hash(WildcardIntervals.class, prefix);
  }

  @Override
  public String toString() {
    return prefix.utf8ToString() + "*";
  }
}
