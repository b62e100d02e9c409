package org.wirewatch.desk.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirewatch.desk.TestNotifications;
import org.wirewatch.wire.Delivery;
import org.wirewatch.wire.Match;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Subscription.Receiver;

class AlertArchiveTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void tellsOfAnAlertUntilItIsForgotten() {
    try (Archive archive = Archive.open(null)) {
      AlertArchive alerts = archive.alerts();
      Instant early = NOW.minus(Duration.ofDays(91));
      Notification old = notification("n1", "story-1", early);
      Notification young = notification("n2", "story-2", NOW);
      alerts.put(old, early);
      alerts.put(delivery("n1"), early);
      alerts.put(young, NOW);
      alerts.put(delivery("n2"), NOW);
      alerts.put(delivery("n2"), NOW);
      archive.refresh();
      assertThat(alerts.told(old.alertIds().getFirst()).notifications()).containsExactly(old);
      // When
      alerts.forget(NOW.minus(Duration.ofDays(90)));
      archive.refresh();
      // Then
      assertThat(alerts.told(old.alertIds().getFirst()).notifications()).isEmpty();
      AlertArchive.Told kept = alerts.told(young.alertIds().getFirst());
      assertThat(kept.notifications()).containsExactly(young);
      assertThat(kept.deliveries()).hasSize(1);
      assertThat(archive.size()).isEqualTo(new Archive.Size(0, 0));
    }
  }

  @Test
  void visitsNewestFirstUntilTheVisitorHasEnough() {
    try (Archive archive = Archive.open(null)) {
      for (int i = 0; i < 5; i++) {
        archive.alerts().put(notification("n" + i, "story-" + i, NOW.plusSeconds(i)), NOW);
      }
      archive.refresh();
      List<String> seen = new ArrayList<>();
      archive
          .alerts()
          .visit(
              "s",
              NOW.plusSeconds(3),
              one -> {
                seen.add(one.notificationId());
                return seen.size() < 2;
              });
      assertThat(seen).containsExactly("n3", "n2");
      archive.alerts().visit("other", NOW, one -> seen.add(one.notificationId()));
      assertThat(seen).hasSize(2);
    }
  }

  private static Notification notification(String id, String story, Instant at) {
    return new Notification(
        1,
        id,
        "s",
        "Letters",
        "desk",
        "letter",
        new Receiver("r", Channel.EMAIL, "a@example.org", null),
        story,
        "article",
        "Title",
        null,
        "Outlet",
        "",
        List.of(),
        new Match("s", List.of(), "because of the letter"),
        at,
        at,
        at);
  }

  private static Delivery delivery(String notificationId) {
    return TestNotifications.delivery(notificationId, 1, Delivery.Outcome.DELIVERED, NOW);
  }
}
