package org.wirewatch.desk.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.QueryTimeoutImpl;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.wirewatch.query.ArticleDocument;
import org.wirewatch.query.NewsQuery;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Span;
import org.wirewatch.wire.Story;

/** Searches over the archive, newest first, each with a time limit. Thread-safe. */
public final class ArchiveSearch implements AutoCloseable {
  private static final int COUNTED_MAX = 100_000;
  private static final long TIMEOUT_MS = 3_000;
  private static final String CURSOR_SEPARATOR = "/";

  private static final int HITS_MAX = 200_000;
  private static final int MERGED_MAX = 200_000;

  private final SearcherManager searchers;

  ArchiveSearch(SearcherManager searchers) {
    this.searchers = searchers;
  }

  /**
   * Searches what a desk has committed, also while it runs; to be closed.
   *
   * @param path as of {@link Archive#open}
   * @throws UncheckedIOException if there is no archive
   */
  public static ArchiveSearch open(Path path) {
    try {
      return new ArchiveSearch(new SearcherManager(FSDirectory.open(path), null));
    } catch (IOException e) {
      throw new UncheckedIOException("no archive at " + path, e);
    }
  }

  @Override
  public void close() {
    try {
      searchers.close();
    } catch (IOException e) {
      throw new UncheckedIOException("archive cannot be closed", e);
    }
  }

  public Optional<EnrichedArticle> article(String articleId) {
    return body(Archive.ARTICLE, articleId, EnrichedArticle.class);
  }

  /** Everything that a query matches since then, bounded. */
  public Hits hits(NewsQuery query, Instant since) {
    Query all = since(Archive.kind(Archive.ARTICLE, query.lucene()), since);
    return with(searcher -> searcher.search(all, HitCollector.manager(HITS_MAX)));
  }

  /** When the oldest article since then was published; empty when there is none. */
  public Optional<Instant> oldest(Instant since) {
    Query all = since(Archive.kind(Archive.ARTICLE, null), since);
    Sort sort = new Sort(new SortField(Archive.WHEN, SortField.Type.LONG));
    return with(
        searcher -> {
          TopFieldDocs top = searcher.search(all, 1, sort);
          return Arrays.stream(top.scoreDocs)
              .findFirst()
              .map(hit -> Instant.ofEpochMilli((Long) ((FieldDoc) hit).fields[0]));
        });
  }

  /** Stories that others have taken over, with those that have, bounded. */
  public Map<String, String> mergedStories() {
    return with(
        searcher -> {
          Map<String, String> merged = new HashMap<>();
          TopDocs top = searcher.search(Archive.kind(Archive.MERGED_KIND, null), MERGED_MAX);
          for (ScoreDoc hit : top.scoreDocs) {
            String id = column(searcher, Archive.ID, hit.doc);
            String survivor = column(searcher, Archive.MERGED_INTO, hit.doc);
            if (id != null && survivor != null) {
              merged.put(id, survivor);
            }
          }
          return merged;
        });
  }

  /** The story that the articles of a story belong to now: itself unless it was merged. */
  public String survivor(String storyId) {
    return with(
        searcher -> {
          String current = storyId;
          for (int i = 0; i < Archive.MERGES_MAX; i++) {
            Query merged =
                Archive.kind(
                    Archive.MERGED_KIND,
                    new TermQuery(new Term(Archive.KEY, Archive.STORY_KIND + '/' + current)));
            TopDocs top = searcher.search(merged, 1);
            String next =
                top.scoreDocs.length == 0
                    ? null
                    : column(searcher, Archive.MERGED_INTO, top.scoreDocs[0].doc);
            if (next == null) {
              break;
            }
            current = next;
          }
          return current;
        });
  }

  /** How many articles have the term in their text, and how many have a text. */
  public Frequency frequency(String term) {
    return with(
        searcher ->
            new Frequency(
                searcher.getIndexReader().docFreq(new Term(Span.TEXT, term)),
                searcher.getIndexReader().getDocCount(Span.TEXT)));
  }

  /** Documents with a term, of all. */
  public record Frequency(int documents, int all) {}

  private static String column(IndexSearcher searcher, String name, int document)
      throws IOException {
    List<LeafReaderContext> segments = searcher.getIndexReader().leaves();
    LeafReaderContext segment = segments.get(ReaderUtil.subIndex(document, segments));
    SortedDocValues values = DocValues.getSorted(segment.reader(), name);
    return HitCollector.value(values, document - segment.docBase, null);
  }

  private static Query since(Query query, Instant since) {
    Query recent =
        NumericDocValuesField.newSlowRangeQuery(Archive.WHEN, since.toEpochMilli(), Long.MAX_VALUE);
    return new BooleanQuery.Builder().add(query, Occur.FILTER).add(recent, Occur.FILTER).build();
  }

  <T> Optional<T> body(String kind, String id, Class<T> type) {
    return with(
        searcher -> {
          TopDocs top = searcher.search(new TermQuery(new Term(Archive.KEY, kind + '/' + id)), 1);
          if (top.scoreDocs.length == 0) {
            return Optional.empty();
          }
          Document document = searcher.storedFields().document(top.scoreDocs[0].doc);
          return Optional.of(Json.read(Archive.bytes(document), type));
        });
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
    return count(since(Archive.kind(Archive.ARTICLE, ArticleDocument.about(topicId)), since));
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

  <T> T with(Search<T> search) {
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

  interface Search<T> {
    T on(IndexSearcher searcher) throws IOException;
  }

  private interface Reading<T> {
    T read(Document document) throws IOException;
  }
}
