package org.wirewatch.desk.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirewatch.desk.TestNotifications;
import org.wirewatch.wire.Delivery;
import org.wirewatch.wire.Match;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Subscription.Receiver;

class AlertLogTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void groupsTheReceiversOfOneStoryIntoOneAlert() {
    AlertLog log = new AlertLog(10);
    log.add(notification("n1", "s1", "story", Channel.EMAIL, 0));
    log.add(notification("n2", "s1", "story", Channel.WEBHOOK, 1));
    assertThat(log.newest(null, null, 10, story -> story, all -> true))
        .singleElement()
        .satisfies(alert -> assertThat(alert.receipts()).hasSize(2));
    assertThat(log.counts().get("s1").alerts()).isEqualTo(1);
  }

  @Test
  void knowsDeliveriesThatCameBeforeTheirNotification() {
    AlertLog log = new AlertLog(10);
    log.add(delivery("n1", 2, Delivery.Outcome.DELIVERED));
    log.add(delivery("n1", 1, Delivery.Outcome.RETRY));
    log.add(notification("n1", "s1", "story", Channel.EMAIL, 0));
    Alert.Receipt receipt =
        log.newest("s1", null, 10, story -> story, all -> true).getFirst().receipts().getFirst();
    assertThat(receipt.state()).isEqualTo(Alert.State.DELIVERED);
    assertThat(receipt.attempts()).extracting(Delivery::attempt).containsExactly(1, 2);
  }

  @Test
  void tellsApartNotTriedRetriedAndGivenUp() {
    AlertLog log = new AlertLog(10);
    log.add(notification("n1", "s1", "a", Channel.EMAIL, 0));
    log.add(notification("n2", "s1", "b", Channel.DESK, 1));
    log.add(notification("n3", "s1", "c", Channel.WEBHOOK, 2));
    log.add(delivery("n2", 1, Delivery.Outcome.DELIVERED));
    log.add(delivery("n3", 1, Delivery.Outcome.DEAD));
    assertThat(log.newest(null, null, 10, story -> story, all -> true))
        .extracting(alert -> alert.receipts().getFirst().state())
        .containsExactly(Alert.State.FAILED, Alert.State.SHOWN, Alert.State.PENDING);
  }

  @Test
  void keepsTheNewestAndPagesThroughThem() {
    AlertLog log = new AlertLog(3);
    for (int i = 0; i < 5; i++) {
      log.add(notification("n" + i, "s1", "story" + i, Channel.DESK, i));
    }
    List<Alert> first = log.newest(null, null, 2, story -> story, all -> true);
    List<Alert> rest = log.newest(null, first.getLast().alertId(), 2, story -> story, all -> true);
    assertThat(first)
        .extracting(alert -> alert.notification().storyId())
        .containsExactly("story4", "story3");
    assertThat(rest).extracting(alert -> alert.notification().storyId()).containsExactly("story2");
  }

  @Test
  void showsAnAlertWhoseStoryWasMergedOnce() {
    AlertLog log = new AlertLog(10);
    log.add(notification("n1", "s1", "early", Channel.DESK, 0));
    log.add(notification("n2", "s1", "late", Channel.DESK, 1));
    log.add(notification("n3", "s1", "other", Channel.DESK, 2));
    assertThat(
            log.newest(
                null, null, 10, story -> story.equals("late") ? "early" : story, all -> true))
        .extracting(alert -> alert.notification().storyId())
        .containsExactly("other", "early");
  }

  @Test
  void putsUpdatesAndDigestsWithTheAlertsOfTheirStories() {
    AlertLog log = new AlertLog(10);
    Notification first = notification("n1", "s1", "a", Channel.EMAIL, 0);
    log.add(kind(first, "n2", Notification.Kind.UPDATE, "new speaker", List.of()));
    log.add(first);
    log.add(
        kind(
            first,
            "n3",
            Notification.Kind.DIGEST,
            null,
            List.of(
                item("a", "a2", Notification.Kind.UPDATE),
                item("b", "b1", Notification.Kind.ALERT))));
    log.add(kind(first, "n4", Notification.Kind.NOTICE, "a receiver fails", List.of()));
    List<Alert> alerts = log.newest("s1", null, 10, story -> story, all -> true);
    assertThat(alerts).hasSize(2);
    Alert ofStoryA = log.find(org.wirewatch.wire.Ids.of("s1", "a")).orElseThrow();
    assertThat(ofStoryA.notification().kind()).isEqualTo(Notification.Kind.ALERT);
    assertThat(ofStoryA.updates())
        .extracting(Notification::articleId)
        .containsExactly("article", "a2");
    assertThat(log.notices("s1"))
        .extracting(Notification::news)
        .containsExactly("a receiver fails");
  }

  private static Notification.Item item(String story, String article, Notification.Kind kind) {
    return new Notification.Item(
        kind,
        story,
        article,
        "Title",
        null,
        "Outlet",
        null,
        List.of(),
        new Match("s1", List.of(), "why"),
        START,
        START,
        null);
  }

  private static Notification kind(
      Notification of,
      String id,
      Notification.Kind kind,
      String news,
      List<Notification.Item> items) {
    return TestNotifications.later(of, id, kind, of.articleId(), news, items);
  }

  private static Notification notification(
      String id, String subscription, String story, Channel channel, int second) {
    return new Notification(
        1,
        id,
        subscription,
        "Name",
        "desk",
        "letter",
        new Receiver("r-" + id, channel, "address", null),
        story,
        "article",
        "Title",
        URI.create("https://outlet.example/1"),
        "Outlet",
        "Excerpt",
        List.of(),
        new Match(subscription, List.of(), "why"),
        START,
        START,
        START.plusSeconds(second));
  }

  private static Delivery delivery(String id, int attempt, Delivery.Outcome outcome) {
    return TestNotifications.delivery(id, attempt, outcome, START);
  }
}
