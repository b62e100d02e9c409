package org.wirewatch.enrich;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.wirewatch.wire.EnrichedArticle;

/** What enrich measures besides the metrics of Kafka Streams and of the duplicate filter. */
final class EnrichMetrics {
  private final InstantSource clock;
  private final Timer annotate;
  private final Timer sinceFirstSeen;
  private final Counter articles;

  EnrichMetrics(MeterRegistry metrics, InstantSource clock) {
    this.clock = clock;
    this.annotate =
        Timer.builder("wirewatch.enrich.annotate")
            .description("Time to annotate one article.")
            .publishPercentileHistogram()
            .register(metrics);
    this.sinceFirstSeen =
        Timer.builder("wirewatch.enrich.since.first.seen")
            .description("From ingest's first sight of an article to its story.")
            .publishPercentileHistogram()
            .maximumExpectedValue(Duration.ofMinutes(10))
            .register(metrics);
    this.articles =
        Counter.builder("wirewatch.enrich.articles")
            .description("Articles enriched.")
            .register(metrics);
  }

  <T> T annotating(Supplier<T> work) {
    return annotate.record(work);
  }

  void enriched(EnrichedArticle article) {
    articles.increment();
    Duration latency = Duration.between(article.firstSeenAt(), clock.instant());
    sinceFirstSeen.record(latency.isNegative() ? Duration.ZERO : latency);
  }
}
