package org.wirewatch.desk.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.QueryTimeoutImpl;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.BytesRef;
import org.wirewatch.query.ArticleDocument;
import org.wirewatch.query.NewsQuery;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Story;

/** Searches over the archive, newest first, each with a time limit. Thread-safe. */
public final class ArchiveSearch {
  private static final int COUNTED_MAX = 100_000;
  private static final long TIMEOUT_MS = 3_000;
  private static final String CURSOR_SEPARATOR = "/";

  private final SearcherManager searchers;

  ArchiveSearch(SearcherManager searchers) {
    this.searchers = searchers;
  }

  /**
   * Articles that a query matches.
   *
   * @param query null for all
   * @param cursor {@link ResultPage#next} of the page before; null for the first
   * @throws IllegalArgumentException if the cursor is none of ours
   * @throws SearchTimeout if it takes too long
   */
  public ResultPage<Found> articles(NewsQuery query, String cursor, int limit) {
    Query lucene = Archive.kind(Archive.ARTICLE, query == null ? null : query.lucene());
    return newest(lucene, cursor, limit, Archive.WHEN);
  }

  /**
   * Articles that mention an entity.
   *
   * @param ids all that it has or had
   * @param cursor as of {@link #articles}
   */
  public ResultPage<Found> mentioning(Collection<String> ids, String cursor, int limit) {
    Query lucene = Archive.kind(Archive.ARTICLE, ArticleDocument.mentioning(ids));
    return newest(lucene, cursor, limit, Archive.WHEN);
  }

  /**
   * Articles that were found to be about a topic.
   *
   * @param cursor as of {@link #articles}
   */
  public ResultPage<Found> about(String topicId, String cursor, int limit) {
    Query lucene = Archive.kind(Archive.ARTICLE, ArticleDocument.about(topicId));
    return newest(lucene, cursor, limit, Archive.WHEN);
  }

  /** How many articles since then were found to be about a topic. */
  public int countAbout(String topicId, Instant since) {
    Query recent =
        NumericDocValuesField.newSlowRangeQuery(Archive.WHEN, since.toEpochMilli(), Long.MAX_VALUE);
    return count(
        new BooleanQuery.Builder()
            .add(Archive.kind(Archive.ARTICLE, ArticleDocument.about(topicId)), Occur.FILTER)
            .add(recent, Occur.FILTER)
            .build());
  }

  /** The articles that arrived last, newest first. */
  public List<Found> latest(int limit) {
    return newest(Archive.kind(Archive.ARTICLE, null), null, limit, Archive.ARRIVED).items();
  }

  /** Stories, the one that moved last first. */
  public ResultPage<Story> stories(String cursor, int limit) {
    return page(
        Archive.kind(Archive.STORY_KIND, null),
        cursor,
        limit,
        Archive.WHEN,
        document -> Json.read(Archive.bytes(document), Story.class));
  }

  ResultPage<Found> newest(Query query, String cursor, int limit, String sortBy) {
    return page(
        query,
        cursor,
        limit,
        sortBy,
        document ->
            new Found(
                Json.read(Archive.bytes(document), EnrichedArticle.class),
                document.get(Archive.POSITION)));
  }

  int count(Query query) {
    return with(searcher -> searcher.count(query));
  }

  private <T> ResultPage<T> page(
      Query query, String cursor, int limit, String sortBy, Reading<T> reading) {
    FieldDoc after = cursor == null || cursor.isEmpty() ? null : after(cursor);
    Sort sort =
        new Sort(
            new SortField(sortBy, SortField.Type.LONG, true),
            new SortField(Archive.ID, SortField.Type.STRING));
    return with(
        searcher -> {
          TopFieldDocs top =
              searcher.search(query, new TopFieldCollectorManager(sort, limit, after, COUNTED_MAX));
          List<T> items = new ArrayList<>();
          for (ScoreDoc hit : top.scoreDocs) {
            items.add(reading.read(searcher.storedFields().document(hit.doc)));
          }
          boolean more = top.scoreDocs.length == limit && top.totalHits.value() > limit;
          String next = more ? cursor((FieldDoc) top.scoreDocs[limit - 1]) : null;
          boolean exact =
              top.totalHits.relation() == org.apache.lucene.search.TotalHits.Relation.EQUAL_TO;
          return new ResultPage<>(items, next, top.totalHits.value(), exact);
        });
  }

  private <T> T with(Search<T> search) {
    try {
      IndexSearcher shared = searchers.acquire();
      try {
        IndexSearcher searcher = new IndexSearcher(shared.getIndexReader());
        searcher.setTimeout(new QueryTimeoutImpl(TIMEOUT_MS));
        T result = search.on(searcher);
        if (searcher.timedOut()) {
          throw new SearchTimeout(TIMEOUT_MS);
        }
        return result;
      } finally {
        searchers.release(shared);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("archive cannot be read", e);
    }
  }

  private static String cursor(FieldDoc last) {
    String plain = last.fields[0] + CURSOR_SEPARATOR + ((BytesRef) last.fields[1]).utf8ToString();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  private static FieldDoc after(String cursor) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int at = plain.indexOf(CURSOR_SEPARATOR);
      Object[] fields = {
        Long.valueOf(plain.substring(0, at)), new BytesRef(plain.substring(at + 1))
      };
      return new FieldDoc(Integer.MAX_VALUE, 0, fields);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("cursor: not one that was given out", e);
    }
  }

  private interface Search<T> {
    T on(IndexSearcher searcher) throws IOException;
  }

  private interface Reading<T> {
    T read(Document document) throws IOException;
  }
}
