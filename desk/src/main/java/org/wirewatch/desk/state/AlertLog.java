package org.wirewatch.desk.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.wirewatch.wire.Delivery;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Notification;

/**
 * The newest alerts with their deliveries, at most a given number. Notifications and deliveries
 * come from different topics and may arrive in any order. Thread-safe.
 */
public final class AlertLog {
  private static final int ATTEMPTS_MAX = 30;
  private static final int RECEIVERS_MAX = 50;
  private static final Comparator<Key> NEWEST_FIRST =
      Comparator.comparing(Key::at).reversed().thenComparing(Key::alertId);

  private final int alertsMax;
  private final TreeMap<Key, Map<String, Notification>> alerts = new TreeMap<>(NEWEST_FIRST);
  private final Map<String, Key> keys = new HashMap<>();
  private final LinkedHashMap<String, List<Delivery>> deliveries = new LinkedHashMap<>();

  AlertLog(int alertsMax) {
    this.alertsMax = alertsMax;
  }

  synchronized void add(Notification notification) {
    String group =
        notification.storyId() == null ? notification.articleId() : notification.storyId();
    String alertId = Ids.of(notification.subscriptionId(), group);
    Key key = keys.computeIfAbsent(alertId, id -> new Key(Alert.at(notification), id));
    Map<String, Notification> receivers =
        alerts.computeIfAbsent(key, unused -> new LinkedHashMap<>());
    if (receivers.size() < RECEIVERS_MAX) {
      receivers.put(notification.notificationId(), notification);
    }
    while (alerts.size() > alertsMax) {
      keys.remove(alerts.pollLastEntry().getKey().alertId());
    }
  }

  synchronized void add(Delivery delivery) {
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
   * Alerts, newest first.
   *
   * @param subscriptionId null for all
   * @param afterAlertId the last alert of the page before; null for the first page
   * @param visible whether the caller may know of a notification
   */
  public synchronized List<Alert> newest(
      String subscriptionId, String afterAlertId, int limit, Predicate<Notification> visible) {
    List<Alert> found = new ArrayList<>();
    Key after = afterAlertId == null ? null : keys.get(afterAlertId);
    var rest = after == null ? alerts : alerts.tailMap(after, false);
    for (var entry : rest.entrySet()) {
      Notification first = entry.getValue().values().iterator().next();
      if ((subscriptionId == null || subscriptionId.equals(first.subscriptionId()))
          && visible.test(first)) {
        found.add(alert(entry.getKey(), entry.getValue()));
        if (found.size() == limit) {
          break;
        }
      }
    }
    return found;
  }

  public synchronized Optional<Alert> find(String alertId) {
    Key key = keys.get(alertId);
    return key == null ? Optional.empty() : Optional.of(alert(key, alerts.get(key)));
  }

  /** Alerts by subscription. */
  public synchronized Map<String, Count> counts() {
    Map<String, Count> counts = new HashMap<>();
    alerts.forEach(
        (key, receivers) -> {
          String id = receivers.values().iterator().next().subscriptionId();
          counts.merge(id, new Count(1, key.at()), Count::plus);
        });
    return counts;
  }

  /** How many alerts, and when the last came. */
  public record Count(int alerts, Instant last) {
    Count plus(Count other) {
      return new Count(alerts + other.alerts, last.isAfter(other.last) ? last : other.last);
    }
  }

  private Alert alert(Key key, Map<String, Notification> receivers) {
    List<Alert.Receipt> receipts = new ArrayList<>();
    for (Notification one : receivers.values()) {
      receipts.add(Alert.Receipt.of(one, deliveries.getOrDefault(one.notificationId(), List.of())));
    }
    return new Alert(key.alertId(), receivers.values().iterator().next(), receipts);
  }

  private record Key(Instant at, String alertId) {}
}
