/**
 * The query language, one for the stream and the archive: {@link org.wirewatch.query.NewsQuery}
 * reads it, {@link org.wirewatch.query.QueryMatcher} tells whether and where an article matches,
 * and {@link org.wirewatch.query.NewsQuery#lucene} with {@link org.wirewatch.query.ArticleDocument}
 * does the same inside Lucene. Everything here is pure and thread-safe. The language is described
 * in {@code docs/query-language.md}.
 *
 * <p>A query goes Lexer, Parser, {@link org.wirewatch.query.QueryNode}, Soundness; words go through
 * {@link org.wirewatch.query.NewsAnalyzer} on both sides.
 */
package org.wirewatch.query;
