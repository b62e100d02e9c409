package org.wirewatch.desk.state;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.wirewatch.wire.Delivery;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Notification.Kind;

/**
 * The newest alerts with their updates and deliveries, at most a given number; what a digest tells
 * belongs to the alerts of its stories. Notifications and deliveries come from different topics and
 * may arrive in any order. Thread-safe.
 */
public final class AlertLog {
  private static final int ATTEMPTS_MAX = 30;
  private static final int RECEIVERS_MAX = 50;
  private static final int UPDATES_MAX = 50;
  private static final int NOTICES_MAX = 20;
  private static final Comparator<Key> NEWEST_FIRST =
      Comparator.comparing(Key::at).reversed().thenComparing(Key::alertId);

  private final int alertsMax;
  private final TreeMap<Key, Entry> alerts = new TreeMap<>(NEWEST_FIRST);
  private final Map<String, Key> keys = new HashMap<>();
  private final Map<String, Deque<Notification>> notices = new HashMap<>();
  private final LinkedHashMap<String, List<Delivery>> deliveries = new LinkedHashMap<>();

  public AlertLog(int alertsMax) {
    this.alertsMax = alertsMax;
  }

  /**
   * The alert that stored notifications and deliveries make; empty when none of them tells of it.
   */
  public static Optional<Alert> alert(
      String alertId, List<Notification> notifications, List<Delivery> attempts) {
    AlertLog log = new AlertLog(Integer.MAX_VALUE / 2);
    notifications.forEach(log::add);
    attempts.forEach(log::add);
    return log.find(alertId);
  }

  /**
   * What a notification brought that people look for.
   *
   * @param told the notification, or its part about this alert
   * @param first whether the alert is new; otherwise its story was updated, or it was escalated
   */
  public record Change(String alertId, Notification told, boolean first) {}

  /**
   * Takes a notification; the same one twice counts once.
   *
   * @return what is new by it: nothing for another receiver of a known alert
   */
  public synchronized List<Change> add(Notification notification) {
    if (notification.kind() == Kind.NOTICE) {
      notice(notification);
      return List.of();
    }
    List<Change> changes = new ArrayList<>();
    for (Notification told : Told.each(notification)) {
      String alertId = told.alertIds().getFirst();
      boolean first = !keys.containsKey(alertId);
      Key key = keys.computeIfAbsent(alertId, id -> new Key(Alert.at(told), id));
      boolean news = alerts.computeIfAbsent(key, unused -> new Entry(told)).add(told);
      if (first || news) {
        changes.add(new Change(alertId, told, first));
      }
    }
    while (alerts.size() > alertsMax) {
      keys.remove(alerts.pollLastEntry().getKey().alertId());
    }
    return changes;
  }

  private void notice(Notification notification) {
    Deque<Notification> known =
        notices.computeIfAbsent(notification.subscriptionId(), id -> new ArrayDeque<>());
    known.removeIf(one -> one.notificationId().equals(notification.notificationId()));
    known.addFirst(notification);
    if (known.size() > NOTICES_MAX) {
      known.removeLast();
    }
  }

  /** Takes the outcome of an attempt. */
  public synchronized void add(Delivery delivery) {
    List<Delivery> attempts =
        deliveries.computeIfAbsent(delivery.notificationId(), id -> new ArrayList<>());
    attempts.removeIf(known -> known.attempt() == delivery.attempt());
    attempts.add(delivery);
    attempts.sort(Comparator.comparingInt(Delivery::attempt));
    if (attempts.size() > ATTEMPTS_MAX) {
      attempts.removeFirst();
    }
    if (deliveries.size() > alertsMax * 2) {
      deliveries.pollFirstEntry();
    }
  }

  /**
   * Alerts, newest first; of two whose stories were merged the one of the story that remains.
   *
   * @param subscriptionId null for all
   * @param afterAlertId the last alert of the page before; null for the first page; nothing comes
   *     after one that is not known
   * @param survivor the story that a story is now, itself unless it was merged
   * @param visible whether the caller may know of a notification
   */
  public synchronized List<Alert> newest(
      String subscriptionId,
      String afterAlertId,
      int limit,
      UnaryOperator<String> survivor,
      Predicate<Notification> visible) {
    List<Alert> found = new ArrayList<>();
    if (afterAlertId != null && !keys.containsKey(afterAlertId)) {
      return found;
    }
    var rest = afterAlertId == null ? alerts : alerts.tailMap(keys.get(afterAlertId), false);
    for (var entry : rest.entrySet()) {
      Notification first = entry.getValue().first;
      if ((subscriptionId == null || subscriptionId.equals(first.subscriptionId()))
          && listed(entry.getKey(), first, survivor, visible)) {
        found.add(alert(entry.getKey(), entry.getValue()));
        if (found.size() == limit) {
          break;
        }
      }
    }
    return found;
  }

  /**
   * How many alerts are listed that came after an instant.
   *
   * @param max to count to
   */
  public synchronized long countSince(
      Instant since, long max, UnaryOperator<String> survivor, Predicate<Notification> visible) {
    return alerts.entrySet().stream()
        .takeWhile(entry -> entry.getKey().at().isAfter(since))
        .filter(entry -> listed(entry.getKey(), entry.getValue().first, survivor, visible))
        .limit(max)
        .count();
  }

  private boolean listed(
      Key key,
      Notification first,
      UnaryOperator<String> survivor,
      Predicate<Notification> visible) {
    return visible.test(first) && shownAs(first, survivor).equals(key.alertId());
  }

  /** The alert of the story that remains, if it is known; else the notification's own. */
  private String shownAs(Notification first, UnaryOperator<String> survivor) {
    String own = first.alertIds().getFirst();
    if (first.storyId() == null) {
      return own;
    }
    String other = Notification.alertId(first.subscriptionId(), survivor.apply(first.storyId()));
    return keys.containsKey(other) ? other : own;
  }

  /** When the oldest alert came that is still here; empty when there is none. */
  public synchronized Optional<Instant> oldest() {
    return alerts.isEmpty() ? Optional.empty() : Optional.of(alerts.lastKey().at());
  }

  /** An alert by its id, also one whose story was merged. */
  public synchronized Optional<Alert> find(String alertId) {
    Key key = keys.get(alertId);
    return key == null ? Optional.empty() : Optional.of(alert(key, alerts.get(key)));
  }

  /** What the owner of a subscription has to know, newest first. */
  public synchronized List<Notification> notices(String subscriptionId) {
    return List.copyOf(notices.getOrDefault(subscriptionId, new ArrayDeque<>()));
  }

  /** Alerts by subscription. */
  public synchronized Map<String, Count> counts() {
    Map<String, Count> counts = new HashMap<>();
    alerts.forEach(
        (key, entry) ->
            counts.merge(entry.first.subscriptionId(), new Count(1, key.at()), Count::plus));
    return counts;
  }

  /** How many alerts, and when the last came. */
  public record Count(int alerts, Instant last) {
    Count plus(Count other) {
      return new Count(alerts + other.alerts, last.isAfter(other.last) ? last : other.last);
    }
  }

  private Alert alert(Key key, Entry entry) {
    List<Alert.Receipt> receipts = new ArrayList<>();
    for (Notification one : entry.receivers.values()) {
      receipts.add(Alert.Receipt.of(one, deliveries.getOrDefault(one.notificationId(), List.of())));
    }
    return new Alert(key.alertId(), entry.first, List.copyOf(entry.updates.values()), receipts);
  }

  private record Key(Instant at, String alertId) {}

  /** What is known of one alert. */
  private static final class Entry {
    private Notification first;
    private final Map<String, Notification> updates = new LinkedHashMap<>();
    private final Map<String, Notification> receivers = new LinkedHashMap<>();

    private Entry(Notification first) {
      this.first = first;
    }

    /** Whether people are told something by it that they did not know. */
    private boolean add(Notification told) {
      if (first.kind() == Kind.UPDATE && told.kind() != Kind.UPDATE) {
        first = told;
      }
      boolean news = false;
      if (told.kind() == Kind.UPDATE && updates.size() < UPDATES_MAX) {
        news = updates.putIfAbsent(told.articleId(), told) == null;
      }
      if (receivers.size() < RECEIVERS_MAX) {
        boolean unknown = receivers.put(told.notificationId(), told) == null;
        news |= unknown && told.kind() == Kind.ESCALATION;
      }
      return news;
    }
  }
}
