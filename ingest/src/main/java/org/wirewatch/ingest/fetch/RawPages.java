package org.wirewatch.ingest.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.ingest.ops.IngestMetrics;
import org.wirewatch.ingest.raw.KeptPage;
import org.wirewatch.ingest.raw.RawPlace;
import org.wirewatch.ingest.raw.RawStore;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.FetchRequest;
import org.wirewatch.wire.Json;

/**
 * Keeps fetched pages if a store is configured. A page that cannot be kept is still news: the
 * failure is counted and logged, nothing else. Thread-safe.
 */
public final class RawPages {
  private static final Logger LOG = LoggerFactory.getLogger(RawPages.class);

  private final RawStore store;
  private final IngestMetrics metrics;

  /**
   * Takes the store.
   *
   * @param store null keeps nothing
   */
  public RawPages(RawStore store, IngestMetrics metrics) {
    this.store = store;
    this.metrics = metrics;
  }

  /** Keeps the answer, with the request as its context; null if it is not kept. */
  RawPlace keep(FetchRequest request, FetchResult.Fetched found) {
    if (store == null || found.body().exchange() == null) {
      return null;
    }
    try {
      RawPlace place = store.keep(found.body().exchange(), Json.bytes(request));
      metrics.raw("kept");
      return place;
    } catch (IOException e) {
      metrics.raw("failed");
      LOG.warn("raw page not kept url={}", request.url(), e);
      return null;
    }
  }

  /**
   * Reads a kept page.
   *
   * @throws IOException if it is not kept here or cannot be read
   */
  KeptPage read(String file, long offset) throws IOException {
    if (store == null) {
      throw new IOException("no raw.folder is set");
    }
    return store.read(file, offset);
  }

  /** Closes old files. */
  void tend() {
    if (store != null) {
      store.tend();
    }
  }

  /** The article with the place of its page. */
  static Article named(Article article, RawPlace place) {
    return place == null
        ? article
        : article.with(article.provenance().kept(place.file(), place.offset(), place.recordId()));
  }

  /** A guess for pages that could not be read: whether they ask not to be kept. */
  static boolean mentionsNoArchive(FetchResult.Fetched found) {
    String page = new String(found.body().bytes(), StandardCharsets.ISO_8859_1);
    return RobotsTag.of(found.headers()).noArchive()
        || page.toLowerCase(Locale.ROOT).contains("noarchive");
  }
}
