package org.wirewatch.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Span;

/**
 * A clause that holds.
 *
 * @param kind of the clause, as in {@link QueryProgram}
 * @param field that it looks at; null for words and combinations of them
 * @param detail gaps of a proximity or -1 of other words; index of a topic; sum of weights
 * @param start of the clause in the query
 * @param spans what it matched, at least one, bounded
 */
record Evidence(byte kind, QueryField field, int detail, int start, int end, List<Span> spans) {
  static final Comparator<Span> IN_ORDER =
      Comparator.comparingInt((Span span) -> CodedArticle.SPAN_FIELDS.indexOf(span.field()))
          .thenComparingInt(Span::start)
          .thenComparingInt(Span::end);

  /** All that holds of a query, told to people. */
  static QueryMatch match(String query, EnrichedArticle article, List<Evidence> evidence) {
    evidence.sort(Comparator.comparingInt(Evidence::start));
    List<QueryMatch.Fired> fired = new ArrayList<>(evidence.size());
    for (Evidence one : evidence) {
      String clause = query.substring(one.start(), one.end());
      fired.add(new QueryMatch.Fired(clause, one.start(), one.end(), one.spans()));
    }
    return new QueryMatch(ordered(evidence), fired, Explanation.of(article, evidence));
  }

  /** Each span once. Most matches are of one word at one place, and there are very many. */
  private static List<Span> ordered(List<Evidence> evidence) {
    if (evidence.size() == 1 && evidence.getFirst().spans().size() == 1) {
      return evidence.getFirst().spans();
    }
    Set<Span> spans = new LinkedHashSet<>();
    evidence.forEach(one -> spans.addAll(one.spans()));
    List<Span> ordered = new ArrayList<>(spans);
    ordered.sort(IN_ORDER);
    return ordered;
  }
}
