package org.wirewatch.enrich.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.wirewatch.query.QueryMatch;
import org.wirewatch.wire.Span;

/** Picks the words of an article that speak most for a topic. Pure. */
final class Evidence {
  private static final int SPANS_MAX = 12;
  private static final int TERMS_MAX = 8;

  /** Least part of the score's deviations that a term must bring to be shown. */
  private static final double TERM_LEAST = 0.1;

  private Evidence() {}

  /** What the query matched and the strongest terms, in order of the article. */
  static List<Span> of(TrainedTopic topic, Features text, Optional<QueryMatch> match) {
    List<Span> spans = new ArrayList<>();
    match.ifPresent(found -> spans.addAll(distinct(found.spans()).stream().limit(8).toList()));
    spans.addAll(strongest(topic, text));
    return distinct(spans).stream()
        .limit(SPANS_MAX)
        .sorted(
            Comparator.comparingInt((Span span) -> span.field().equals(Span.TITLE) ? 0 : 1)
                .thenComparingInt(Span::start))
        .toList();
  }

  private static List<Span> strongest(TrainedTopic topic, Features text) {
    return IntStream.range(0, text.size())
        .filter(i -> !text.isNegated(i) && topic.weight(text, i) > TERM_LEAST)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -topic.weight(text, i)))
        .limit(TERMS_MAX)
        .map(text::place)
        .toList();
  }

  /** Without spans that lie within an earlier one. */
  private static Set<Span> distinct(List<Span> spans) {
    Set<Span> kept = new LinkedHashSet<>();
    for (Span span : spans) {
      boolean covered =
          kept.stream()
              .anyMatch(
                  other ->
                      other.field().equals(span.field())
                          && other.start() <= span.start()
                          && span.end() <= other.end());
      if (!covered) {
        kept.add(span);
      }
    }
    return kept;
  }
}
