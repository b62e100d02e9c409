package org.wirewatch.query;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Mention;
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
    text(document, QueryField.TITLE, article.title());
    text(document, QueryField.TEXT, article.text());
    Set<Name> names = new LinkedHashSet<>();
    EntityNames entities = EntityNames.of(article);
    article.titleMentions().forEach(mention -> names(mention, entities, names));
    article.mentions().forEach(mention -> names(mention, entities, names));
    outletNames(article).forEach(name -> names.add(new Name(QueryField.OUTLET, name)));
    for (Name name : names) {
      text(document, name.field(), name.text());
    }
    for (Name id : ids(article, entities)) {
      document.add(new StringField(idField(id.field()), id.text(), Field.Store.NO));
    }
    for (TopicScore topic : article.topics()) {
      String id = topic.id().toLowerCase(Locale.ROOT);
      document.add(new StringField(QueryField.TOPIC.prefix(), id, Field.Store.NO));
      document.add(new DoublePoint(scoreField(id), topic.score()));
    }
    document.add(
        new StringField(
            QueryField.LANG.prefix(), article.language().toLowerCase(Locale.ROOT), Field.Store.NO));
    return document;
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

  /** What the outlet may be called: its name, and the host of the article. */
  static List<String> outletNames(EnrichedArticle article) {
    return article.outlet() == null ? List.of() : List.of(article.outlet());
  }

  /** Ids of the outlet: source id, name and host, lower-case. */
  static List<String> outletIds(EnrichedArticle article) {
    List<String> ids = new ArrayList<>();
    add(ids, article.sourceId());
    add(ids, article.outlet());
    URI url = article.url();
    if (url != null && url.getHost() != null) {
      add(ids, url.getHost());
      add(ids, url.getHost().replaceFirst("^www\\.", ""));
    }
    return ids;
  }

  private record Name(QueryField field, String text) {}

  private static void names(Mention mention, EntityNames entities, Set<Name> names) {
    for (QueryField field : QueryField.values()) {
      if (field.entityType().filter(type -> type == mention.type()).isPresent()) {
        entities.of(mention).forEach(name -> names.add(new Name(field, name)));
      }
    }
  }

  private static Set<Name> ids(EnrichedArticle article, EntityNames entities) {
    Set<Name> ids = new LinkedHashSet<>();
    outletIds(article).forEach(id -> ids.add(new Name(QueryField.OUTLET, id)));
    for (List<Mention> mentions : List.of(article.titleMentions(), article.mentions())) {
      for (Mention mention : mentions) {
        for (QueryField field : QueryField.values()) {
          if (field.entityType().filter(type -> type == mention.type()).isPresent()) {
            entities.ids(mention).forEach(id -> ids.add(new Name(field, id)));
          }
        }
      }
    }
    return ids;
  }

  private static void add(List<String> ids, String id) {
    if (id != null) {
      ids.add(id.strip().toLowerCase(Locale.ROOT));
    }
  }

  private static void text(Document document, QueryField field, String text) {
    document.add(new TextField(field.prefix(), text, Field.Store.NO));
  }
}
