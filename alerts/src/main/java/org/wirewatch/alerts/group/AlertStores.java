package org.wirewatch.alerts.group;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.wirewatch.alerts.match.Candidate;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.JsonSerde;
import org.wirewatch.wire.Notification;

/**
 * What is known of the alerts of the subscriptions of one task. All of it is in changelog topics,
 * so it survives restarts and moves with the task.
 */
final class AlertStores {
  /** Subscription and story or article, or an answered alert, to milliseconds of the last time. */
  static final String ALERTED = "alerted-stories";

  private static final String COVERAGE = "story-coverage";
  private static final String HELD = "held-alerts";
  private static final String DUE = "due-alerts";
  private static final String ESCALATIONS = "escalations";

  /** Alerts held for one sending; further ones are counted only. */
  private static final int HELD_MAX = 500;

  private static final int FORGOTTEN_AT_ONCE = 10_000;
  private static final int DUE_AT_ONCE = 1_000;
  private static final int HEX_DIGITS = 16;
  private static final String ESCALATION = "escalation";
  private static final String SENDING = "sending";

  private final KeyValueStore<String, Long> alerted;
  private final KeyValueStore<String, Coverage> coverage;
  private final KeyValueStore<String, Held> held;
  private final KeyValueStore<String, Due> due;
  private final KeyValueStore<String, Held> escalations;

  AlertStores(ProcessorContext<?, ?> context) {
    alerted = context.getStateStore(ALERTED);
    coverage = context.getStateStore(COVERAGE);
    held = context.getStateStore(HELD);
    due = context.getStateStore(DUE);
    escalations = context.getStateStore(ESCALATIONS);
  }

  /** The stores, to be added to a topology. */
  static Set<StoreBuilder<?>> builders() {
    return new LinkedHashSet<>(
        List.of(
            store(ALERTED, Serdes.Long()),
            store(COVERAGE, JsonSerde.of(Coverage.class)),
            store(HELD, JsonSerde.of(Held.class)),
            store(DUE, JsonSerde.of(Due.class)),
            store(ESCALATIONS, JsonSerde.of(Held.class))));
  }

  private static <V> StoreBuilder<?> store(String name, Serde<V> values) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.String(), values)
        .withCachingDisabled();
  }

  /**
   * Something to do at an instant.
   *
   * @param subscriptionId of alerts to send; null of an escalation
   * @param alertId of an alert to escalate; null of a sending
   * @param alerts that are held for it
   * @param more alerts beyond those that are held
   */
  record Due(Instant at, String subscriptionId, String alertId, int alerts, int more) {}

  /** What was known of a story and an article before a match. */
  record Known(boolean story, boolean article) {
    boolean any() {
      return story || article;
    }
  }

  /** Notes a match; a copy filed under another story will not alert through that one later. */
  Known note(Candidate candidate, Instant now) {
    List<String> stories = new ArrayList<>(candidate.storyAbsorbed());
    stories.add(candidate.storyId());
    List<String> articles = new ArrayList<>(List.of(candidate.articleId()));
    if (candidate.duplicateOf() != null) {
      articles.add(candidate.duplicateOf());
    }
    String subscription = candidate.subscription().subscriptionId();
    boolean story = note(subscription, "story", stories, now);
    return new Known(story, note(subscription, "article", articles, now));
  }

  private boolean note(String subscription, String what, List<String> ids, Instant now) {
    boolean known = false;
    for (String id : ids) {
      String key = Ids.of(subscription, what, id);
      known |= alerted.get(key) != null;
      alerted.put(key, now.toEpochMilli());
    }
    return known;
  }

  /**
   * The outlets that have covered the story, the candidate's and those of absorbed stories too; to
   * be {@link #put}.
   */
  Coverage cover(Candidate candidate) {
    String subscription = candidate.subscription().subscriptionId();
    Coverage known = coverage(subscription, candidate.storyId());
    for (String absorbed : candidate.storyAbsorbed()) {
      known = known.and(coverage(subscription, absorbed));
      coverage.delete(Ids.of(subscription, "story", absorbed));
    }
    return known.with(candidate.outlet());
  }

  private Coverage coverage(String subscriptionId, String storyId) {
    Coverage known = coverage.get(Ids.of(subscriptionId, "story", storyId));
    return known == null ? Coverage.NONE : known;
  }

  void put(Candidate candidate, Coverage now) {
    coverage.put(
        Ids.of(candidate.subscription().subscriptionId(), "story", candidate.storyId()), now);
  }

  /** When alerts of the subscription that wait already are sent; null when none waits. */
  Instant nextSending(String subscriptionId) {
    String prefix = Ids.of(subscriptionId) + "/";
    try (KeyValueIterator<String, Held> waiting = held.prefixScan(prefix, new StringSerializer())) {
      return waiting.hasNext() ? instant(waiting.peekNextKey(), prefix.length()) : null;
    }
  }

  /** Keeps an alert until then. */
  void hold(Held alert, Instant at) {
    String subscriptionId = alert.candidate().subscription().subscriptionId();
    String key = dueKey(at, SENDING, subscriptionId);
    Due known = due.get(key);
    int alerts = known == null ? 0 : known.alerts();
    int more = known == null ? 0 : known.more();
    if (alerts < HELD_MAX) {
      String number = String.format(Locale.ROOT, "%04d", alerts);
      held.put(group(subscriptionId, at) + number, alert);
      due.put(key, new Due(at, subscriptionId, null, alerts + 1, more));
    } else {
      due.put(key, new Due(at, subscriptionId, null, alerts, more + 1));
    }
  }

  /** All sendings that wait. */
  List<Due> sendings() {
    List<Due> sendings = new ArrayList<>();
    try (KeyValueIterator<String, Due> all = due.all()) {
      all.forEachRemaining(
          entry -> {
            if (entry.value.subscriptionId() != null) {
              sendings.add(entry.value);
            }
          });
    }
    return sendings;
  }

  /** Sends at another instant, before what waits until then already. */
  void move(Due sending, Instant at) {
    String subscriptionId = sending.subscriptionId();
    String key = dueKey(at, SENDING, subscriptionId);
    List<Held> alerts = new ArrayList<>(takeHeld(sending));
    due.delete(dueKey(sending.at(), SENDING, subscriptionId));
    Due there = due.delete(key);
    if (there != null) {
      alerts.addAll(takeHeld(there));
    }
    alerts.forEach(alert -> hold(alert, at));
    int more = sending.more() + (there == null ? 0 : there.more());
    Due moved = due.get(key);
    if (moved != null && more > 0) {
      due.put(key, new Due(at, subscriptionId, null, moved.alerts(), moved.more() + more));
    }
  }

  /** What is due, at most so much that a commit does not wait long; it is not due any more. */
  List<Due> takeDue(Instant now) {
    List<KeyValue<String, Due>> found = new ArrayList<>();
    try (KeyValueIterator<String, Due> all = due.range("", hex(now.plusMillis(1)))) {
      while (all.hasNext() && found.size() < DUE_AT_ONCE) {
        found.add(all.next());
      }
    }
    found.forEach(entry -> due.delete(entry.key));
    return found.stream().map(entry -> entry.value).toList();
  }

  /** The alerts of a sending, oldest first; they are not held any more. */
  List<Held> takeHeld(Due sending) {
    List<KeyValue<String, Held>> found = new ArrayList<>();
    try (KeyValueIterator<String, Held> all =
        held.prefixScan(group(sending.subscriptionId(), sending.at()), new StringSerializer())) {
      all.forEachRemaining(found::add);
    }
    found.forEach(entry -> held.delete(entry.key));
    return found.stream().map(entry -> entry.value).toList();
  }

  /** Escalates the alert then unless {@link #answered} comes first. */
  void escalate(Held alert, Instant at) {
    String alertId = alertId(alert.candidate());
    escalations.put(alertId, alert);
    due.put(dueKey(at, ESCALATION, alertId), new Due(at, null, alertId, 1, 0));
  }

  /** Somebody has answered, perhaps before the receivers were told. */
  void answered(String alertId, Instant now) {
    escalations.delete(alertId);
    alerted.put(answer(alertId), now.toEpochMilli());
  }

  boolean isAnswered(Held alert) {
    return alerted.get(answer(alertId(alert.candidate()))) != null;
  }

  private static String answer(String alertId) {
    return Ids.of("answered", alertId);
  }

  /** The alert to escalate; null when somebody has answered. */
  Held takeEscalation(String alertId) {
    return escalations.delete(alertId);
  }

  static String alertId(Candidate candidate) {
    return Notification.alertId(candidate.subscription().subscriptionId(), candidate.storyId());
  }

  /** Forgets what was alerted longer ago. */
  void forget(Instant now, Duration memory) {
    long oldest = now.minus(memory).toEpochMilli();
    List<String> expired = new ArrayList<>();
    try (KeyValueIterator<String, Long> all = alerted.all()) {
      while (all.hasNext() && expired.size() < FORGOTTEN_AT_ONCE) {
        KeyValue<String, Long> entry = all.next();
        if (entry.value < oldest) {
          expired.add(entry.key);
        }
      }
    }
    expired.forEach(alerted::delete);
    expired.forEach(coverage::delete);
  }

  private static String group(String subscriptionId, Instant at) {
    return Ids.of(subscriptionId) + "/" + hex(at) + "/";
  }

  private static String dueKey(Instant at, String what, String id) {
    return hex(at) + "/" + what + "/" + id;
  }

  /** Sorts as the instants do. */
  private static String hex(Instant at) {
    return String.format(Locale.ROOT, "%016x", at.toEpochMilli());
  }

  private static Instant instant(String key, int start) {
    return Instant.ofEpochMilli(Long.parseLong(key, start, start + HEX_DIGITS, 16));
  }
}
