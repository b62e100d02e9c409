package org.wirewatch.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.testkit.Articles.anArticle;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.alerts.match.SubscriptionMatcher;
import org.wirewatch.query.QueryException;
import org.wirewatch.testkit.Articles;
import org.wirewatch.wire.AlertPolicy;
import org.wirewatch.wire.AlertPolicy.Digest;
import org.wirewatch.wire.AlertPolicy.Escalation;
import org.wirewatch.wire.AlertPolicy.Period;
import org.wirewatch.wire.AlertPolicy.QuietHours;
import org.wirewatch.wire.AlertPolicy.UpdateOn;
import org.wirewatch.wire.AlertResponse;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.JsonSerde;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Mute;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Notification.Kind;
import org.wirewatch.wire.Story.Added;
import org.wirewatch.wire.Story.AddedFigure;
import org.wirewatch.wire.Story.AddedQuote;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Topic;

/** When, and how often, subscribers are told, on a clock of the test's own. */
class AlertPolicyTest {
  private static final KafkaSettings KAFKA = new KafkaSettings("none:9092", "test.", 1, Map.of());

  @TempDir Path folder;
  private final SubscriptionMatcher matcher = new SubscriptionMatcher();
  private Instant now = Instant.parse("2026-03-02T09:00:00Z");
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> articles;
  private TestInputTopic<String, byte[]> responses;
  private TestOutputTopic<String, Notification> notifications;

  @BeforeEach
  void start() {
    AlertsConfig config = AlertsConfig.defaults().withStateDir(folder);
    Properties properties = AlertsService.properties(config, KAFKA);
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    driver =
        new TopologyTestDriver(
            AlertsTopology.build(config, KAFKA, matcher, new SimpleMeterRegistry(), () -> now),
            properties,
            now);
    articles = input(Topic.ENRICHED_ARTICLES);
    responses = input(Topic.ALERT_RESPONSES);
    notifications =
        driver.createOutputTopic(
            KAFKA.name(Topic.NOTIFICATIONS),
            new StringDeserializer(),
            JsonSerde.of(Notification.class).deserializer());
  }

  private TestInputTopic<String, byte[]> input(Topic topic) {
    return driver.createInputTopic(
        KAFKA.name(topic), new StringSerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void aStoryThatTookInAnAlertedOneIsNotAlertedAgain() throws QueryException {
    subscribe(AlertPolicy.AT_ONCE);

    pipe(letter().inStory("small"));
    pipe(letter().inStory("large").absorbed("small"));
    pipe(letter().inStory("large"));

    assertThat(told()).extracting(Notification::storyId).containsExactly("small");
  }

  @Test
  void tellsNoUpdateUnlessAsked() throws QueryException {
    subscribe(AlertPolicy.AT_ONCE);

    pipe(letter().inStory("one"));
    pipe(letter().inStory("one").added(figure("450", "200")));

    assertThat(told()).hasSize(1);
  }

  @Test
  void tellsOfAChangedFigure() throws QueryException {
    subscribe(updates(UpdateOn.CHANGED_FIGURE));

    pipe(letter().inStory("one").added(figure("200", null)));
    pipe(letter().inStory("one").added(figure("200", null)));
    pipe(letter().inStory("one").added(figure("450", "200")));

    List<Notification> told = told();
    assertThat(told).extracting(Notification::kind).containsExactly(Kind.ALERT, Kind.UPDATE);
    assertThat(told.getLast().news()).isEqualTo("signatures: 450, before 200");
    assertThat(told).extracting(Notification::notificationId).doesNotHaveDuplicates();
  }

  @Test
  void tellsOfAChangedFigureInANewRevisionOfTheArticle() throws QueryException {
    subscribe(updates(UpdateOn.CHANGED_FIGURE, UpdateOn.EVERY_ARTICLE));

    pipe(letter().withUrl("https://a.example/1").inStory("one"));
    pipe(letter().withUrl("https://a.example/1").withRevision(2).inStory("one"));
    pipe(
        letter()
            .withUrl("https://a.example/1")
            .withRevision(3)
            .inStory("one")
            .added(figure("450", "200")));

    assertThat(told()).extracting(Notification::kind).containsExactly(Kind.ALERT, Kind.UPDATE);
  }

  @Test
  void tellsOfANewSpeaker() throws QueryException {
    subscribe(updates(UpdateOn.NEW_SPEAKER));

    pipe(letter().inStory("one"));
    pipe(letter().inStory("one").added(quote("Ada Park")));
    pipe(letter().inStory("one"));

    assertThat(told())
        .extracting(Notification::news)
        .containsExactly(null, "first words of Ada Park");
  }

  @Test
  void tellsOfNewOutletsByTheirNumber() throws QueryException {
    subscribe(new AlertPolicy(Set.of(UpdateOn.NEW_OUTLETS), 2, null, null, null, null, null));

    for (String outlet : List.of("A", "A", "B", "C", "D", "E")) {
      pipe(letter().withOutlet(outlet).inStory("one"));
    }

    assertThat(told())
        .extracting(Notification::news)
        .containsExactly(null, "now in 3 outlets", "now in 5 outlets");
  }

  @Test
  void tellsOfEveryArticleButCopies() throws QueryException {
    subscribe(updates(UpdateOn.EVERY_ARTICLE));
    EnrichedArticle first = letter().inStory("one").enriched();

    pipe(first);
    pipe(letter().inStory("one").copyOf(first.articleId()).enriched());
    pipe(letter().inStory("one"));

    assertThat(told()).extracting(Notification::kind).containsExactly(Kind.ALERT, Kind.UPDATE);
  }

  @Test
  void gathersADigestAndSendsItAtItsTime() throws QueryException {
    subscribe(
        new AlertPolicy(
            null,
            0,
            null,
            new Digest(Period.DAILY, LocalTime.of(18, 0), null),
            null,
            "America/New_York",
            null));

    pipe(letter().inStory("one"));
    pipe(letter().inStory("one"));
    pipe(letter().inStory("two"));
    to("2026-03-02T22:59:59Z");
    assertThat(told()).isEmpty();
    to("2026-03-02T23:00:00Z");

    Notification digest = told().getFirst();
    assertThat(digest.kind()).isEqualTo(Kind.DIGEST);
    assertThat(digest.items()).extracting(Notification.Item::storyId).containsExactly("one", "two");
    to("2026-03-03T23:00:00Z");
    assertThat(told()).as("an empty digest").isEmpty();
  }

  @Test
  void boundsADigest() throws QueryException {
    subscribe(
        new AlertPolicy(null, 0, null, new Digest(Period.HOURLY, null, null), null, null, null));

    for (int story = 0; story < 60; story++) {
      pipe(letter().inStory("story-" + story));
    }
    to("2026-03-02T10:00:00Z");

    Notification digest = told().getFirst();
    assertThat(digest.items()).hasSize(50);
    assertThat(digest.more()).isEqualTo(10);
  }

  @Test
  void sendsAlertsOfOneMomentTogether() throws QueryException {
    subscribe(new AlertPolicy(null, 0, Duration.ofMinutes(5), null, null, null, null));

    pipe(letter().inStory("one"));
    to("2026-03-02T09:04:00Z");
    pipe(letter().inStory("two"));
    to("2026-03-02T09:05:00Z");
    pipe(letter().inStory("three"));
    to("2026-03-02T09:10:00Z");

    List<Notification> told = told();
    assertThat(told).extracting(Notification::kind).containsExactly(Kind.DIGEST, Kind.ALERT);
    assertThat(told.getFirst().items()).hasSize(2);
  }

  @Test
  void deliversAfterQuietHours() throws QueryException {
    QuietHours nights = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), null);
    subscribe(new AlertPolicy(null, 0, null, null, nights, "Europe/Berlin", null));
    to("2026-03-28T22:30:00Z");

    pipe(letter().inStory("one"));
    to("2026-03-29T04:59:59Z");
    assertThat(told()).isEmpty();
    to("2026-03-29T05:00:00Z"); // 07:00 after an hour less of sleep

    assertThat(told()).extracting(Notification::kind).containsExactly(Kind.ALERT);
  }

  @Test
  void sendsHeldAlertsAsTheSubscriptionIsByThen() throws QueryException {
    subscribe(hourly());
    pipe(letter().inStory("one"));
    matcher.upsert(
        TestSubscriptions.with(
            TestSubscriptions.of("s", "raids", TestSubscriptions.mail("new", "n@mail.example")),
            hourly()));
    to("2026-03-02T10:00:00Z");
    assertThat(told()).extracting(one -> one.receiver().receiverId()).containsExactly("new");

    pipe(letter().inStory("two"));
    matcher.remove("s");
    to("2026-03-02T11:00:00Z");
    assertThat(told()).isEmpty();
  }

  @Test
  void showsOnTheDeskAtOnceWhatHasToWait() throws QueryException {
    subscribe(hourly());

    pipe(letter().inStory("one"));

    List<Notification> shown = notifications.readValuesToList();
    assertThat(shown).extracting(one -> one.receiver().channel()).containsExactly(Channel.DESK);
    assertThat(shown.getFirst().news())
        .isEqualTo("held; receivers are told by 2026-03-02T10:00:00Z");
  }

  @Test
  void sendsWhatWaitsWhenTheNewPolicyDoesNotHoldIt() throws QueryException {
    subscribe(hourly());
    pipe(letter().inStory("one"));
    pipe(letter().inStory("two"));

    subscribe(AlertPolicy.AT_ONCE);
    to("2026-03-02T09:01:00Z");
    to("2026-03-02T09:01:01Z");

    assertThat(told())
        .singleElement()
        .satisfies(one -> assertThat(one.items()).hasSize(2))
        .extracting(one -> one.receiver().channel())
        .isEqualTo(Channel.EMAIL);
    to("2026-03-02T10:00:00Z");
    assertThat(told()).as("once").isEmpty();
  }

  private static AlertPolicy hourly() {
    return new AlertPolicy(null, 0, null, new Digest(Period.HOURLY, null, null), null, null, null);
  }

  @Test
  void showsWhatIsMutedOnTheDeskAlone() throws QueryException {
    Instant noon = Instant.parse("2026-03-02T12:00:00Z");
    subscribe(AlertPolicy.AT_ONCE, new Mute(Mute.Target.OUTLET, "Loud Times", noon, null));

    pipe(letter().withOutlet("Loud Times").inStory("one"));
    pipe(letter().withOutlet("Quiet Times").inStory("two"));
    to("2026-03-02T12:00:00Z");
    pipe(letter().withOutlet("Loud Times").inStory("three"));

    List<Notification> told = told();
    assertThat(told)
        .extracting(one -> one.receiver().channel())
        .containsExactly(Channel.DESK, Channel.EMAIL, Channel.EMAIL);
    assertThat(told.getFirst().news()).contains("muted until 2026-03-02T12:00:00Z");
  }

  @Test
  void followsAMutedStoryIntoTheOneThatTookItIn() throws QueryException {
    subscribe(
        updates(UpdateOn.EVERY_ARTICLE),
        new Mute(Mute.Target.STORY, "one", Instant.parse("2026-03-03T00:00:00Z"), null));

    pipe(letter().inStory("two").absorbed("one"));

    assertThat(told()).extracting(one -> one.receiver().channel()).containsExactly(Channel.DESK);
  }

  @Test
  void escalatesWhatNobodyAcknowledges() throws QueryException {
    subscribe(
        new AlertPolicy(
            null,
            0,
            null,
            null,
            null,
            null,
            new Escalation(10, TestSubscriptions.mail("boss", "boss@mail.example"))));
    pipe(letter().inStory("heard"));
    pipe(letter().inStory("unheard"));
    told();

    to("2026-03-02T09:09:00Z");
    acknowledge("heard");
    to("2026-03-02T09:10:00Z");

    List<Notification> told = told();
    assertThat(told).extracting(Notification::kind).containsExactly(Kind.ESCALATION);
    assertThat(told.getFirst().storyId()).isEqualTo("unheard");
    assertThat(told.getFirst().receiver().receiverId()).isEqualTo("boss");
    to("2026-03-02T10:00:00Z");
    assertThat(told()).as("once").isEmpty();
  }

  @Test
  void escalatesNothingThatWasAcknowledgedWhileItWaited() throws QueryException {
    Escalation boss = new Escalation(10, TestSubscriptions.mail("boss", "boss@mail.example"));
    subscribe(
        new AlertPolicy(null, 0, null, new Digest(Period.HOURLY, null, null), null, null, boss));
    pipe(letter().inStory("heard"));
    acknowledge("heard");
    subscribe(new AlertPolicy(null, 0, null, null, null, null, boss));
    to("2026-03-02T09:01:00Z");
    to("2026-03-02T09:01:01Z");
    assertThat(told()).extracting(Notification::kind).containsExactly(Kind.ALERT);

    to("2026-03-02T09:30:00Z");

    assertThat(told()).isEmpty();
  }

  private void subscribe(AlertPolicy policy, Mute... mutes) throws QueryException {
    matcher.upsert(
        TestSubscriptions.with(
            TestSubscriptions.of("s", "raids", TestSubscriptions.mail("me", "me@mail.example")),
            policy,
            mutes));
  }

  private static AlertPolicy updates(UpdateOn... what) {
    return new AlertPolicy(Set.of(what), 0, null, null, null, null, null);
  }

  private void acknowledge(String storyId) {
    AlertResponse response =
        new AlertResponse(
            AlertResponse.SCHEMA_VERSION,
            Ids.of("s", storyId),
            "s",
            storyId,
            null,
            null,
            now,
            "ada",
            now);
    responses.pipeInput(response.alertId(), Json.bytes(response));
  }

  private void to(String instant) {
    Instant then = Instant.parse(instant);
    Duration step = Duration.between(now, then);
    now = then;
    driver.advanceWallClockTime(step);
  }

  /** What became known since the last time, but for what the desk shows until it is sent. */
  private List<Notification> told() {
    return notifications.readValuesToList().stream().filter(one -> !waits(one)).toList();
  }

  private static boolean waits(Notification one) {
    return one.news() != null && one.news().contains("receivers are told by ");
  }

  private static Added figure(String value, String before) {
    AddedFigure figure =
        new AddedFigure(EntityType.NUMBER, value, "signatures", before, 0, 3, value);
    return new Added(false, List.of(), List.of(), List.of(figure), List.of());
  }

  private static Added quote(String speaker) {
    AddedQuote quote = new AddedQuote(speaker, null, true, 0, 3, "No.");
    return new Added(false, List.of(), List.of(quote), List.of(), List.of());
  }

  private static Articles letter() {
    return anArticle()
        .withTitle("An open letter")
        .withText("It was sent on Monday. Workers asked about raids. More follows.");
  }

  private void pipe(Articles article) {
    pipe(article.enriched());
  }

  private void pipe(EnrichedArticle article) {
    articles.pipeInput(article.articleId(), Json.bytes(article));
  }
}
