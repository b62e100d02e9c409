package org.wirewatch.desk.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.query.ArticleDocument;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Story;

/**
 * The articles, stories and alerts on disk, searchable. A cache of the topics: the offsets up to
 * which they are in the index are stored in the same commit, so that a restart goes on where it
 * was, and an index of another version or another cluster is thrown away and built again. One
 * thread writes, any thread reads.
 */
public final class Archive implements AutoCloseable {
  /** To be raised whenever the index would look different for the same records. */
  static final int VERSION = 3;

  static final String KEY = "desk_key";
  static final String KIND = "desk_kind";
  static final String STORY = "desk_story";
  static final String WHEN = "desk_when";
  static final String ARRIVED = "desk_arrived";
  static final String ID = "desk_id";
  static final String BODY = "desk_body";
  static final String POSITION = "desk_position";

  /** Columns: the story of an article, the article that it repeats, where a story was merged. */
  static final String STORY_OF = "desk_story_of";

  static final String ORIGINAL = "desk_original";
  static final String MERGED_INTO = "desk_merged_into";
  static final String ARTICLE = "article";
  static final String STORY_KIND = "story";

  /** Of a story that another one has taken over: it can be looked up, but is not listed. */
  static final String MERGED_KIND = "merged-story";

  private static final Logger LOG = LoggerFactory.getLogger(Archive.class);
  private static final double BUFFER_MIB = 32;
  private static final int STORY_ARTICLES_MAX = 500;
  static final int MERGES_MAX = 50;

  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final ArchiveSearch search;
  private final AlertArchive alerts = new AlertArchive(this);

  private Archive(Directory directory) throws IOException {
    this.directory = directory;
    this.writer = new IndexWriter(directory, config());
    this.searchers = new SearcherManager(writer, null);
    this.search = new ArchiveSearch(searchers);
  }

  /**
   * Opens the index, or an empty one where the directory holds none that can be read.
   *
   * @param path null keeps the index in memory
   * @throws UncheckedIOException if the directory cannot be written or another process has it
   */
  public static Archive open(Path path) {
    try {
      if (path == null) {
        return new Archive(new ByteBuffersDirectory());
      }
      Files.createDirectories(path);
      Directory directory = FSDirectory.open(path);
      try {
        return new Archive(directory);
      } catch (CorruptIndexException
          | IndexFormatTooOldException
          | IndexFormatTooNewException
          | IndexNotFoundException e) {
        LOG.warn("archive unreadable, it is built again path={} error={}", path, e.toString());
        for (String file : directory.listAll()) {
          if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
            directory.deleteFile(file);
          }
        }
        return new Archive(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("archive " + path + " cannot be opened", e);
    }
  }

  /**
   * The offsets up to which the index holds the topics. Empties the index when it was not built
   * from these topics by this version.
   *
   * @param origin names the cluster and the topics
   * @param ends of the partitions now; an index that claims more is of another cluster
   */
  public Map<TopicPartition, Long> resume(String origin, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    Map<String, String> commit = commitData();
    boolean same =
        Integer.toString(VERSION).equals(commit.get("version"))
            && origin.equals(commit.get("origin"));
    for (TopicPartition partition : ends.keySet()) {
      String offset = commit.get(offsetKey(partition));
      if (same && offset != null) {
        offsets.put(partition, Long.valueOf(offset));
        same = Long.parseLong(offset) <= ends.get(partition);
      }
    }
    if (!same) {
      LOG.info("archive is built from the topics origin={}", origin);
      clear();
      return Map.of();
    }
    return offsets;
  }

  /**
   * Adds an article or replaces its earlier revision.
   *
   * @param position {@code partition.offset} of its record
   * @param arrived timestamp of its record
   */
  public void put(EnrichedArticle article, String position, Instant arrived) {
    Document document = ArticleDocument.of(article);
    Instant when = article.publishedAt() == null ? article.firstSeenAt() : article.publishedAt();
    if (article.storyId() != null) {
      document.add(new StringField(STORY, article.storyId(), Field.Store.NO));
      document.add(new SortedDocValuesField(STORY_OF, new BytesRef(article.storyId())));
    }
    if (article.duplicateOf() != null) {
      document.add(new SortedDocValuesField(ORIGINAL, new BytesRef(article.duplicateOf())));
    }
    document.add(new StoredField(POSITION, position));
    put(document, ARTICLE, ARTICLE, article.articleId(), when, arrived, Json.bytes(article));
  }

  /** Adds a story or replaces it. */
  public void put(Story story) {
    Document document = new Document();
    if (story.mergedInto() != null) {
      document.add(new SortedDocValuesField(MERGED_INTO, new BytesRef(story.mergedInto())));
    }
    put(
        document,
        STORY_KIND,
        story.mergedInto() == null ? STORY_KIND : MERGED_KIND,
        story.storyId(),
        story.lastSeenAt(),
        story.lastSeenAt(),
        Json.bytes(story));
  }

  /** Removes an article or a story that its topic has deleted. */
  public void remove(String kind, String id) {
    try {
      writer.deleteDocuments(new Term(KEY, kind + '/' + id));
    } catch (IOException e) {
      throw new UncheckedIOException("archive cannot be written", e);
    }
  }

  /** Removes what a query matches. */
  void remove(Query query) {
    try {
      writer.deleteDocuments(query);
    } catch (IOException e) {
      throw new UncheckedIOException("archive cannot be written", e);
    }
  }

  /** Makes what was put visible to searches. */
  public void refresh() {
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException("archive cannot be refreshed", e);
    }
  }

  /** Writes everything to disk together with the offsets it stands for. */
  public void commit(String origin, Map<TopicPartition, Long> offsets) {
    Map<String, String> data = new HashMap<>();
    data.put("version", Integer.toString(VERSION));
    data.put("origin", origin);
    offsets.forEach((partition, offset) -> data.put(offsetKey(partition), Long.toString(offset)));
    writer.setLiveCommitData(data.entrySet());
    try {
      writer.commit();
    } catch (IOException e) {
      throw new UncheckedIOException("archive cannot be committed", e);
    }
  }

  /** Searches over articles. */
  public ArchiveSearch search() {
    return search;
  }

  /** What was told to receivers. */
  public AlertArchive alerts() {
    return alerts;
  }

  public Optional<EnrichedArticle> article(String articleId) {
    return search.article(articleId);
  }

  public Optional<Story> story(String storyId) {
    return search.body(STORY_KIND, storyId, Story.class);
  }

  /** The story with that id, or the one that its articles belong to since a merge. */
  public Optional<Story> currentStory(String storyId) {
    Optional<Story> story = story(storyId);
    for (int i = 0; i < MERGES_MAX && story.isPresent(); i++) {
      String survivor = story.get().mergedInto();
      if (survivor == null) {
        return story;
      }
      story = story(survivor);
    }
    return story;
  }

  /** Articles whose records name a story, newest first, bounded. */
  public List<EnrichedArticle> articlesOf(String storyId) {
    return articles(new TermQuery(new Term(STORY, storyId)));
  }

  /**
   * Articles of a story as it stands, newest first, bounded: with those of the stories merged into
   * it, without those that a split took away.
   */
  public List<EnrichedArticle> articlesOf(Story story) {
    List<BytesRef> storyIds = new ArrayList<>();
    storyIds.add(new BytesRef(story.storyId()));
    story.absorbed().forEach(id -> storyIds.add(new BytesRef(id)));
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(new TermInSetQuery(STORY, storyIds), Occur.SHOULD);
    query.add(new TermInSetQuery(KEY, keys(story.moved())), Occur.SHOULD);
    for (String apartId : story.splitInto()) {
      currentStory(apartId)
          .filter(apart -> !apart.storyId().equals(story.storyId()))
          .ifPresent(
              apart -> query.add(new TermInSetQuery(KEY, keys(apart.moved())), Occur.MUST_NOT));
    }
    return articles(query.build());
  }

  private List<EnrichedArticle> articles(Query query) {
    return search.newest(kind(ARTICLE, query), null, STORY_ARTICLES_MAX, WHEN).items().stream()
        .map(Found::article)
        .toList();
  }

  private static List<BytesRef> keys(List<String> articleIds) {
    return articleIds.stream().map(id -> new BytesRef(ARTICLE + '/' + id)).toList();
  }

  /** Articles and stories in the index. */
  public Size size() {
    return new Size(search.count(kind(ARTICLE, null)), search.count(kind(STORY_KIND, null)));
  }

  /** What the archive holds. */
  public record Size(int articles, int stories) {}

  /** Closes without committing; what was put since the last commit is read again next time. */
  @Override
  public void close() {
    try {
      searchers.close();
      writer.rollback();
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException("archive cannot be closed", e);
    }
  }

  static Query kind(String kind, Query query) {
    BooleanQuery.Builder both = new BooleanQuery.Builder();
    both.add(new TermQuery(new Term(KIND, kind)), Occur.FILTER);
    if (query != null) {
      both.add(query, Occur.MUST);
    }
    return both.build();
  }

  void put(
      Document document,
      String prefix,
      String kind,
      String id,
      Instant when,
      Instant arrived,
      byte[] body) {
    String key = prefix + '/' + id;
    document.add(new StringField(KEY, key, Field.Store.NO));
    document.add(new StringField(KIND, kind, Field.Store.NO));
    document.add(new NumericDocValuesField(WHEN, millis(when)));
    document.add(new NumericDocValuesField(ARRIVED, millis(arrived)));
    document.add(new SortedDocValuesField(ID, new BytesRef(id)));
    document.add(new StoredField(BODY, body));
    try {
      writer.updateDocument(new Term(KEY, key), document);
    } catch (IOException e) {
      throw new UncheckedIOException("archive cannot be written", e);
    }
  }

  private static long millis(Instant instant) {
    return instant == null ? 0 : instant.toEpochMilli();
  }

  static byte[] bytes(Document document) {
    BytesRef body = document.getBinaryValue(BODY);
    return body.offset == 0 && body.length == body.bytes.length
        ? body.bytes
        : java.util.Arrays.copyOfRange(body.bytes, body.offset, body.offset + body.length);
  }

  private Map<String, String> commitData() {
    Map<String, String> data = new HashMap<>();
    Iterable<Map.Entry<String, String>> live = writer.getLiveCommitData();
    if (live != null) {
      live.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    }
    return data;
  }

  private void clear() {
    try {
      writer.deleteAll();
      writer.setLiveCommitData(new ArrayList<Map.Entry<String, String>>());
      writer.commit();
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException("archive cannot be emptied", e);
    }
  }

  private static String offsetKey(TopicPartition partition) {
    return "offset/" + partition.topic() + '/' + partition.partition();
  }

  private static IndexWriterConfig config() {
    return new IndexWriterConfig(ArticleDocument.analyzer())
        .setRAMBufferSizeMB(BUFFER_MIB)
        .setCommitOnClose(false)
        .setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
  }
}
