package org.wirewatch.query;

import java.util.Optional;
import java.util.Set;
import org.wirewatch.wire.EnrichedArticle;

/**
 * One article to be matched against a few queries, one at a time; {@link StoredQueries} is for
 * many. Matches exactly the queries whose {@link NewsQuery#lucene} finds the article's {@link
 * ArticleDocument}, and says where and why. Immutable and thread-safe.
 */
public final class QueryMatcher {
  private final EnrichedArticle article;
  private final String title;
  private final String text;

  private QueryMatcher(EnrichedArticle article, String title, String text) {
    this.article = article;
    this.title = title;
    this.text = text;
  }

  public static QueryMatcher of(EnrichedArticle article) {
    return of(article, article.title(), article.text());
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
    TermDictionary dictionary = new TermDictionary();
    byte[] program = QueryProgram.compile(query, Set.of(), dictionary);
    return evaluation(dictionary).match(program);
  }

  /** Share of the parts that AND joins at the top of the query that hold: 1 when it matches. */
  public double share(NewsQuery query) {
    TermDictionary dictionary = new TermDictionary();
    byte[] program = QueryProgram.compile(query, Set.of(), dictionary);
    return evaluation(dictionary).share(program);
  }

  /** For programs whose terms are in the dictionary, with as many steps as they need. */
  Evaluation evaluation(TermDictionary dictionary) {
    CodedArticle coded = ArticleCoder.code(article, title, text, dictionary, null);
    return new Evaluation(coded, Integer.MAX_VALUE);
  }
}
