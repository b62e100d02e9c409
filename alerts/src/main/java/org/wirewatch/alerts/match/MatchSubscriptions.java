package org.wirewatch.alerts.match;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Match;

/**
 * Step of the topology: an article in, a candidate for each subscription that it satisfies out,
 * keyed by subscription.
 */
public final class MatchSubscriptions
    implements Processor<String, EnrichedArticle, String, Candidate> {
  private final SubscriptionMatcher matcher;
  private final InstantSource clock;
  private final Timer timer;
  private final Counter matched;
  private ProcessorContext<String, Candidate> context;

  public MatchSubscriptions(
      SubscriptionMatcher matcher, MeterRegistry metrics, InstantSource clock) {
    this.matcher = matcher;
    this.clock = clock;
    this.timer =
        Timer.builder("wirewatch.alerts.match")
            .description("Time to match one article against all subscriptions")
            .publishPercentileHistogram()
            .register(metrics);
    this.matched =
        Counter.builder("wirewatch.alerts.matches")
            .description("Matches of an article and a subscription, before grouping by story")
            .register(metrics);
  }

  @Override
  public void init(ProcessorContext<String, Candidate> processorContext) {
    context = processorContext;
  }

  @Override
  public void process(Record<String, EnrichedArticle> record) {
    EnrichedArticle article = record.value();
    if (article == null) {
      return;
    }
    List<Match> matches = timer.record(() -> matcher.match(article));
    for (Match match : matches) {
      matcher
          .find(match.subscriptionId())
          .map(subscription -> Candidate.of(subscription, article, match, clock.instant()))
          .ifPresent(
              candidate ->
                  context.forward(record.withKey(match.subscriptionId()).withValue(candidate)));
    }
    matched.increment(matches.size());
  }
}
