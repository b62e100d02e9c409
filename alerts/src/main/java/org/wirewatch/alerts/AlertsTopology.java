package org.wirewatch.alerts;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;
import org.wirewatch.alerts.group.OncePerStory;
import org.wirewatch.alerts.match.Candidate;
import org.wirewatch.alerts.match.MatchSubscriptions;
import org.wirewatch.alerts.match.SubscriptionMatcher;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.JsonSerde;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Topic;

/**
 * Enriched articles in, notifications out. The matcher is the same in every instance; articles are
 * shared out among the instances, then matches again by subscription, so that one instance knows
 * all that a subscription was alerted to.
 */
final class AlertsTopology {
  private AlertsTopology() {}

  static Topology build(
      AlertsConfig config,
      KafkaSettings kafka,
      SubscriptionMatcher matcher,
      MeterRegistry metrics,
      InstantSource clock) {
    Serde<String> keys = Serdes.String();
    StreamsBuilder builder = new StreamsBuilder();
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(OncePerStory.STORE), keys, Serdes.Long()));

    builder.stream(
            kafka.name(Topic.ENRICHED_ARTICLES),
            Consumed.with(keys, JsonSerde.of(EnrichedArticle.class)).withName("read-articles"))
        .process(() -> new MatchSubscriptions(matcher, metrics), Named.as("match-subscriptions"))
        .repartition(
            Repartitioned.with(keys, JsonSerde.of(Candidate.class))
                .withName("matches-by-subscription"))
        .process(
            () -> new OncePerStory(config.storyMemory(), clock),
            Named.as("once-per-story"),
            OncePerStory.STORE)
        .to(
            kafka.name(Topic.NOTIFICATIONS),
            Produced.with(keys, JsonSerde.of(Notification.class)).withName("write-notifications"));
    return builder.build();
  }
}
