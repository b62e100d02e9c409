package org.wirewatch.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wirewatch.query.QueryNode.AllOf;
import org.wirewatch.query.QueryNode.AnyOf;
import org.wirewatch.query.QueryNode.Clause;
import org.wirewatch.query.QueryNode.LanguageClause;
import org.wirewatch.query.QueryNode.NameClause;
import org.wirewatch.query.QueryNode.Not;
import org.wirewatch.query.QueryNode.TextClause;
import org.wirewatch.query.QueryNode.TopicClause;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Mention;
import org.wirewatch.wire.EnrichedArticle.TopicScore;
import org.wirewatch.wire.Span;

/**
 * One article, ready to be matched against any number of queries. Matches exactly the queries whose
 * {@link NewsQuery#lucene} finds the article's {@link ArticleDocument}, and says where and why. Not
 * thread-safe; the static method is.
 */
public final class QueryMatcher {
  /** Spans kept of one clause. */
  private static final int SPANS_MAX = 100;

  private static final List<String> FIELD_ORDER =
      List.of(Span.TITLE, Span.TEXT, "topic", "outlet", "lang");

  private final EnrichedArticle article;
  private final EntityNames entities;
  private final AnalyzedText title;
  private final AnalyzedText text;
  private final Map<String, AnalyzedText> names = new HashMap<>();

  private QueryMatcher(EnrichedArticle article, String title, String text) {
    this.article = article;
    this.entities = EntityNames.of(article);
    this.title = new AnalyzedText(title);
    this.text = new AnalyzedText(text);
  }

  public static QueryMatcher of(EnrichedArticle article) {
    return new QueryMatcher(article, article.title(), article.text());
  }

  /** The same article as though these were its words; spans are into them. */
  public static QueryMatcher of(EnrichedArticle article, String title, String text) {
    return new QueryMatcher(article, title, text);
  }

  /** Matches one query once. */
  public static Optional<QueryMatch> match(NewsQuery query, EnrichedArticle article) {
    return of(article).match(query);
  }

  /** Empty when the article does not match. */
  public Optional<QueryMatch> match(NewsQuery query) {
    List<Evidence> evidence = new ArrayList<>();
    if (!holds(query.root(), evidence)) {
      return Optional.empty();
    }
    evidence.sort(Comparator.comparingInt(found -> found.clause().start()));
    Set<Span> spans = new LinkedHashSet<>();
    List<QueryMatch.Fired> fired = new ArrayList<>();
    for (Evidence found : evidence) {
      int start = found.clause().start();
      int end = found.clause().end();
      spans.addAll(found.spans());
      fired.add(
          new QueryMatch.Fired(query.text().substring(start, end), start, end, found.spans()));
    }
    List<Span> ordered = new ArrayList<>(spans);
    ordered.sort(
        Comparator.comparingInt((Span span) -> FIELD_ORDER.indexOf(span.field()))
            .thenComparingInt(Span::start)
            .thenComparingInt(Span::end));
    return Optional.of(new QueryMatch(ordered, fired, Explanation.of(article, evidence)));
  }

  /** Share of the parts that AND joins at the top of the query that hold: 1 when it matches. */
  public double share(NewsQuery query) {
    List<QueryNode> parts = query.root() instanceof AllOf all ? all.parts() : List.of(query.root());
    long held = parts.stream().filter(part -> holds(part, new ArrayList<>())).count();
    return (double) held / parts.size();
  }

  /** What a clause found; empty spans mean that it did not fire. */
  record Evidence(Clause clause, List<Span> spans) {}

  private boolean holds(QueryNode node, List<Evidence> evidence) {
    return switch (node) {
      case AllOf all -> {
        List<Evidence> inner = new ArrayList<>();
        for (QueryNode part : all.parts()) {
          if (!holds(part, inner)) {
            yield false;
          }
        }
        evidence.addAll(inner);
        yield true;
      }
      case AnyOf any -> {
        boolean held = false;
        for (QueryNode part : any.parts()) {
          held |= holds(part, evidence);
        }
        yield held;
      }
      case Not not -> !holds(not.part(), new ArrayList<>());
      case Clause clause -> {
        List<Span> spans = spans(clause);
        if (!spans.isEmpty()) {
          evidence.add(new Evidence(clause, spans.subList(0, Math.min(spans.size(), SPANS_MAX))));
        }
        yield !spans.isEmpty();
      }
    };
  }

  private List<Span> spans(Clause clause) {
    List<Span> spans = new ArrayList<>();
    switch (clause) {
      case TextClause words -> {
        for (QueryField field : words.fields()) {
          AnalyzedText searched = field == QueryField.TITLE ? title : text;
          for (AnalyzedText.Range range : searched.find(words.pattern())) {
            spans.add(new Span(field.prefix(), range.start(), range.end()));
          }
        }
      }
      case NameClause name -> {
        if (name.field() == QueryField.OUTLET) {
          outlet(name, spans);
        } else {
          mentions(name, article.titleMentions(), Span.TITLE, spans);
          mentions(name, article.mentions(), Span.TEXT, spans);
        }
      }
      case TopicClause wanted -> {
        for (TopicScore topic : article.topics()) {
          if (topic.id().toLowerCase(Locale.ROOT).equals(wanted.topicId())
              && wanted.accepts(topic.score())) {
            spans.add(new Span(QueryField.TOPIC.prefix(), 0, topic.id().length()));
            spans.addAll(topic.evidence());
          }
        }
      }
      case LanguageClause wanted -> {
        if (article.language().toLowerCase(Locale.ROOT).equals(wanted.language())) {
          spans.add(new Span(QueryField.LANG.prefix(), 0, article.language().length()));
        }
      }
    }
    return spans;
  }

  private void outlet(NameClause wanted, List<Span> spans) {
    if (ArticleDocument.outletIds(article).stream().anyMatch(wanted.ids()::contains)
        || named(article.outlet(), wanted)) {
      int length = article.outlet() == null ? 0 : article.outlet().length();
      spans.add(new Span(QueryField.OUTLET.prefix(), 0, length));
    }
  }

  private void mentions(NameClause wanted, List<Mention> mentions, String field, List<Span> spans) {
    for (Mention mention : mentions) {
      if (wanted.field().entityType().filter(type -> type == mention.type()).isPresent()
          && (entities.ids(mention).stream().anyMatch(wanted.ids()::contains)
              || entities.of(mention).stream().anyMatch(name -> named(name, wanted)))) {
        spans.add(new Span(field, mention.start(), mention.end()));
      }
    }
  }

  private boolean named(String name, NameClause wanted) {
    return name != null
        && !names.computeIfAbsent(name, AnalyzedText::new).find(wanted.pattern()).isEmpty();
  }
}
