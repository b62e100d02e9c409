package org.wirewatch.app;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.ingest.extract.PageExtractor;
import org.wirewatch.ingest.fetch.Urls;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.FetchRequest;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.TopicReader;

/**
 * Asks ingest to extract kept pages again. The worker that owns the page's host does it, since only
 * it knows the latest revision: nothing is written twice, however often one asks.
 */
public final class Reextraction {
  private static final Logger LOG = LoggerFactory.getLogger(Reextraction.class);

  private final KafkaSettings kafka;

  public Reextraction(KafkaSettings kafka) {
    this.kafka = kafka;
  }

  /** How many articles there are and what became of them. */
  public record Count(int articles, int requested, int current, int notKept) {}

  /**
   * Requests every article whose page is kept and whose latest revision another version of the
   * extractor made.
   *
   * @param all whether those that this version made are requested, too
   */
  public Count request(boolean all) {
    Map<String, Latest> articles = new HashMap<>();
    TopicReader.readAll(kafka, Topic.ARTICLES, record -> put(articles, record));
    int current = 0;
    int notKept = 0;
    List<ProducerRecord<String, byte[]>> requests = new ArrayList<>();
    for (Latest latest : articles.values()) {
      if (latest.warcFile == null) {
        notKept++;
      } else if (!all && PageExtractor.VERSION.equals(latest.extractorVersion)) {
        current++;
      } else {
        requests.add(record(latest.request()));
      }
    }
    RecordWriter.writeAll(kafka, requests);
    return new Count(articles.size(), requests.size(), current, notKept);
  }

  private static void put(Map<String, Latest> articles, ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    try {
      Article article = Json.read(record.value(), Article.class);
      Latest known = articles.get(article.articleId());
      if (article.provenance() != null && (known == null || known.revision <= article.revision())) {
        articles.put(article.articleId(), Latest.of(article));
      }
    } catch (IOException e) {
      LOG.debug(
          "unreadable article partition={} offset={}", record.partition(), record.offset(), e);
    }
  }

  private ProducerRecord<String, byte[]> record(FetchRequest request) {
    return new ProducerRecord<>(
        kafka.name(Topic.FETCH_REQUESTS), Urls.host(request.url()), Json.bytes(request));
  }

  /** What is kept of an article's latest revision while the topic is read. */
  private record Latest(
      String articleId,
      int revision,
      URI url,
      String sourceId,
      String outlet,
      Instant firstSeenAt,
      String extractorVersion,
      String contentHash,
      String warcFile,
      Long warcOffset) {
    static Latest of(Article article) {
      Article.Provenance from = article.provenance();
      return new Latest(
          article.articleId(),
          article.revision(),
          article.url(),
          article.sourceId(),
          article.outlet(),
          article.firstSeenAt(),
          from.extractorVersion(),
          from.contentHash(),
          from.warcFile(),
          from.warcOffset());
    }

    FetchRequest request() {
      return new FetchRequest(
          FetchRequest.SCHEMA_VERSION,
          url,
          sourceId,
          outlet,
          firstSeenAt,
          null,
          null,
          null,
          List.of(),
          List.of(),
          1,
          null,
          new FetchRequest.Kept(warcFile, warcOffset, articleId, revision, contentHash));
    }
  }
}
