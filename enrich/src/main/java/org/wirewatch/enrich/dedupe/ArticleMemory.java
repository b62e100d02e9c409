package org.wirewatch.enrich.dedupe;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The articles of the window and where their shingles stand. All of it follows from what is in the
 * store, so a restart brings the same back. Forgets the oldest when the window has passed or a
 * bound is reached.
 */
final class ArticleMemory {
  /** Articles with one shingle; more say that it is no mark of any of them. */
  static final int SHARING_MAX = 48;

  /** Copies of one article with one shingle. */
  private static final int COPIES_MAX = 4;

  private final DuplicateSettings settings;
  private final RememberedArticles store;
  private final ShingleIndex index = new ShingleIndex();
  private final int[] sharing = new int[SHARING_MAX];

  /** Of each article the number of the first with its text, at the article's number, wrapped. */
  private int[] roots = new int[1 << 10];

  private long next;
  private long oldest;
  private int count;
  private long bytes;
  private long latestMs = Long.MIN_VALUE;

  /** When the oldest came; known once it was looked at. */
  private long oldestMs = Long.MIN_VALUE;

  ArticleMemory(DuplicateSettings settings, RememberedArticles store) {
    this.settings = settings;
    this.store = store;
    store.forEach(this::restore);
  }

  private void restore(long number, byte[] stored) {
    RememberedArticle article = RememberedArticle.of(stored);
    if (article == null) {
      return;
    }
    if (count == 0) {
      oldest = number;
    }
    for (int shingle : article.shingles()) {
      index.add(shingle, (int) number);
    }
    count(number, article, stored.length);
  }

  /** Forgets what is too old when the latest came, and what is too much. */
  private void expire() {
    long sinceMs = latestMs - settings.window().toMillis();
    while (count > 0 && (oldestMs < sinceMs || isTooMuch())) {
      RememberedArticle article = get(oldest);
      if (article != null && article.atMs() >= sinceMs && !isTooMuch()) {
        oldestMs = article.atMs();
        return;
      }
      if (article != null) {
        forget(oldest, article);
      }
      oldest++;
      oldestMs = Long.MIN_VALUE;
    }
  }

  private boolean isTooMuch() {
    return count > settings.articlesMax() || bytes > settings.bytesMax();
  }

  /** The article with a number; null when it is no longer known. */
  RememberedArticle get(long number) {
    byte[] stored = number < oldest ? null : store.get(number);
    return stored == null ? null : RememberedArticle.of(stored);
  }

  /** What was remembered of an article before; null when nothing is. */
  RememberedArticle earlier(String articleId) {
    long number = numberOf(articleId);
    return number < 0 ? null : get(number);
  }

  /**
   * The articles with a shingle.
   *
   * @return how many were put into {@code found}, which has room for {@link #SHARING_MAX}
   */
  int find(int shingle, int[] found) {
    return index.find(shingle, found);
  }

  /** How many texts those articles are, when copies are not counted. */
  int texts(int[] found, int size) {
    int texts = 0;
    for (int i = 0; i < size; i++) {
      int root = root(found[i]);
      boolean seen = false;
      for (int k = 0; k < i && !seen; k++) {
        seen = root(found[k]) == root;
      }
      texts += seen ? 0 : 1;
    }
    return texts;
  }

  /** The whole number of an article that the index knows by its lower bits. */
  long number(int inIndex) {
    return oldest + (inIndex - (int) oldest);
  }

  /** The number that the next article gets. */
  long next() {
    return next;
  }

  /**
   * Remembers an article in the place of what was known of it.
   *
   * @param atMs event time of its arrival, milliseconds since the epoch
   * @param like an earlier article with its text; null when it is the first
   */
  void add(String articleId, long atMs, RememberedArticle like, Words words, int[] shingles) {
    RememberedArticle before = earlier(articleId);
    if (before != null) {
      forget(numberOf(articleId), before);
    }
    boolean ownText = like == null;
    boolean wasFirst = before != null && before.rootId().equals(articleId);
    long rootNumber = ownText ? (wasFirst ? before.root() : next) : like.root();
    String rootId = ownText ? articleId : like.rootId();
    int[] kept = Shingles.kept(shingles);
    int posted = 0;
    for (int shingle : kept) {
      if (hasRoom(shingle, (int) rootNumber)) {
        index.add(shingle, (int) next);
        kept[posted++] = shingle;
      }
    }
    RememberedArticle article =
        new RememberedArticle(
            articleId,
            atMs,
            rootNumber,
            rootId,
            Arrays.copyOf(kept, posted),
            words.entities(),
            words.codes());
    byte[] stored = article.bytes();
    store.put(next, stored);
    count(next, article, stored.length);
    expire();
  }

  /** Heap that the index takes, in bytes. */
  long heapBytes() {
    return index.bytes() + 4L * roots.length;
  }

  /** Bytes in the store. */
  long storedBytes() {
    return bytes;
  }

  int size() {
    return count;
  }

  private void count(long number, RememberedArticle article, int size) {
    next = number;
    roots = room();
    roots[(int) number & roots.length - 1] = (int) article.root();
    latestMs = Math.max(latestMs, article.atMs());
    index.add(hash(article.articleId()), (int) number);
    next = number + 1;
    count++;
    bytes += size;
  }

  private boolean hasRoom(int shingle, int root) {
    int size = index.find(shingle, sharing);
    int copies = 0;
    for (int i = 0; i < size; i++) {
      copies += root(sharing[i]) == root ? 1 : 0;
    }
    return size < SHARING_MAX && copies < COPIES_MAX;
  }

  private void forget(long number, RememberedArticle article) {
    for (int shingle : article.shingles()) {
      index.remove(shingle, (int) number);
    }
    index.remove(hash(article.articleId()), (int) number);
    bytes -= store.get(number).length;
    store.remove(number);
    count--;
  }

  private long numberOf(String articleId) {
    int size = index.find(hash(articleId), sharing);
    for (int i = 0; i < size; i++) {
      long number = number(sharing[i]);
      RememberedArticle article = get(number);
      if (article != null && article.articleId().equals(articleId)) {
        return number;
      }
    }
    return -1;
  }

  private int root(int inIndex) {
    return roots[inIndex & roots.length - 1];
  }

  /** The table of first articles, with room for all from the oldest to the next. */
  private int[] room() {
    if (next - oldest < roots.length) {
      return roots;
    }
    int[] larger = new int[2 * roots.length];
    for (long number = oldest; number < next; number++) {
      larger[(int) number & larger.length - 1] = roots[(int) number & roots.length - 1];
    }
    return larger;
  }

  private static int hash(String articleId) {
    CRC32 crc = new CRC32();
    crc.update(articleId.getBytes(StandardCharsets.UTF_8));
    int hash = WordCode.mix((int) crc.getValue() ^ 0x5bd1e995);
    return hash == 0 ? 1 : hash;
  }
}
