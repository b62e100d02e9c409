package org.wirewatch.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wirewatch.desk.People.tree;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wirewatch.desk.access.AccessConfig;
import org.wirewatch.desk.access.Secrets;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.wire.DeskSession;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Match;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.User;

/** Users, roles, teams, tokens and sessions at a real desk. */
class DeskAccessIT {
  private static final String TOKEN = "a-token-for-this-test-only";
  private static final String QUERY = "{\"name\": \"Letters\", \"query\": \"letter\"}";
  private static DeskHarness desk;
  private static People people;

  @BeforeAll
  static void start() {
    AccessConfig other = AccessConfig.defaults();
    AccessConfig few =
        new AccessConfig(
            3, other.sessionIdle(), other.sessionMax(), Duration.ofDays(400), null, null);
    desk =
        new DeskHarness(
            KafkaFixture.shared().settings(),
            DeskConfig.defaults().withToken(TOKEN).withAccess(few));
    people = new People(desk, TOKEN);
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @Test
  void asksForASignInAsSoonAsThereIsAUser() {
    try (DeskHarness fresh =
        new DeskHarness(KafkaFixture.shared().settings(), DeskConfig.defaults())) {
      // Given: a desk without users, where everybody is admin
      assertThat(fresh.get("/api/users").statusCode()).isEqualTo(200);
      assertThat(fresh.get("/").body()).contains("People");
      assertThat(fresh.form("/people", "name=ida&role=EDITOR&password=").body())
          .contains("must be an admin");
      // When
      String body = "name=ida&role=ADMIN&password=" + People.encoded(People.PASSWORD);
      assertThat(fresh.form("/people", body).statusCode()).isEqualTo(303);
      // Then
      assertThat(fresh.get("/api/users").statusCode()).isEqualTo(401);
      assertThat(fresh.get("/alerts?x=1").headers().firstValue("Location"))
          .hasValue("/login?next=%2Falerts%3Fx%3D1");
      People its = new People(fresh, null);
      HttpResponse<String> in =
          fresh.form(
              "/login", "name=IDA&next=%2Falerts&password=" + People.encoded(People.PASSWORD));
      assertThat(in.headers().firstValue("Location")).hasValue("/alerts");
      assertThat(its.page(People.cookie(in), "/people").body()).contains("ida");
      // and the last admin cannot be lost
      String id = tree(its.page(People.cookie(in), "/api/me")).path("user_id").asText();
      assertThat(its.form(People.cookie(in), "/people/" + id + "/disabled", "disabled=true").body())
          .contains("Make somebody else an admin first");
    }
  }

  @Test
  void showsSubscriptionsAndAlertsToTheirOwnersOnly() {
    // Given: two of a team, and somebody else
    String ida = people.token(people.add("ida", "EDITOR", "wire"), "read", "subscriptions:write");
    String ben = people.token(people.add("ben", "READER", "wire"), "read");
    String eve = people.token(people.add("eve", "EDITOR", "other"), "read", "subscriptions:write");
    String id =
        tree(people.json(ida, "POST", "/api/subscriptions", QUERY))
            .path("subscription_id")
            .asText();
    String path = "/api/subscriptions/" + id;
    Subscription stored = read(id);
    desk.topics.send(Topic.NOTIFICATIONS, "r1", notification(stored));
    await().until(() -> people.get(ida, "/api/alerts").body().contains(id));
    String alert = tree(people.get(ida, "/api/alerts")).at("/items/0/alert_id").asText();
    // Then: hers alone
    for (String token : List.of(ben, eve)) {
      assertThat(people.get(token, path).statusCode()).isEqualTo(404);
      assertThat(people.get(token, "/api/subscriptions").body()).doesNotContain(id);
      assertThat(people.get(token, "/subscriptions").body()).doesNotContain(id);
      assertThat(people.get(token, "/api/alerts").body()).doesNotContain(id);
      assertThat(people.get(token, "/api/alerts?subscription=" + id).body()).doesNotContain(id);
      assertThat(people.get(token, "/api/alerts/" + alert).statusCode()).isEqualTo(404);
      assertThat(people.get(token, "/alerts/" + alert).statusCode()).isEqualTo(404);
      assertThat(people.get(token, "/alerts?subscription=" + id).body()).doesNotContain("Letters");
    }
    assertThat(people.json(eve, "DELETE", path, "").statusCode()).isEqualTo(404);
    assertThat(people.json(eve, "PUT", path, QUERY).statusCode()).isEqualTo(404);
    assertThat(people.json(eve, "PUT", path + "/owner", "{\"owner\":\"me\"}").statusCode())
        .isEqualTo(404);
    String feed = tree(people.json(ida, "POST", path + "/feed", "")).path("atom").asText();
    assertThat(desk.get(feed).statusCode()).isEqualTo(200);
    // When: given to the team
    assertThat(people.json(ida, "PUT", path + "/owner", "{\"owner\":\"team:wire\"}").statusCode())
        .isEqualTo(200);
    // Then
    assertThat(people.get(ben, path).body()).contains("team:wire");
    assertThat(desk.get(feed).statusCode()).as("the feed's former address").isEqualTo(404);
    assertThat(people.get(ida, path.replace("/api", "")).body()).contains("/feeds/");
    assertThat(people.get(ben, "/api/alerts/" + alert).statusCode()).isEqualTo(200);
    assertThat(people.get(eve, path).statusCode()).isEqualTo(404);
    assertThat(people.json(ben, "DELETE", path, "").statusCode()).isEqualTo(403);
    assertThat(people.json(ida, "PUT", path + "/owner", "{\"owner\":\"team:other\"}").statusCode())
        .isEqualTo(422);
    // When: given to everybody, and claimed by somebody
    people.json(ida, "PUT", path + "/owner", "{\"owner\":\"everybody\"}");
    assertThat(people.get(eve, path).statusCode()).isEqualTo(200);
    people.json(eve, "PUT", path + "/owner", "{\"owner\":\"me\"}");
    assertThat(people.get(ida, path).statusCode()).isEqualTo(404);
    assertThat(people.get(TOKEN, path).statusCode()).isEqualTo(200);
  }

  @Test
  void letsOnlyWhoSeesAnAlertSayAnythingOfIt() {
    // Given: an alert of one's own, with a feed
    String editor = people.add("uma", "EDITOR", "desk-one");
    String uma = people.token(editor, "read", "subscriptions:write");
    String ron = people.token(people.add("ron", "READER", "desk-one"), "read");
    String zoe =
        people.token(people.addWithPassword("zoe", "EDITOR"), "read", "subscriptions:write");
    String id =
        tree(people.json(uma, "POST", "/api/subscriptions", QUERY))
            .path("subscription_id")
            .asText();
    String path = "/api/subscriptions/" + id;
    desk.topics.send(Topic.NOTIFICATIONS, "r1", notification(read(id)));
    await().until(() -> people.get(uma, "/api/alerts").body().contains(id));
    String alert =
        "/api/alerts/" + tree(people.get(uma, "/api/alerts")).at("/items/0/alert_id").asText();
    String mute =
        "{\"target\":\"SUBSCRIPTION\",\"until\":\"" + Instant.now().plusSeconds(999) + "\"}";
    String verdict = "{\"verdict\":\"GOOD\"}";
    String feed = tree(people.json(uma, "POST", path + "/feed", "")).path("json_feed").asText();
    // Then: the feed needs no sign-in, and is not told of to others
    assertThat(desk.get(feed).body()).contains("A letter");
    assertThat(people.json(zoe, "POST", alert + "/response", verdict).statusCode()).isEqualTo(404);
    assertThat(people.json(zoe, "POST", path + "/mutes", mute).statusCode()).isEqualTo(404);
    assertThat(people.json(zoe, "POST", path + "/feed", "").statusCode()).isEqualTo(404);
    assertThat(people.json(zoe, "DELETE", path + "/feed", "").statusCode()).isEqualTo(404);
    assertThat(people.json(zoe, "DELETE", path + "/mutes?target=STORY&id=x", "").statusCode())
        .isEqualTo(404);
    for (String part : List.of("/quality", "/notices")) {
      assertThat(people.get(zoe, path + part).statusCode()).isEqualTo(404);
      assertThat(people.get(uma, path + part).statusCode()).isEqualTo(200);
    }
    String page = alert.replace("/api", "");
    String zoes = people.signIn("zoe");
    assertThat(people.form(zoes, page + "/response", "verdict=BAD").statusCode()).isEqualTo(404);
    assertThat(people.form(zoes, page + "/mute", "target=STORY&id=x&for=week").statusCode())
        .isEqualTo(404);
    // and who may only read sees what the team has, and tries queries
    people.json(uma, "PUT", path + "/owner", "{\"owner\":\"team:desk-one\"}");
    assertThat(desk.get(feed).statusCode()).isEqualTo(404);
    String kept = tree(people.json(uma, "POST", path + "/feed", "")).path("atom").asText();
    assertThat(people.get(ron, alert).statusCode()).isEqualTo(200);
    assertThat(people.get(ron, path + "/quality").statusCode()).isEqualTo(200);
    assertThat(people.json(ron, "POST", alert + "/response", verdict).statusCode()).isEqualTo(403);
    assertThat(people.json(ron, "POST", path + "/mutes", mute).statusCode()).isEqualTo(403);
    assertThat(people.json(ron, "POST", path + "/feed", "").statusCode()).isEqualTo(403);
    assertThat(
            people
                .json(ron, "POST", "/api/subscriptions/backtest", "{\"query\":\"letter\"}")
                .statusCode())
        .isEqualTo(200);
    // When
    assertThat(people.json(uma, "POST", path + "/mutes", mute).statusCode()).isEqualTo(201);
    assertThat(people.json(uma, "POST", alert + "/response", verdict).body()).contains(editor);
    people.json(uma, "PUT", path, QUERY);
    // Then: owner, mutes and feed stay; the audit log has it, without the feed's address
    assertThat(people.get(uma, path).body()).contains("team:desk-one", "SUBSCRIPTION", editor);
    assertThat(desk.get(kept).statusCode()).isEqualTo(200);
    String audit = people.get(TOKEN, "/api/audit?actor=" + editor).body();
    assertThat(audit)
        .contains("RESPONSE", "GOOD")
        .doesNotContain(kept.substring("/feeds/".length(), kept.lastIndexOf('.')));
  }

  @Test
  void limitsSubscriptionsOfOneOwner() {
    String token = people.token(people.add("max", "EDITOR"), "read", "subscriptions:write");
    for (int i = 0; i < 3; i++) {
      assertThat(people.json(token, "POST", "/api/subscriptions", QUERY).statusCode())
          .isEqualTo(201);
    }
    assertThat(people.json(token, "POST", "/api/subscriptions", QUERY).statusCode()).isEqualTo(409);
  }

  @Test
  void letsRolesAndScopesDoWhatTheyMay() {
    String reader = people.add("rae", "READER");
    String editor = people.add("edi", "EDITOR");
    String readers = people.token(reader, "read");
    String editors = people.token(editor, "read", "topics:write");
    String source = "{\"url\": \"https://ledger.example/feed.xml\", \"outlet\": \"Ledger\"}";
    assertThat(people.json(readers, "POST", "/api/subscriptions", QUERY).statusCode())
        .isEqualTo(403);
    assertThat(people.get(readers, "/api/users").statusCode()).isEqualTo(403);
    assertThat(people.get(readers, "/audit").statusCode()).isEqualTo(403);
    assertThat(people.get(readers, "/operations").body()).doesNotContain("Dead letters");
    assertThat(people.json(readers, "POST", "/api/query/check", "{\"query\":\"a\"}").statusCode())
        .isEqualTo(200);
    assertThat(people.json(editors, "POST", "/api/subscriptions", QUERY).statusCode())
        .isEqualTo(403);
    assertThat(people.json(editors, "POST", "/api/sources", source).statusCode()).isEqualTo(403);
    assertThat(
            people
                .json(editors, "POST", "/api/topics", "{\"name\":\"Tides\",\"query\":\"tide\"}")
                .statusCode())
        .isEqualTo(201);
    // nobody gets a token for more than their role allows
    HttpResponse<String> wide =
        people.json(
            TOKEN,
            "POST",
            "/api/users/" + reader + "/tokens",
            "{\"name\":\"wide\",\"scopes\":[\"read\",\"admin\"]}");
    assertThat(wide.statusCode()).isEqualTo(422);
    assertThat(tree(wide).path("field").asText()).isEqualTo("scopes");
    assertThat(tree(wide).path("detail").asText())
        .isEqualTo("The scopes: the role reader allows read, not admin.");
    String page = people.get(TOKEN, "/people/" + reader).body();
    assertThat(Jsoup.parse(page).select("[name=scope]").eachAttr("value")).containsExactly("read");
    // a token makes no token that may do more
    assertThat(
            people
                .json(
                    editors,
                    "POST",
                    "/api/me/tokens",
                    "{\"name\":\"more\",\"scopes\":[\"subscriptions:write\"]}")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void refusesTokensThatWereRevokedAndUsersThatAreDisabled() {
    String id = people.addWithPassword("rev", "READER");
    String token = people.token(id, "read");
    String other = people.token(id, "read");
    String tokenId = token.substring(3, 15);
    assertThat(people.get(token, "/api/me").body()).contains("rev").doesNotContain(token);
    assertThat(people.get(TOKEN, "/api/users/" + id).body())
        .contains(tokenId, "last_used_at")
        .doesNotContain(token.substring(16), "pbkdf2", "hash");
    people.json(TOKEN, "DELETE", "/api/users/" + id + "/tokens/" + tokenId, "");
    assertThat(people.get(token, "/api/me").statusCode()).isEqualTo(401);
    String cookie = people.signIn("rev");
    assertThat(people.page(cookie, "/api/me").statusCode()).isEqualTo(200);
    people.json(TOKEN, "PUT", "/api/users/" + id, "{\"disabled\":true}");
    assertThat(people.get(other, "/api/me").statusCode()).isEqualTo(401);
    assertThat(people.page(cookie, "/api/me").statusCode()).isEqualTo(401);
    assertThat(people.login("rev", People.PASSWORD).statusCode()).isEqualTo(401);
    // and a session that ended so does not come back
    people.json(TOKEN, "PUT", "/api/users/" + id, "{\"disabled\":false}");
    assertThat(people.page(cookie, "/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void keepsSessionsOverARestartAndEndsThemForGood() {
    KafkaSettings kafka = KafkaFixture.shared().settings();
    DeskConfig config = DeskConfig.defaults().withToken(TOKEN);
    try (DeskHarness own = new DeskHarness(kafka, config)) {
      People its = new People(own, TOKEN);
      its.addWithPassword("sue", "EDITOR");
      String first = its.signIn("sue");
      own.desk().close();
      own.start(config);
      assertThat(its.page(first, "/api/me").body()).contains("sue");
      // a new sign-in has a new id and ends the session that the browser had
      HttpResponse<String> again =
          its.form(first, "/login", "name=sue&password=" + People.encoded(People.PASSWORD));
      String second = People.cookie(again);
      assertThat(second).isNotEqualTo(first);
      assertThat(its.page(first, "/api/me").statusCode()).isEqualTo(401);
      assertThat(its.page(second, "/api/me").statusCode()).isEqualTo(200);
      // the topic does not hold what is in the cookie
      String id = second.substring(second.indexOf('=') + 1);
      assertThat(
              own.topics.readRecordsUntil(
                  Topic.SESSIONS,
                  Duration.ofSeconds(10),
                  record -> record.key().equals(Secrets.sha256(id))))
          .noneMatch(record -> record.key().equals(id));
      // signed out
      assertThat(its.form(second, "/logout", "").statusCode()).isEqualTo(303);
      assertThat(its.page(second, "/api/me").statusCode()).isEqualTo(401);
      // another password ends all sessions
      String third = its.signIn("sue");
      String change = "&password=" + People.encoded("another horse battery");
      assertThat(its.form(third, "/me/password", "current=wrong" + change).statusCode())
          .isEqualTo(403);
      String right = "current=" + People.encoded(People.PASSWORD) + change;
      assertThat(its.form(third, "/me/password", right).statusCode()).isEqualTo(303);
      assertThat(its.page(third, "/api/me").statusCode()).isEqualTo(401);
      assertThat(its.login("sue", "another horse battery").statusCode()).isEqualTo(303);
    }
  }

  @Test
  void pagesUsers() {
    // Given: more than a page has room for, the last of all by name
    for (int number = 0; number < 52; number++) {
      String name = "zz %02d".formatted(number);
      desk.topics.send(Topic.USERS, name.replace(' ', '-'), user(name));
    }
    await().until(() -> people.get(TOKEN, "/api/users/zz-51").statusCode() == 200);
    // When
    List<String> names = new ArrayList<>();
    String after = "";
    while (after != null) {
      JsonNode page = tree(people.get(TOKEN, "/api/users?limit=25&after=" + after));
      assertThat(page.path("items").size()).isBetween(1, 25);
      names.addAll(page.path("items").findValuesAsText("name"));
      after = page.path("next").asText(null);
      assertThat(page.path("total").asInt()).isGreaterThanOrEqualTo(52);
    }
    // Then
    assertThat(names)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER)
        .contains("zz 00")
        .endsWith("zz 50", "zz 51");
    assertThat(tree(people.get(TOKEN, "/api/users")).path("items")).hasSize(20);
    assertThat(people.get(TOKEN, "/api/users?limit=0").statusCode()).isEqualTo(422);
    assertThat(people.get(TOKEN, "/people?after=zz-00").body())
        .contains("zz 01", "zz 50")
        .doesNotContain(">zz 00<", ">zz 51<")
        .contains("/people?after=zz-50");
    assertThat(people.get(TOKEN, "/people?after=zz-50").body())
        .contains(">zz 51<")
        .doesNotContain("/people?after=");
  }

  @Test
  void endsSessionsThatAreIdleOrOld() {
    String id = people.add("old", "READER");
    Instant now = Instant.now();
    String idle = session(id, now.minus(Duration.ofDays(3)), now.minus(Duration.ofHours(25)));
    String aged = session(id, now.minus(Duration.ofDays(31)), now);
    String good = session(id, now.minus(Duration.ofDays(3)), now.minus(Duration.ofHours(23)));
    await().until(() -> people.page(good, "/api/me").statusCode() == 200);
    assertThat(people.page(idle, "/api/me").statusCode()).isEqualTo(401);
    assertThat(people.page(aged, "/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void saysTheSameOfUsersThatThereAreAndThatThereAreNot() {
    people.addWithPassword("known", "READER");
    String wrong = people.login("known", "not the password").body();
    assertThat(people.login("unknown", "not the password").body().replace("unknown", "known"))
        .isEqualTo(wrong)
        .contains("Name or password is wrong.");
    assertThat(desk.form("/login", "name=known&next=https://evil.test&password=x").body())
        .doesNotContain("evil.test");
  }

  @Test
  void writesDownWhoChangedWhat() {
    // Given
    String id = people.addWithPassword("aud", "EDITOR");
    String cookie = people.signIn("aud");
    people.login("aud", "not the password");
    String token = people.token(id, "read", "subscriptions:write", "entities:write");
    // When
    String subscription =
        tree(people.json(
                token,
                "POST",
                "/api/subscriptions",
                "{\"name\": \"Hooks\", \"query\": \"hook\", \"receivers\": [{\"channel\":"
                    + " \"WEBHOOK\", \"address\": \"https://hooks.example/T0/abc\"}]}"))
            .path("subscription_id")
            .asText();
    people.json(token, "PUT", "/api/subscriptions/" + subscription, QUERY);
    people.json(token, "DELETE", "/api/subscriptions/" + subscription, "");
    people.json(token, "PUT", "/api/entities/aud-1", "{\"type\":\"PERSON\",\"name\":\"Aud One\"}");
    people.form(cookie, "/logout", "");
    // Then
    JsonNode entries = tree(people.get(TOKEN, "/api/audit?actor=" + id)).path("items");
    assertThat(entries)
        .extracting(entry -> entry.path("kind").asText() + " " + entry.path("action").asText())
        .containsExactly(
            "SESSION SIGNED_OUT",
            "ENTITY CREATED",
            "SUBSCRIPTION DELETED",
            "SUBSCRIPTION CHANGED",
            "SUBSCRIPTION CREATED",
            "SESSION SIGN_IN_FAILED",
            "SESSION SIGNED_IN");
    assertThat(entries.toString()).contains("aud (token test)").doesNotContain("whsec_", "T0/abc");
    JsonNode first = tree(people.get(TOKEN, "/api/audit?limit=2&target=" + subscription));
    JsonNode rest =
        tree(
            people.get(
                TOKEN,
                "/api/audit?limit=2&target="
                    + subscription
                    + "&after="
                    + first.path("next").asText()));
    assertThat(first.path("items")).hasSize(2);
    assertThat(rest.path("items")).hasSize(1);
    assertThat(people.get(TOKEN, "/audit?target=" + subscription).body()).contains("hooks.example");
    assertThat(tree(people.get(TOKEN, "/api/audit?target=" + id)).toString())
        .contains("\"password\\\":\\\"***\\\"")
        .doesNotContain("pbkdf2");
  }

  private static User user(String name) {
    Instant now = Instant.now();
    return new User(
        User.SCHEMA_VERSION,
        name.replace(' ', '-'),
        name,
        User.Role.READER,
        List.of(),
        false,
        null,
        null,
        List.of(),
        null,
        now,
        now);
  }

  private static String session(String userId, Instant created, Instant used) {
    String id = Secrets.random();
    desk.topics.send(Topic.SESSIONS, Secrets.sha256(id), new DeskSession(1, userId, created, used));
    return "wirewatch_session=" + id;
  }

  private static Subscription read(String id) {
    return desk.topics.readAll(Topic.SUBSCRIPTIONS, Subscription.class).stream()
        .filter(one -> one.subscriptionId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Notification notification(Subscription subscription) {
    return new Notification(
        1,
        "n-" + subscription.subscriptionId(),
        subscription.subscriptionId(),
        subscription.name(),
        subscription.owner(),
        subscription.query(),
        new Subscription.Receiver("r1", Subscription.Channel.DESK, null, null),
        "story-1",
        "article-1",
        "A letter",
        java.net.URI.create("https://ledger.example/1"),
        "Ledger",
        "A letter.",
        List.of(),
        new Match(subscription.subscriptionId(), List.of(), "letter"),
        Instant.now(),
        Instant.now(),
        Instant.now());
  }
}
