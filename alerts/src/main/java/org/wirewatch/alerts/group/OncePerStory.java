package org.wirewatch.alerts.group;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.wirewatch.alerts.match.Candidate;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Subscription;

/**
 * Step of the topology: candidates of one subscription in, a notification for each of its receivers
 * out, keyed by receiver, unless the subscription was alerted to the story, to this article or to
 * the one it copies. What was alerted is forgotten after a time, so the store is bounded.
 */
public final class OncePerStory implements Processor<String, Candidate, String, Notification> {
  /** Name of the store: subscription and story or article, to milliseconds of the alert. */
  public static final String STORE = "alerted-stories";

  private static final Duration CLEANUP_INTERVAL = Duration.ofHours(1);
  private static final int REMOVED_AT_ONCE = 10_000;

  private final Duration memory;
  private final InstantSource clock;
  private ProcessorContext<String, Notification> context;
  private KeyValueStore<String, Long> alerted;

  public OncePerStory(Duration memory, InstantSource clock) {
    this.memory = memory;
    this.clock = clock;
  }

  @Override
  public void init(ProcessorContext<String, Notification> processorContext) {
    context = processorContext;
    alerted = context.getStateStore(STORE);
    context.schedule(CLEANUP_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> forget());
  }

  @Override
  public void process(Record<String, Candidate> record) {
    Candidate candidate = record.value();
    List<String> keys = keys(record.key(), candidate);
    boolean known = keys.stream().anyMatch(key -> alerted.get(key) != null);
    Instant now = clock.instant();
    // also when known: a copy filed under another story must not alert through that one later
    keys.forEach(key -> alerted.put(key, now.toEpochMilli()));
    if (known) {
      return;
    }
    for (Subscription.Receiver receiver : receivers(candidate.subscription())) {
      context.forward(
          record.withKey(receiver.receiverId()).withValue(notification(candidate, receiver, now)));
    }
    context.commit();
  }

  private static List<String> keys(String subscriptionId, Candidate candidate) {
    List<String> keys = new ArrayList<>(3);
    keys.add(Ids.of(subscriptionId, "story", candidate.storyId()));
    keys.add(Ids.of(subscriptionId, "article", candidate.articleId()));
    if (candidate.duplicateOf() != null) {
      keys.add(Ids.of(subscriptionId, "article", candidate.duplicateOf()));
    }
    return keys;
  }

  /** Without receivers the desk alone shows the alert, so that no match goes unseen. */
  private static List<Subscription.Receiver> receivers(Subscription subscription) {
    return subscription.receivers().isEmpty()
        ? List.of(
            new Subscription.Receiver(
                "desk:" + subscription.subscriptionId(), Subscription.Channel.DESK, null, null))
        : subscription.receivers();
  }

  private static Notification notification(
      Candidate candidate, Subscription.Receiver receiver, Instant now) {
    Subscription subscription = candidate.subscription();
    return new Notification(
        Notification.SCHEMA_VERSION,
        Ids.of(subscription.subscriptionId(), candidate.storyId(), receiver.receiverId()),
        subscription.subscriptionId(),
        subscription.name(),
        subscription.owner(),
        subscription.query(),
        receiver,
        candidate.storyId(),
        candidate.articleId(),
        candidate.title(),
        candidate.url(),
        candidate.outlet(),
        candidate.excerpt(),
        candidate.excerptSpans(),
        candidate.match(),
        candidate.publishedAt(),
        candidate.firstSeenAt(),
        now);
  }

  private void forget() {
    long oldest = clock.instant().minus(memory).toEpochMilli();
    List<String> expired = new ArrayList<>();
    try (KeyValueIterator<String, Long> all = alerted.all()) {
      while (all.hasNext() && expired.size() < REMOVED_AT_ONCE) {
        KeyValue<String, Long> entry = all.next();
        if (entry.value < oldest) {
          expired.add(entry.key);
        }
      }
    }
    expired.forEach(alerted::delete);
  }
}
