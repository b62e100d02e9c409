package org.wirewatch.query;

import java.util.List;
import java.util.function.Function;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.function.FunctionMatchQuery;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.wirewatch.query.QueryNode.AllOf;
import org.wirewatch.query.QueryNode.AnyOf;
import org.wirewatch.query.QueryNode.Clause;
import org.wirewatch.query.QueryNode.LanguageClause;
import org.wirewatch.query.QueryNode.NameClause;
import org.wirewatch.query.QueryNode.Not;
import org.wirewatch.query.QueryNode.NumberClause;
import org.wirewatch.query.QueryNode.Sentence;
import org.wirewatch.query.QueryNode.TextClause;
import org.wirewatch.query.QueryNode.TopicClause;
import org.wirewatch.query.QueryNode.Weight;
import org.wirewatch.query.QueryNode.Weighted;
import org.wirewatch.query.WordPattern.Near;
import org.wirewatch.query.WordPattern.Phrase;
import org.wirewatch.query.WordPattern.Prefix;
import org.wirewatch.query.WordPattern.Word;

/** Turns a parsed query into a Lucene query over the fields of {@link ArticleDocument}. */
final class LuceneCompiler {
  private LuceneCompiler() {}

  static Query compile(QueryNode node) {
    return switch (node) {
      case AllOf all -> all(all.parts());
      case AnyOf any -> either(any.parts(), LuceneCompiler::compile);
      case Not not -> all(List.of(not));
      case TextClause text ->
          either(text.fields(), field -> pattern(field.prefix(), text.pattern()));
      case NameClause name ->
          new BooleanQuery.Builder()
              .add(pattern(name.field().prefix(), name.pattern()), Occur.SHOULD)
              .add(ids(name), Occur.SHOULD)
              .build();
      case TopicClause topic -> topic(topic);
      case LanguageClause language -> term(QueryField.LANG.prefix(), language.language());
      case NumberClause number -> number(number);
      case Sentence sentence ->
          either(
              List.of(QueryField.TITLE, QueryField.TEXT),
              field -> new IntervalQuery(field.prefix(), sentences(sentence.inner(), true)));
      case Weighted weighted -> weighted(weighted);
    };
  }

  private static Query all(List<QueryNode> parts) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean positive = false;
    for (QueryNode part : parts) {
      if (part instanceof Not not) {
        all.add(compile(not.part()), Occur.MUST_NOT);
      } else {
        all.add(compile(part), Occur.MUST);
        positive = true;
      }
    }
    if (!positive) {
      all.add(new MatchAllDocsQuery(), Occur.MUST);
    }
    return all.build();
  }

  private static <T> Query either(List<T> parts, Function<T, Query> compile) {
    if (parts.size() == 1) {
      return compile.apply(parts.getFirst());
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    parts.forEach(part -> any.add(compile.apply(part), Occur.SHOULD));
    return any.build();
  }

  private static Query pattern(String field, WordPattern pattern) {
    return switch (pattern) {
      case Word word -> term(field, word.term());
      case Prefix prefix -> new PrefixQuery(new Term(field, prefix.prefix()));
      case Phrase phrase -> new PhraseQuery(field, phrase.terms().toArray(String[]::new));
      case Near near -> new IntervalQuery(field, interval(near));
    };
  }

  /** The sentences that satisfy a combination of words, or do not. */
  private static IntervalsSource sentences(QueryNode node, boolean hold) {
    return sentences(node, hold, SentenceMarks.sentences());
  }

  /** Those of the sentences given that satisfy it: AND narrows them down, OR unites. */
  private static IntervalsSource sentences(
      QueryNode node, boolean hold, IntervalsSource sentences) {
    return switch (node) {
      case Not not -> sentences(not.part(), !hold, sentences);
      case AllOf all when hold -> narrowed(all.parts(), true, sentences);
      case AllOf all -> united(all.parts(), false, sentences);
      case AnyOf any when hold -> united(any.parts(), true, sentences);
      case AnyOf any -> narrowed(any.parts(), false, sentences);
      case TextClause text when hold -> Intervals.containing(sentences, interval(text.pattern()));
      case TextClause text -> Intervals.notContaining(sentences, within(text.pattern()));
      case Clause other -> throw new IllegalArgumentException("inner: no words in " + other);
    };
  }

  /**
   * Where a pattern lies in one sentence. {@link Intervals#notContaining} also drops a sentence
   * that the pattern only reaches into from the sentence before or after.
   */
  private static IntervalsSource within(WordPattern pattern) {
    IntervalsSource found = interval(pattern);
    return pattern instanceof Word || pattern instanceof Prefix
        ? found
        : Intervals.containedBy(found, SentenceMarks.sentences());
  }

  private static IntervalsSource narrowed(
      List<QueryNode> parts, boolean hold, IntervalsSource sentences) {
    IntervalsSource left = sentences;
    for (QueryNode part : parts) {
      left = sentences(part, hold, left);
    }
    return left;
  }

  private static IntervalsSource united(
      List<QueryNode> parts, boolean hold, IntervalsSource sentences) {
    return Intervals.or(
        parts.stream()
            .map(part -> sentences(part, hold, sentences))
            .toArray(IntervalsSource[]::new));
  }

  private static IntervalsSource interval(WordPattern pattern) {
    return switch (pattern) {
      case Word word -> Intervals.term(word.term());
      case Prefix prefix -> new WildcardIntervals(prefix.prefix());
      case Phrase phrase -> Intervals.phrase(phrase.terms().toArray(String[]::new));
      case Near near ->
          Intervals.maxgaps(
              near.gaps(),
              Intervals.unordered(
                  near.terms().stream().map(Intervals::term).toArray(IntervalsSource[]::new)));
    };
  }

  /**
   * Scores add up the weights of what is there and, for negative ones, of what is not; so no score
   * is negative, as Lucene wants it, and all are whole numbers small enough to be exact.
   */
  private static Query weighted(Weighted weighted) {
    BooleanQuery.Builder score = new BooleanQuery.Builder();
    BooleanQuery.Builder positive = new BooleanQuery.Builder();
    double least = weighted.threshold();
    for (Weight one : weighted.patterns()) {
      Query query = compile(one.clause());
      if (one.weight() > 0) {
        score.add(constant(query, one.weight()), Occur.SHOULD);
        positive.add(query, Occur.SHOULD);
      } else {
        score.add(constant(all(List.of(new Not(one.clause(), 0, 0))), -one.weight()), Occur.SHOULD);
        least -= one.weight();
      }
    }
    double enough = least;
    Query sum =
        new FunctionMatchQuery(
            DoubleValuesSource.fromQuery(score.build()), value -> value >= enough);
    return new BooleanQuery.Builder()
        .add(positive.build(), Occur.MUST)
        .add(sum, Occur.FILTER)
        .build();
  }

  private static Query constant(Query query, int weight) {
    return new BoostQuery(new ConstantScoreQuery(query), weight);
  }

  private static Query number(NumberClause number) {
    double least = number.above() ? Math.nextUp(number.least()) : number.least();
    return new BooleanQuery.Builder()
        .add(term(number.field().prefix(), number.key()), Occur.MUST)
        .add(ArticleDocument.numbers(number.field(), number.key(), least), Occur.FILTER)
        .build();
  }

  private static Query topic(TopicClause topic) {
    Query about = term(QueryField.TOPIC.prefix(), topic.topicId());
    if (topic.leastScore() == 0 && !topic.above()) {
      return about;
    }
    double least = topic.above() ? Math.nextUp(topic.leastScore()) : topic.leastScore();
    return new BooleanQuery.Builder()
        .add(about, Occur.MUST)
        .add(
            DoublePoint.newRangeQuery(
                ArticleDocument.scoreField(topic.topicId()), least, Double.POSITIVE_INFINITY),
            Occur.FILTER)
        .build();
  }

  private static Query ids(NameClause name) {
    String field = ArticleDocument.idField(name.field());
    return name.ids().size() == 1
        ? term(field, name.ids().iterator().next())
        : new TermInSetQuery(field, name.ids().stream().map(BytesRef::new).toList());
  }

  private static Query term(String field, String term) {
    return new TermQuery(new Term(field, term));
  }
}
