package org.wirewatch.ingest.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostQueueTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final HostQueue<String> queue = new HostQueue<>(2, Duration.ofSeconds(1));

  @Test
  void keepsHostsApart() {
    add("a.example", "a1", "a2", "a3");
    add("b.example", "b1");

    assertThat(takeAll(NOW)).containsExactly("a1", "b1");
    assertThat(queue.nextDue()).contains(NOW.plusSeconds(1));
    assertThat(takeAll(NOW.plusSeconds(1))).containsExactly("a2");
    assertThat(takeAll(NOW.plusSeconds(9))).isEmpty();

    queue.finished("a.example", NOW.plusSeconds(9), Duration.ZERO);
    assertThat(takeAll(NOW.plusSeconds(9))).containsExactly("a3");
    assertThat(queue.waiting()).isZero();
  }

  @Test
  void pausesAHostForAsLongAsAsked() {
    add("a.example", "a1", "a2");
    takeAll(NOW);

    queue.finished("a.example", NOW, Duration.ofMinutes(1));

    assertThat(takeAll(NOW.plusSeconds(59))).isEmpty();
    assertThat(takeAll(NOW.plusSeconds(60))).containsExactly("a2");
  }

  @Test
  void lateWorkDoesNotHideEarlierWork() {
    queue.add("a.example", "later", NOW.plusSeconds(60));
    queue.add("a.example", "now", Instant.MIN);

    assertThat(takeAll(NOW)).containsExactly("now");
    assertThat(takeAll(NOW.plusSeconds(60))).containsExactly("later");
  }

  @Test
  void patientWorkWaitsForEverybodyElse() {
    queue.add("a.example", "patient", NOW.minusSeconds(60), HostQueue.Urgency.PATIENT);
    queue.add("b.example", "urgent", NOW.minusSeconds(1));

    assertThat(queue.take(NOW, HostQueue.Urgency.NOW)).get().extracting("item").isEqualTo("urgent");
    assertThat(queue.take(NOW, HostQueue.Urgency.NOW)).isEmpty();
    assertThat(queue.nextDue(HostQueue.Urgency.NOW)).isEmpty();
    assertThat(queue.nextDue()).isPresent();
    assertThat(takeAll(NOW)).containsExactly("patient");
    assertThat(queue.waiting()).isZero();
  }

  @Test
  void patientWorkKeepsItsHostsPace() {
    queue.add("a.example", "patient", Instant.MIN, HostQueue.Urgency.PATIENT);
    add("a.example", "a1", "a2");

    assertThat(takeAll(NOW)).containsExactly("a1");
    assertThat(takeAll(NOW.plusSeconds(1))).containsExactly("a2");
    queue.finished("a.example", NOW.plusSeconds(1), Duration.ofSeconds(5));
    assertThat(takeAll(NOW.plusSeconds(5))).isEmpty();
    assertThat(takeAll(NOW.plusSeconds(6))).containsExactly("patient");
  }

  @Test
  void removesWhatWaits() {
    add("a.example", "a1", "a2");
    add("b.example", "b1");

    assertThat(queue.removeIf(item -> item.startsWith("a"))).containsExactly("a1", "a2");
    assertThat(takeAll(NOW)).containsExactly("b1");
  }

  private void add(String host, String... items) {
    for (String item : items) {
      queue.add(host, item, Instant.MIN);
    }
  }

  private List<String> takeAll(Instant now) {
    List<String> taken = new ArrayList<>();
    for (var next = queue.take(now); next.isPresent(); next = queue.take(now)) {
      taken.add(next.get().item());
    }
    return taken;
  }
}
