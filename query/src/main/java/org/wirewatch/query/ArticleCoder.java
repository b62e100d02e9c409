package org.wirewatch.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.wirewatch.query.CodedArticle.Window;
import org.wirewatch.query.TermFinder.Found;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Quote;
import org.wirewatch.wire.EnrichedArticle.TopicScore;
import org.wirewatch.wire.Span;

/** Builds one {@link CodedArticle}. */
final class ArticleCoder {
  private static final int NONE = TermDictionary.NONE;

  private final EnrichedArticle article;
  private final TermDictionary dictionary;

  private final TermFinder finder;
  private final boolean learning;

  int size;
  int[] forms = new int[1024];
  int[] stems = new int[1024];
  int[] starts = new int[1024];
  int[] ends = new int[1024];
  byte[] spanFields = new byte[1024];
  int titleEnd;
  int textEnd;
  final List<Window> quotes = new ArrayList<>();

  /** From the first position behind the words of title, text and quotes. */
  int valuesFrom;

  double[] numbers = new double[64];
  int[] topics = new int[64];

  final TermPositions positions = new TermPositions();

  private ArticleCoder(EnrichedArticle article, TermDictionary dictionary, boolean learning) {
    this.article = article;
    this.dictionary = dictionary;
    this.learning = learning;
    this.finder = new TermFinder(dictionary, positions, learning);
  }

  /**
   * Codes an article.
   *
   * @param title instead of the article's own
   * @param text instead of the article's own
   * @param frequencies learn from it; null when nothing is to be learned
   */
  static CodedArticle code(
      EnrichedArticle article,
      String title,
      String text,
      TermDictionary dictionary,
      TermFrequencies frequencies) {
    boolean learning = frequencies != null && frequencies.wantsNext();
    ArticleCoder coder = new ArticleCoder(article, dictionary, learning);
    coder.words(title, Span.TITLE);
    coder.titleEnd = coder.size;
    coder.words(text, Span.TEXT);
    coder.textEnd = coder.size;
    if (dictionary.knows(QueryField.QUOTE_TEXT)) {
      coder.quotes(text);
    }
    coder.valuesFrom = coder.size;
    coder.names();
    coder.values();
    if (learning) {
      frequencies.learn(coder.finder.seen());
    }
    return new CodedArticle(article, text, coder);
  }

  private void words(String text, String field) {
    byte spanField = (byte) CodedArticle.SPAN_FIELDS.indexOf(field);
    finder.words(
        text, QueryField.TEXT, (word, start, end) -> put(word, position(start, end, spanField)));
  }

  private void quotes(String text) {
    for (Quote quote : article.quotes()) {
      int first = size;
      finder.words(
          ArticleDocument.quoted(text, quote),
          QueryField.QUOTE_TEXT,
          (word, start, end) -> {
            int from = quote.start() + start;
            put(word, position(from, quote.start() + end, CodedArticle.IN_TEXT));
          });
      quotes.add(new Window(first, size));
    }
  }

  private void names() {
    for (NamedPlace place : NamedPlace.of(article)) {
      // names that no query asks for yet are learned, too: the first that do need their shares
      if (!learning && !dictionary.knows(place.field())) {
        continue;
      }
      for (String name : place.names()) {
        finder.words(name, place.field(), (word, start, end) -> put(word, value(place.span())));
        // a phrase does not run from one name into the next
        value(place.span());
      }
      for (String id : place.ids()) {
        put(finder.value(place.field(), id), value(place.span()));
      }
    }
  }

  private void values() {
    String language = article.language().toLowerCase(Locale.ROOT);
    Span languageSpan = new Span(QueryField.LANG.prefix(), 0, article.language().length());
    put(finder.value(QueryField.LANG, language), value(languageSpan));
    for (int i = 0; i < article.topics().size(); i++) {
      TopicScore topic = article.topics().get(i);
      int position = value(new Span(QueryField.TOPIC.prefix(), 0, topic.id().length()));
      put(finder.value(QueryField.TOPIC, topic.id().toLowerCase(Locale.ROOT)), position);
      numbers[position - valuesFrom] = topic.score();
      topics[position - valuesFrom] = i;
    }
    if (dictionary.knows(QueryField.MONEY) || dictionary.knows(QueryField.FIGURE)) {
      for (StatedNumber stated : StatedNumber.of(article)) {
        int position = value(stated.span());
        stated.keys().forEach(key -> put(finder.value(stated.field(), key), position));
        numbers[position - valuesFrom] = stated.value();
      }
    }
  }

  /** A new position of a word. */
  private int position(int start, int end, byte spanField) {
    if (size == forms.length) {
      int more = 2 * size;
      forms = Arrays.copyOf(forms, more);
      stems = Arrays.copyOf(stems, more);
      starts = Arrays.copyOf(starts, more);
      ends = Arrays.copyOf(ends, more);
      spanFields = Arrays.copyOf(spanFields, more);
    }
    forms[size] = NONE;
    stems[size] = NONE;
    starts[size] = start;
    ends[size] = end;
    spanFields[size] = spanField;
    return size++;
  }

  /** A new position behind those of the words. */
  private int value(Span span) {
    byte spanField = (byte) CodedArticle.SPAN_FIELDS.indexOf(span.field());
    int position = position(span.start(), span.end(), spanField);
    if (position - valuesFrom == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * numbers.length);
      topics = Arrays.copyOf(topics, 2 * topics.length);
    }
    return position;
  }

  private void put(Found found, int position) {
    forms[position] = found.form();
    stems[position] = found.stem();
    for (int ordinal : found.ordinals()) {
      positions.add(ordinal, position);
    }
  }
}
