package org.wirewatch.enrich;

import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.wirewatch.streams.DeadLetterHandler;

/**
 * Dead letters of enrich. The topology's own topic before the annotation holds the articles
 * unchanged, so what fails there is reported with its place in {@code articles} and can be replayed
 * from there. Made by Kafka Streams through reflection.
 */
public final class ArticleDeadLetters extends DeadLetterHandler {
  /** Configuration key: full name of the articles topic. */
  static final String ARTICLES = "wirewatch.articles";

  private String articles;

  @Override
  public void configure(Map<String, ?> config) {
    super.configure(config);
    articles = (String) config.get(ARTICLES);
  }

  @Override
  protected Place place(ErrorHandlerContext context) {
    return context.topic().endsWith(EnrichTopology.BY_CONTENT + "-repartition")
        ? new Place(
            articles, Origin.partition(context.headers(), -1), Origin.offset(context.headers(), -1))
        : super.place(context);
  }
}
