package org.wirewatch.enrich.topic;

import java.util.LinkedHashMap;
import java.util.Map;
import org.wirewatch.enrich.embedding.Embedding;
import org.wirewatch.enrich.embedding.SentenceEmbedder;
import org.wirewatch.wire.EnrichedArticle;

/**
 * Embeddings of articles that are enriched already, which do not carry them; those used last are
 * kept, 1.5 KB each. Thread-safe.
 */
final class ArticleEmbeddings {
  private static final String ENGLISH = "en";

  private final int kept;
  private final Map<Key, Embedding> known = new LinkedHashMap<>(16, 0.75f, true);

  private record Key(String articleId, int revision) {}

  ArticleEmbeddings(int kept) {
    this.kept = kept;
  }

  /**
   * As the topology had it; null unless the text is English. Of a text whose language is open it is
   * taken for English, where the topology looks closer.
   */
  Embedding of(EnrichedArticle article) {
    boolean english =
        article.language().equals(ENGLISH)
            || article.language().equals(EnrichedArticle.UNKNOWN_LANGUAGE);
    if (!english) {
      return null;
    }
    Key key = new Key(article.articleId(), article.revision());
    Embedding found = get(key);
    if (found == null) {
      found = SentenceEmbedder.shared().embed(article.title() + "\n" + article.text());
      put(key, found);
    }
    return found;
  }

  private synchronized Embedding get(Key key) {
    return known.get(key);
  }

  private synchronized void put(Key key, Embedding embedding) {
    known.put(key, embedding);
    if (known.size() > kept) {
      known.remove(known.keySet().iterator().next());
    }
  }
}
