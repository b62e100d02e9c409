/**
 * The query language, one for the stream and the archive: {@link org.wirewatch.query.NewsQuery}
 * reads it, {@link org.wirewatch.query.QueryMatcher} tells whether and where an article matches,
 * {@link org.wirewatch.query.StoredQueries} does so for very many queries at once, and {@link
 * org.wirewatch.query.NewsQuery#lucene} with {@link org.wirewatch.query.ArticleDocument} does the
 * same inside Lucene. The language is described in {@code docs/query-language.md}, the matcher in
 * {@code docs/decisions/0019-own-matcher.md}.
 *
 * <p>A query goes Lexer, Parser, {@link org.wirewatch.query.QueryNode}, Soundness; words go through
 * {@link org.wirewatch.query.NewsAnalyzer} on both sides. On the stream, the nodes become a
 * QueryProgram, the article a CodedArticle, both in numbers of one TermDictionary, and Evaluation
 * runs the one on the other.
 */
package org.wirewatch.query;
