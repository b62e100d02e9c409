package org.wirewatch.query;

import java.util.ArrayList;
import java.util.List;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Span;

/**
 * An article as numbers of a {@link TermDictionary}: one row of positions, first the words of the
 * title, then those of the text, of each quote and of each name, last the values (ids, topics,
 * language, numbers); each with the place that a match there marks. Knows the positions of every
 * term that the dictionary had when it was coded. For one thread.
 */
final class CodedArticle {
  /** Fields of spans, in the order of a match. */
  static final List<String> SPAN_FIELDS =
      List.of(
          Span.TITLE,
          Span.TEXT,
          QueryField.TOPIC.prefix(),
          QueryField.OUTLET.prefix(),
          QueryField.LANG.prefix());

  static final byte IN_TEXT = 1;

  private final EnrichedArticle article;
  private final String text;
  private final ArticleCoder coded;
  private final Window title;
  private final Window body;
  private final Window values;
  private List<Window> sentences;

  CodedArticle(EnrichedArticle article, String text, ArticleCoder coded) {
    this.article = article;
    this.text = text;
    this.coded = coded;
    this.title = new Window(0, coded.titleEnd);
    this.body = new Window(coded.titleEnd, coded.textEnd);
    this.values = new Window(coded.valuesFrom, coded.size);
    coded.positions.seal();
  }

  /** Positions {@code [from, to)} within which a match lies. */
  record Window(int from, int to) {}

  EnrichedArticle article() {
    return article;
  }

  TermPositions positions() {
    return coded.positions;
  }

  boolean has(int position, int term) {
    return coded.forms[position] == term || coded.stems[position] == term;
  }

  /** Whether a term stands so many positions behind another one somewhere. */
  boolean adjoin(int term, int other, int step) {
    int end = positions().to(term);
    for (int at = positions().from(term); at < end; at++) {
      int position = positions().position(at) + step;
      if (position >= 0 && position < coded.size && has(position, other)) {
        return true;
      }
    }
    return false;
  }

  Window title() {
    return title;
  }

  Window text() {
    return body;
  }

  List<Window> quotes() {
    return coded.quotes;
  }

  /** The names and values. */
  Window values() {
    return values;
  }

  /** The title as one sentence, then those of the text. */
  List<Window> sentences() {
    if (sentences == null) {
      sentences = new ArrayList<>();
      sentences.add(title);
      int from = body.from();
      for (int end : SentenceRanges.ends(text)) {
        int to = from;
        while (to < body.to() && coded.starts[to] < end) {
          to++;
        }
        sentences.add(new Window(from, to));
        from = to;
      }
    }
    return sentences;
  }

  /** What a match marks from one position to another, inclusive. */
  Span span(int first, int last) {
    String field = SPAN_FIELDS.get(coded.spanFields[first]);
    return new Span(field, coded.starts[first], coded.ends[last]);
  }

  /** The number at a value: a topic's score, an amount of money. */
  double number(int position) {
    return coded.numbers[position - coded.valuesFrom];
  }

  /** Which of the article's topics stands at a value of one. */
  int topicIndex(int position) {
    return coded.topics[position - coded.valuesFrom];
  }
}
