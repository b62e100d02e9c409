package org.wirewatch.query;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.apache.lucene.util.StringHelper;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Quote;
import org.wirewatch.wire.EnrichedArticle.TopicScore;

/**
 * An article as a Lucene document that {@link NewsQuery#lucene} finds. Fields are indexed, not
 * stored; an archive adds its own.
 */
public final class ArticleDocument {
  private ArticleDocument() {}

  /** The analyzer to index and search these documents with. */
  public static Analyzer analyzer() {
    return NewsAnalyzer.SHARED;
  }

  public static Document of(EnrichedArticle article) {
    Document document = new Document();
    document.add(marked(QueryField.TITLE, article.title(), List.of(article.title().length())));
    document.add(marked(QueryField.TEXT, article.text(), SentenceRanges.ends(article.text())));
    for (Quote quote : article.quotes()) {
      text(document, QueryField.QUOTE_TEXT, quoted(article.text(), quote));
    }
    names(document, NamedPlace.of(article));
    for (TopicScore topic : article.topics()) {
      String id = topic.id().toLowerCase(Locale.ROOT);
      id(document, QueryField.TOPIC.prefix(), id);
      document.add(new DoublePoint(scoreField(id), topic.score()));
    }
    String language = article.language().toLowerCase(Locale.ROOT);
    id(document, QueryField.LANG.prefix(), language);
    for (StatedNumber number : StatedNumber.of(article)) {
      for (String key : number.keys()) {
        id(document, number.field().prefix(), key);
        document.add(numberPoint(number.field(), key, number.value()));
      }
    }
    return document;
  }

  private static void names(Document document, List<NamedPlace> places) {
    Set<Name> names = new LinkedHashSet<>();
    Set<Name> ids = new LinkedHashSet<>();
    for (NamedPlace place : places) {
      place.names().forEach(name -> names.add(new Name(place.field(), name)));
      place.ids().forEach(id -> ids.add(new Name(place.field(), id)));
    }
    names.forEach(name -> text(document, name.field(), name.text()));
    ids.forEach(id -> id(document, idField(id.field()), id.text()));
  }

  /**
   * Finds the articles that mention an entity, by its ids only.
   *
   * @param ids all that it has or had
   */
  public static Query mentioning(Collection<String> ids) {
    List<BytesRef> terms =
        ids.stream().map(id -> new BytesRef(id.toLowerCase(Locale.ROOT))).toList();
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (QueryField field : QueryField.values()) {
      if (field.entityType().isPresent()) {
        any.add(new TermInSetQuery(idField(field), terms), Occur.SHOULD);
      }
    }
    return any.build();
  }

  /** Finds the articles that are about a topic, whatever the score. */
  public static Query about(String topicId) {
    return new TermQuery(new Term(QueryField.TOPIC.prefix(), topicId.toLowerCase(Locale.ROOT)));
  }

  /** Field of lower-case ids that a name clause matches as a whole. */
  static String idField(QueryField field) {
    return field.prefix() + ".id";
  }

  static String scoreField(String topicId) {
    return "topic.score." + topicId;
  }

  /** The words of a quote in a text that may be shorter than the one it was found in. */
  static String quoted(String text, Quote quote) {
    int end = Math.min(quote.end(), text.length());
    return text.substring(Math.min(quote.start(), end), end);
  }

  /** Key and number in one point, so that a document may have many of both. */
  private static LongPoint numberPoint(QueryField field, String key, double value) {
    return new LongPoint(
        numberField(field), keyHash(key), NumericUtils.doubleToSortableLong(value));
  }

  /** Finds the articles that have a number of at least this size under a key. */
  static Query numbers(QueryField field, String key, double least) {
    long hash = keyHash(key);
    return LongPoint.newRangeQuery(
        numberField(field),
        new long[] {hash, NumericUtils.doubleToSortableLong(least)},
        new long[] {hash, Long.MAX_VALUE});
  }

  private static String numberField(QueryField field) {
    return field.prefix() + ".value";
  }

  private static long keyHash(String key) {
    BytesRef bytes = new BytesRef(key);
    long high = StringHelper.murmurhash3_x86_32(bytes, 1);
    long low = StringHelper.murmurhash3_x86_32(bytes, 2);
    return high << 32 | (low & 0xffffffffL);
  }

  private record Name(QueryField field, String text) {}

  private static Field marked(QueryField field, String text, List<Integer> sentenceEnds) {
    return new TextField(field.prefix(), new SentenceMarks(text, sentenceEnds));
  }

  private static void id(Document document, String field, String id) {
    document.add(new StringField(field, id, Field.Store.NO));
  }

  private static void text(Document document, QueryField field, String text) {
    document.add(new TextField(field.prefix(), text, Field.Store.NO));
  }
}
