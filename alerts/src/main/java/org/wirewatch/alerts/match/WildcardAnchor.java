package org.wirewatch.alerts.match;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.CustomQueryHandler;
import org.apache.lucene.monitor.QueryTree;
import org.apache.lucene.monitor.TermWeightor;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;

/**
 * Lets the monitor skip wildcard queries: a wildcard has at least three letters before it, so a
 * query is run only if the article has a word with its first three. Without this each one would be
 * run on every article, as one behind two Korean syllables is.
 */
final class WildcardAnchor implements CustomQueryHandler {
  /** The mark of a form and three letters. */
  private static final int ANCHOR_CHARS = 4;

  /** Cannot stand in a term, so an anchor is never taken for a word. */
  private static final char MARK = '\u0001';

  @Override
  public QueryTree handleQuery(Query query, TermWeightor weightor) {
    if (!(query instanceof PrefixQuery prefix)) {
      return null;
    }
    Term term = prefix.getPrefix();
    String anchor = anchor(term.text());
    return anchor == null
        ? QueryTree.anyTerm("short prefix")
        : QueryTree.term(
            term.field(),
            new BytesRef(anchor),
            weightor.applyAsDouble(new Term(term.field(), anchor)));
  }

  @Override
  public TokenStream wrapTermStream(String field, TokenStream terms) {
    return new Anchors(terms);
  }

  static String anchor(String term) {
    return term.length() < ANCHOR_CHARS || term.charAt(0) != '='
        ? null
        : MARK + term.substring(0, ANCHOR_CHARS);
  }

  /** Adds the anchor of each run of words; terms come in order, so a run is seen once. */
  private static final class Anchors extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private String pending;
    private String last;

    Anchors(TokenStream input) {
      super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (pending != null) {
        term.setEmpty().append(pending);
        pending = null;
        return true;
      }
      if (!input.incrementToken()) {
        return false;
      }
      String anchor = anchor(term.toString());
      if (anchor != null && !anchor.equals(last)) {
        last = anchor;
        pending = anchor;
      }
      return true;
    }
  }
}
