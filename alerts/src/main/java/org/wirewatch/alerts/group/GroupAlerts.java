package org.wirewatch.alerts.group;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.wirewatch.alerts.match.Candidate;
import org.wirewatch.wire.AlertPolicy;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Notification.Kind;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Subscription.Receiver;

/**
 * Step of the topology: what concerns the alerts of a subscription in, a notification for each of
 * its receivers out, keyed by receiver. A story is alerted once; afterwards the subscription's
 * {@link AlertPolicy} says what is worth an update, and when alerts may be sent. Stories that were
 * merged count as one. What is muted goes to the desk alone, and so does at first what has to wait.
 * Keeps everything in {@link AlertStores} and forgets a story after a time.
 */
public final class GroupAlerts implements Processor<String, AlertEvent, String, Notification> {
  private static final Duration SENDING_INTERVAL = Duration.ofSeconds(1);
  private static final Duration POLICY_INTERVAL = Duration.ofMinutes(1);
  private static final Duration CLEANUP_INTERVAL = Duration.ofHours(1);

  private final Duration memory;
  private final Function<String, Optional<Subscription>> subscriptions;
  private final InstantSource clock;
  private ProcessorContext<String, Notification> context;
  private AlertStores stores;

  private GroupAlerts(
      Duration memory,
      Function<String, Optional<Subscription>> subscriptions,
      InstantSource clock) {
    this.memory = memory;
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  /**
   * The step and its stores.
   *
   * @param memory how long a story is known after its last match
   * @param subscriptions as they are now, by id; empty for one that is gone or switched off, whose
   *     held alerts are dropped
   */
  public static ProcessorSupplier<String, AlertEvent, String, Notification> with(
      Duration memory,
      Function<String, Optional<Subscription>> subscriptions,
      InstantSource clock) {
    return new ProcessorSupplier<>() {
      @Override
      public GroupAlerts get() {
        return new GroupAlerts(memory, subscriptions, clock);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return AlertStores.builders();
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, Notification> processorContext) {
    context = processorContext;
    stores = new AlertStores(processorContext);
    context.schedule(SENDING_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> sendDue());
    context.schedule(POLICY_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> hasten());
    context.schedule(
        CLEANUP_INTERVAL,
        PunctuationType.WALL_CLOCK_TIME,
        now -> stores.forget(clock.instant(), memory));
  }

  @Override
  public void process(Record<String, AlertEvent> record) {
    if (record.value().response() != null) {
      stores.answered(record.value().response().alertId(), clock.instant());
    } else {
      raise(record.value().match());
    }
  }

  private void raise(Candidate candidate) {
    Instant now = clock.instant();
    AlertStores.Known known = stores.note(candidate, now);
    Coverage coverage = stores.cover(candidate);
    Optional<String> news =
        known.any() ? Updates.of(candidate, coverage, !known.article()) : Optional.empty();
    boolean told = !known.any() || news.isPresent();
    stores.put(candidate, told ? coverage.allTold() : coverage);
    if (!told) {
      return;
    }
    Held alert = new Held(known.any() ? Kind.UPDATE : Kind.ALERT, news.orElse(null), candidate);
    if (candidate.mute() != null) {
      tell(Outgoing.muted(alert, now));
      return;
    }
    Instant at = sendingTime(candidate.subscription(), now);
    if (at.isAfter(now)) {
      stores.hold(alert, at);
      tell(Outgoing.waiting(alert, at, now));
    } else {
      send(candidate.subscription(), alert, now);
    }
  }

  /**
   * With those that wait already, when that is no later; now where the desk alone is to be told.
   */
  private Instant sendingTime(Subscription subscription, Instant now) {
    boolean deskAlone =
        subscription.receivers().stream().allMatch(one -> one.channel() == Channel.DESK);
    if (deskAlone && subscription.policy().escalation() == null) {
      return now;
    }
    Instant at = SendTime.of(subscription.policy(), now);
    if (!at.isAfter(now)) {
      return at;
    }
    Instant waiting = stores.nextSending(subscription.subscriptionId());
    return waiting != null && waiting.isAfter(now) && waiting.isBefore(at) ? waiting : at;
  }

  private void sendDue() {
    Instant now = clock.instant();
    for (AlertStores.Due due : stores.takeDue(now)) {
      if (due.alertId() != null) {
        escalate(stores.takeEscalation(due.alertId()), now);
      } else {
        List<Held> held = stores.takeHeld(due);
        subscriptions
            .apply(due.subscriptionId())
            .ifPresent(subscription -> sendHeld(subscription, held, due, now));
      }
    }
  }

  /** Whoever changed a policy does not wait for what the one before set. */
  private void hasten() {
    Instant now = clock.instant();
    for (AlertStores.Due due : stores.sendings()) {
      subscriptions
          .apply(due.subscriptionId())
          .map(subscription -> SendTime.of(subscription.policy(), now))
          .filter(at -> at.isBefore(due.at()))
          .ifPresent(at -> stores.move(due, at));
    }
  }

  private void sendHeld(
      Subscription subscription, List<Held> held, AlertStores.Due due, Instant now) {
    if (held.size() == 1 && subscription.policy().digest() == null) {
      send(subscription, held.getFirst(), now);
    } else if (!held.isEmpty()) {
      for (Receiver receiver : Outgoing.receivers(subscription)) {
        tell(Outgoing.digest(subscription, held, due, receiver, now));
      }
    }
  }

  private void send(Subscription subscription, Held alert, Instant now) {
    for (Receiver receiver : Outgoing.receivers(subscription)) {
      tell(Outgoing.one(subscription, alert, receiver, now));
    }
    AlertPolicy.Escalation escalation = subscription.policy().escalation();
    if (escalation != null && alert.kind() == Kind.ALERT && !stores.isAnswered(alert)) {
      stores.escalate(alert, now.plus(Duration.ofMinutes(escalation.afterMinutes())));
    }
  }

  private void escalate(Held alert, Instant now) {
    if (alert == null) {
      return;
    }
    subscriptions
        .apply(alert.candidate().subscription().subscriptionId())
        .filter(subscription -> subscription.policy().escalation() != null)
        .ifPresent(subscription -> tell(Outgoing.escalation(subscription, alert, now)));
  }

  private void tell(Notification notification) {
    context.forward(
        new Record<>(
            notification.receiver().receiverId(), notification, clock.instant().toEpochMilli()));
  }
}
