package org.wirewatch.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wirewatch.desk.People.tree;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.wire.Delivery;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Match;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Subscription.Receiver;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.config.Settings;

/** Alerts that have left the desk's memory, which holds two here. */
class DeskOldAlertsIT {
  private static final String TOKEN = "a-token-for-this-test-only";
  private static final int ALERTS = 7;
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  @TempDir Path directory;

  @Test
  void saysWhyAndListsThemAlsoAfterARestart() {
    DeskConfig config = config();
    try (DeskHarness desk = new DeskHarness(KafkaFixture.shared().settings(), config)) {
      // Given
      People people = new People(desk, TOKEN);
      String eve = people.token(people.add("eve", "READER"), "read");
      for (int i = 0; i < ALERTS; i++) {
        // two at the same instant, as those are that were gathered
        send(desk, notification(i, START.plusSeconds(i / 2)));
      }
      send(desk, TestNotifications.delivery("n-0", 1, Delivery.Outcome.DELIVERED, START));
      await().until(() -> all(people, TOKEN).size() == ALERTS);
      for (int start = 0; start < 2; start++) {
        // Then: the first is explained, with what became of it
        String first = Ids.of("s-0", "story-0");
        await().until(() -> people.get(TOKEN, "/api/alerts/" + first).body().contains("DELIVERED"));
        JsonNode alert = tree(people.get(TOKEN, "/api/alerts/" + first));
        assertThat(alert.at("/match/why").asText()).isEqualTo("because of the letter 0");
        assertThat(alert.path("query").asText()).isEqualTo("letter");
        String page = people.get(TOKEN, "/alerts/" + first).body();
        assertThat(Jsoup.parse(page).select(".why").text()).contains("because of the letter 0");
        // and all are listed once, in order
        List<String> titles = all(people, TOKEN);
        assertThat(titles).hasSize(ALERTS).doesNotHaveDuplicates();
        assertThat(titles.getFirst()).isEqualTo("title 6");
        assertThat(titles.subList(5, 7)).containsExactlyInAnyOrder("title 0", "title 1");
        assertThat(people.get(TOKEN, "/api/alerts?after=unknown").body()).contains("\"items\":[]");
        // but not to everybody: those of odd number are somebody's own
        assertThat(all(people, eve)).containsExactly("title 6", "title 4", "title 2", "title 0");
        String hers = Ids.of("s-1", "story-1");
        assertThat(people.get(eve, "/api/alerts/" + hers).statusCode()).isEqualTo(404);
        assertThat(people.get(TOKEN, "/api/alerts/" + hers).statusCode()).isEqualTo(200);
        // When: once more after a restart
        desk.desk().close();
        desk.start(config);
      }
    }
  }

  /** Page by page. */
  private static List<String> all(People people, String token) {
    List<String> titles = new ArrayList<>();
    String next = "";
    while (next != null && titles.size() < 100) {
      JsonNode page = tree(people.get(token, "/api/alerts?limit=3&after=" + next));
      page.path("items").forEach(item -> titles.add(item.path("title").asText()));
      next = page.path("next").asText(null);
    }
    return titles;
  }

  private static void send(DeskHarness desk, Notification notification) {
    desk.topics.send(Topic.NOTIFICATIONS, notification.receiver().receiverId(), notification);
  }

  private static void send(DeskHarness desk, Delivery delivery) {
    desk.topics.send(Topic.DELIVERIES, delivery.notificationId(), delivery);
  }

  private DeskConfig config() {
    return DeskConfig.read(
        Settings.read(
            "desk",
            null,
            Map.of(
                "WIREWATCH_DESK_PORT",
                "0",
                "WIREWATCH_DESK_DATA_DIR",
                directory.toString(),
                "WIREWATCH_DESK_TOKEN",
                TOKEN,
                "WIREWATCH_DESK_ALERTS_MAX",
                "2")));
  }

  private static Notification notification(int number, Instant at) {
    return new Notification(
        1,
        "n-" + number,
        "s-" + number,
        "Letters",
        number % 2 == 0 ? "desk" : "somebody",
        "letter",
        new Receiver("r-" + number, Channel.EMAIL, "a@example.org", null),
        "story-" + number,
        "article-" + number,
        "title " + number,
        null,
        "Outlet",
        "",
        List.of(),
        new Match("s-" + number, List.of(), "because of the letter " + number),
        at,
        at,
        at);
  }
}
