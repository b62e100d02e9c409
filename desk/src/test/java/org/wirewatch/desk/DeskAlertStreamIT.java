package org.wirewatch.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.desk.People.tree;
import static org.wirewatch.desk.TestNotifications.later;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Match;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Notification.Kind;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Subscription.Receiver;
import org.wirewatch.wire.Topic;

/** Alerts as server-sent events: to whom, which, and after a break. */
class DeskAlertStreamIT {
  private static final String TOKEN = "a-token-for-this-test-only";
  private static final String STREAM = "/api/alerts/stream";
  private static final DeskConfig CONFIG = DeskConfig.defaults().withToken(TOKEN);
  private DeskHarness desk;
  private People people;

  @BeforeEach
  void start() {
    desk = new DeskHarness(KafkaFixture.shared().settings(), CONFIG);
    people = new People(desk, TOKEN);
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  @Test
  void tellsEachOnlyOfWhatTheyMaySeeAtThatMoment() throws Exception {
    // Given: ida and ben of a team, eve of none
    String idaId = people.add("ida", "EDITOR", "wire");
    String ida = people.token(idaId, "read", "subscriptions:write");
    String benId = people.add("ben", "READER", "wire");
    String ben = people.token(benId, "read");
    String eve = people.token(people.add("eve", "EDITOR"), "read");
    String own = subscribe(ida);
    String shared = subscribe(ida);
    owner(ida, shared, "team:wire");
    try (Events idas = new Events(desk, as(ida), null);
        Events bens = new Events(desk, as(ben), null);
        Events eves = new Events(desk, as(eve), null);
        Events one = new Events(desk, as(ida, STREAM + "?subscription=" + shared), null)) {
      // When
      alert("own", own, idaId);
      alert("shared", shared, "team:wire");
      alert("open", "nobodys", "desk");
      // Then
      assertThat(titles(idas, 3)).containsExactlyInAnyOrder("own", "shared", "open");
      assertThat(titles(bens, 2)).containsExactlyInAnyOrder("shared", "open");
      assertThat(titles(eves, 1)).containsExactly("open");
      assertThat(titles(one, 1)).containsExactly("shared");
      // When: ben leaves the team while his stream is open, and the subscription becomes
      // everybody's
      people.json(TOKEN, "PUT", "/api/users/" + benId, "{\"teams\": []}");
      alert("after", shared, "team:wire");
      alert("open again", "nobodys", "desk");
      // Then
      assertThat(titles(bens, 1)).containsExactly("open again");
      // When: the token goes
      String token = ben.substring(3, 15);
      people.json(TOKEN, "DELETE", "/api/users/" + benId + "/tokens/" + token, "");
      alert("too late", "nobodys", "desk");
      // Then
      assertThat(bens.next().name()).isEqualTo(Events.ENDED);
    }
  }

  @Test
  void tellsOfAnAlertOnceAndOfItsUpdates() throws Exception {
    try (Events stream = new Events(desk, as(TOKEN), null)) {
      Notification first = alert("first", "s", "desk");
      send(later(first, "again-by-mail", Kind.ALERT, first.articleId(), "news", List.of()));
      send(later(first, "update", Kind.UPDATE, "later-article", "news", List.of()));
      Events.Event alert = stream.next();
      Events.Event update = stream.next();
      assertThat(alert.name()).isEqualTo("alert");
      assertThat(update.name()).isEqualTo("update");
      assertThat(Json.mapper().readTree(update.data()).at("/updates/0/article_id").asText())
          .isEqualTo("later-article");
    }
  }

  @Test
  void goesOnAfterTheLastEventAlsoAfterARestart() throws Exception {
    // Given
    String lastId;
    try (Events stream = new Events(desk, as(TOKEN), null)) {
      alert("seen", "s", "desk");
      lastId = stream.next().id();
    }
    Notification missed = alert("missed", "s", "desk");
    // When, Then
    try (Events stream = new Events(desk, as(TOKEN), lastId)) {
      assertThat(title(stream.next())).isEqualTo("missed");
    }
    desk.desk().close();
    desk.start(CONFIG);
    try (Events stream = new Events(desk, as(TOKEN), lastId)) {
      assertThat(title(stream.next())).isEqualTo(missed.title());
    }
    try (Events stream = new Events(desk, as(TOKEN), "9.999999")) {
      assertThat(stream.next().name()).isEqualTo("restart");
    }
  }

  @Test
  void countsInTheNavigationWhatCameSinceThePageOfAlertsWasShown() throws Exception {
    people.addWithPassword("ida", "READER");
    String session = people.signIn("ida");
    String seen = People.cookie(people.page(session, "/alerts"));
    assertThat(seen).startsWith("wirewatch_alerts_seen=");
    String both = session + "; " + seen;
    assertThat(badge(both, "/search").attr("data-unseen")).isEqualTo("0");
    try (Events stream =
        new Events(desk, desk.request("/alerts/stream").header("Cookie", both), null)) {
      alert("one", "s", "desk");
      alert("hidden", "s2", "somebody-else");
      Document card = Jsoup.parse(stream.next().data());
      assertThat(card.select("article.alert").attr("data-subscription")).isEqualTo("s");
      assertThat(card.select("h3").text()).isEqualTo("one");
    }
    assertThat(badge(both, "/search").select(".badge").text()).isEqualTo("1");
    assertThat(badge(both, "/alerts").attr("data-unseen")).isEqualTo("0");
  }

  private Elements badge(String cookie, String path) {
    return Jsoup.parse(people.page(cookie, path).body()).select("[data-unseen]");
  }

  private HttpRequest.Builder as(String token) {
    return as(token, STREAM);
  }

  private HttpRequest.Builder as(String token, String path) {
    return desk.request(path).header("Authorization", "Bearer " + token);
  }

  private String subscribe(String token) {
    String body = "{\"name\": \"Letters\", \"query\": \"letter\"}";
    return tree(people.json(token, "POST", "/api/subscriptions", body))
        .path("subscription_id")
        .asText();
  }

  private void owner(String token, String id, String owner) {
    String body = Json.write(Map.of("owner", owner));
    assertThat(people.json(token, "PUT", "/api/subscriptions/" + id + "/owner", body).statusCode())
        .isEqualTo(200);
  }

  private static List<String> titles(Events stream, int count) throws Exception {
    List<String> titles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      titles.add(title(stream.next()));
    }
    return titles;
  }

  private static String title(Events.Event event) throws Exception {
    assertThat(event.name()).isEqualTo("alert");
    return Json.mapper().readTree(event.data()).path("title").asText();
  }

  private Notification alert(String title, String subscription, String owner) {
    Notification notification =
        new Notification(
            1,
            "n-" + title,
            subscription,
            "Letters",
            owner,
            "letter",
            new Receiver("r-" + title, Channel.DESK, null, null),
            "story-" + title,
            "article-" + title,
            title,
            URI.create("https://outlet.example/1"),
            "Outlet",
            "A letter came.",
            List.of(),
            new Match(subscription, List.of(), "because of the letter"),
            Instant.now(),
            Instant.now(),
            Instant.now());
    send(notification);
    return notification;
  }

  private void send(Notification notification) {
    // one receiver, so one partition: the order of the events is that of the calls
    desk.topics.send(Topic.NOTIFICATIONS, "one", notification);
  }
}
