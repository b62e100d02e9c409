package org.wirewatch.alerts;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.wirewatch.alerts.group.AlertEvent;
import org.wirewatch.alerts.group.GroupAlerts;
import org.wirewatch.alerts.match.MatchSubscriptions;
import org.wirewatch.alerts.match.SubscriptionMatcher;
import org.wirewatch.wire.AlertResponse;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.JsonSerde;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Topic;

/**
 * Enriched articles and people's responses in, notifications out. The matcher is the same in every
 * instance; articles are shared out among the instances, then matches again by subscription, so
 * that one instance knows all that a subscription was alerted to.
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

    KStream<String, AlertEvent> matches =
        builder.stream(
                kafka.name(Topic.ENRICHED_ARTICLES),
                Consumed.with(keys, JsonSerde.of(EnrichedArticle.class)).withName("read-articles"))
            .process(
                () -> new MatchSubscriptions(matcher, metrics, clock),
                Named.as("match-subscriptions"))
            .mapValues(AlertEvent::of, Named.as("match-events"));
    KStream<String, AlertEvent> responses =
        builder.stream(
                kafka.name(Topic.ALERT_RESPONSES),
                Consumed.with(keys, JsonSerde.of(AlertResponse.class)).withName("read-responses"))
            .filter((alertId, response) -> response != null, Named.as("given-responses"))
            .map(
                (alertId, response) ->
                    KeyValue.pair(response.subscriptionId(), AlertEvent.of(response)),
                Named.as("response-events"));
    matches
        .merge(responses, Named.as("alert-events"))
        .repartition(
            Repartitioned.with(keys, JsonSerde.of(AlertEvent.class))
                .withName("alert-events-by-subscription"))
        .process(
            GroupAlerts.with(config.storyMemory(), matcher::find, clock), Named.as("group-alerts"))
        .to(
            kafka.name(Topic.NOTIFICATIONS),
            Produced.with(keys, JsonSerde.of(Notification.class)).withName("write-notifications"));
    return builder.build();
  }
}
