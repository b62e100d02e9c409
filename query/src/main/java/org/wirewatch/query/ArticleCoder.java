package org.wirewatch.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wirewatch.query.CodedArticle.Window;
import org.wirewatch.query.NewsAnalyzer.Token;
import org.wirewatch.query.TermDictionary.Kind;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Quote;
import org.wirewatch.wire.EnrichedArticle.TopicScore;
import org.wirewatch.wire.Span;

/** Builds one {@link CodedArticle}. */
final class ArticleCoder {
  private static final int NONE = TermDictionary.NONE;

  private final EnrichedArticle article;
  private final TermDictionary dictionary;

  /** Null when nothing is to be learned. */
  private final TermFrequencies frequencies;

  private final int number;

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

  private ArticleCoder(
      EnrichedArticle article, TermDictionary dictionary, TermFrequencies frequencies) {
    this.article = article;
    this.dictionary = dictionary;
    this.frequencies = frequencies;
    this.number = frequencies == null ? 0 : frequencies.article();
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
    ArticleCoder coder = new ArticleCoder(article, dictionary, frequencies);
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
    return new CodedArticle(article, text, coder);
  }

  private void words(String text, String field) {
    byte spanField = (byte) CodedArticle.SPAN_FIELDS.indexOf(field);
    for (Token token : NewsAnalyzer.SHARED.tokens(text)) {
      int position = position(token.start(), token.end(), spanField);
      forms[position] = form(token.form(), position);
      stems[position] = seen(token.stem(), position);
    }
  }

  private void quotes(String text) {
    for (Quote quote : article.quotes()) {
      String said = ArticleDocument.quoted(text, quote);
      int first = size;
      for (Token token : NewsAnalyzer.SHARED.tokens(said)) {
        int start = quote.start() + token.start();
        int end = quote.start() + token.end();
        int position = position(start, end, CodedArticle.IN_TEXT);
        forms[position] = form(name(QueryField.QUOTE_TEXT, token.form()), position);
        stems[position] = seen(name(QueryField.QUOTE_TEXT, token.stem()), position);
      }
      quotes.add(new Window(first, size));
    }
  }

  private void names() {
    Map<String, List<Token>> analyzed = new HashMap<>();
    for (NamedPlace place : NamedPlace.of(article)) {
      if (!dictionary.knows(place.field())) {
        continue;
      }
      for (String name : place.names()) {
        for (Token token : analyzed.computeIfAbsent(name, NewsAnalyzer.SHARED::tokens)) {
          int position = value(place.span());
          forms[position] = form(name(place.field(), token.form()), position);
        }
        // a phrase does not run from one name into the next
        value(place.span());
      }
      for (String id : place.ids()) {
        term(place.field(), id, value(place.span()));
      }
    }
  }

  private void values() {
    String language = article.language().toLowerCase(Locale.ROOT);
    Span languageSpan = new Span(QueryField.LANG.prefix(), 0, article.language().length());
    term(QueryField.LANG, language, value(languageSpan));
    for (int i = 0; i < article.topics().size(); i++) {
      TopicScore topic = article.topics().get(i);
      int position = value(new Span(QueryField.TOPIC.prefix(), 0, topic.id().length()));
      term(QueryField.TOPIC, topic.id().toLowerCase(Locale.ROOT), position);
      numbers[position - valuesFrom] = topic.score();
      topics[position - valuesFrom] = i;
    }
    if (dictionary.knows(QueryField.MONEY) || dictionary.knows(QueryField.FIGURE)) {
      for (StatedNumber stated : StatedNumber.of(article)) {
        int position = value(stated.span());
        stated.keys().forEach(key -> term(stated.field(), key, position));
        numbers[position - valuesFrom] = stated.value();
      }
    }
  }

  private static String name(QueryField field, String word) {
    return TermDictionary.of(field, Kind.NAME, word);
  }

  private void term(QueryField field, String value, int position) {
    seen(TermDictionary.of(field, Kind.VALUE, value), position);
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

  /** The number of a form; the wildcards that it begins with are at its position, too. */
  private int form(String form, int position) {
    long lengths = dictionary.prefixLengths(form);
    while (lengths != 0) {
      int length = Long.numberOfTrailingZeros(lengths);
      lengths &= lengths - 1;
      int letters = form.length() - TermDictionary.lettersFrom(form);
      int longest = length == TermDictionary.LONG_PREFIX ? letters : Math.min(length, letters);
      for (int n = length; n <= longest; n++) {
        String head = form.substring(0, form.length() - letters + n);
        seen(TermDictionary.wildcard(head), position);
      }
    }
    return seen(form, position);
  }

  private int seen(String term, int position) {
    if (frequencies != null) {
      frequencies.saw(term, number);
    }
    int known = dictionary.find(term);
    if (known != NONE) {
      positions.add(known, position);
    }
    return known;
  }
}
