package org.wirewatch.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.testkit.Articles.anArticle;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Story;

class StoryAssignerTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final EnrichedArticle FIRE =
      article(
          "Coast Radio",
          "Fire destroys fish market in Brackwater",
          "A fire destroyed the old fish market of Brackwater early on Monday. Two fire fighters were"
              + " slightly hurt. The cause is unknown, fire chief Hanna Oster said.");
  private static final EnrichedArticle FIRE_REPORTED_ELSEWHERE =
      article(
          "The Brackwater Post",
          "Historic market hall burns down",
          "Brackwater's fish market, built in 1912, burnt down in the night to Monday. Fire chief"
              + " Hanna Oster said that two of her people were hurt.");
  private static final EnrichedArticle FIRE_FOLLOW_UP =
      article(
          "Coast Radio",
          "Faulty cooler caused market fire",
          "A faulty cooler caused the fire that destroyed the Brackwater fish market, investigators"
              + " said on Wednesday. The hall, built in 1912, burnt down in the night to Monday; two"
              + " fire fighters were slightly hurt. Traders will sell from tents by the harbour.");
  private static final EnrichedArticle ANOTHER_FIRE =
      article(
          "Hill Courier",
          "Fire damages school in Sorrel",
          "A fire damaged the roof of a school in Sorrel on Monday. Nobody was hurt. Pupils will be"
              + " taught in the town hall, headmaster Piet Lund said.");
  private static final EnrichedArticle BUDGET =
      article(
          "Hill Courier",
          "Council approves budget",
          "The council of Sorrel approved next year's budget after a long debate about fees for"
              + " kindergartens and the repair of bridges.");

  private final StoryAssigner assigner = new StoryAssigner(StorySettings.defaults());

  @Test
  void groupsReportsOfTheSameEvent() {
    Story first = assigner.assign(FIRE, MONDAY).story();
    Story second = assigner.assign(FIRE_REPORTED_ELSEWHERE, MONDAY.plusSeconds(3600)).story();
    Story third = assigner.assign(FIRE_FOLLOW_UP, MONDAY.plus(Duration.ofDays(2))).story();

    assertThat(List.of(second.storyId(), third.storyId())).containsOnly(first.storyId());
    assertThat(third.articleCount()).isEqualTo(3);
    assertThat(third.outlets())
        .containsEntry("Coast Radio", 2)
        .containsEntry("The Brackwater Post", 1);
    assertThat(third.firstSeenAt()).isEqualTo(MONDAY);
    assertThat(third.lastSeenAt()).isEqualTo(MONDAY.plus(Duration.ofDays(2)));
    assertThat(third.timeline())
        .extracting(Story.Step::articleId)
        .containsExactly(
            FIRE.articleId(), FIRE_REPORTED_ELSEWHERE.articleId(), FIRE_FOLLOW_UP.articleId());
    assertThat(third.centroid()).containsKeys("brackwat", "fish", "market");
  }

  @Test
  void keepsEventsOfTheSameKindApart() {
    String first = assigner.assign(FIRE, MONDAY).story().storyId();

    assertThat(assigner.assign(ANOTHER_FIRE, MONDAY).story().storyId()).isNotEqualTo(first);
    assertThat(assigner.assign(BUDGET, MONDAY).story().storyId()).isNotEqualTo(first);
  }

  @Test
  void keepsTemplateArticlesOfDifferentPlacesApart() {
    String template =
        "Police are looking for witnesses of an accident on the road between %s and %s. A cyclist was"
            + " hit by a car on %s and taken to hospital. Call the station at %s.";
    EnrichedArticle one =
        article(
            "Police",
            "Cyclist hit near Ostrand",
            template.formatted("Ostrand", "Vilmar", "Friday", "Ostrand"));
    EnrichedArticle two =
        article(
            "Police",
            "Cyclist hit near Kelbury",
            template.formatted("Kelbury", "Droon", "Sunday", "Kelbury"));

    String first = assigner.assign(one, MONDAY).story().storyId();

    assertThat(assigner.assign(two, MONDAY).story().storyId()).isNotEqualTo(first);
  }

  @Test
  void putsAWireCopyWithAnotherHeadlineInItsStory() {
    EnrichedArticle copy =
        article(
            "Hill Courier",
            "Two hurt as flames gut landmark",
            "(Agency) " + FIRE.text() + " Reporting by our correspondent.");

    assertThat(assigner.assign(copy, MONDAY).story().storyId())
        .isNotEqualTo(assigner.assign(BUDGET, MONDAY).story().storyId());
    assertThat(assigner.assign(FIRE, MONDAY).story().articleCount()).isEqualTo(2);
  }

  @Test
  void countsARevisionOnce() {
    EnrichedArticle revision =
        anArticle()
            .withUrl(FIRE.url().toString())
            .withOutlet(FIRE.outlet())
            .withRevision(2)
            .withTitle("Something quite different")
            .withText("This page has moved.")
            .enriched();

    String story = assigner.assign(FIRE, MONDAY).story().storyId();
    Story after = assigner.assign(revision, MONDAY.plusSeconds(60)).story();

    assertThat(after.storyId()).isEqualTo(story);
    assertThat(after.articleCount()).isEqualTo(1);
  }

  @Test
  void opensANewStoryWhenTheOldOneIsOver() {
    String first = assigner.assign(FIRE, MONDAY).story().storyId();
    Instant later = MONDAY.plus(Duration.ofDays(30));

    assertThat(assigner.assign(FIRE_FOLLOW_UP, later).story().storyId()).isNotEqualTo(first);
    assertThat(assigner.close(later)).containsExactly(first);
    assertThat(assigner.openStories()).isEqualTo(1);
  }

  @Test
  void closesTheOldestStoriesBeyondTheBound() {
    StoryAssigner small =
        new StoryAssigner(new StorySettings(0.28, Duration.ofDays(7), Duration.ofDays(10), 1));
    String first = small.assign(FIRE, MONDAY).story().storyId();
    small.assign(BUDGET, MONDAY.plusSeconds(1));

    assertThat(small.close(MONDAY.plusSeconds(1))).containsExactly(first);
  }

  @Test
  void goesOnFromWhatWasStored() throws IOException {
    List<EnrichedArticle> stream =
        List.of(FIRE, ANOTHER_FIRE, FIRE_REPORTED_ELSEWHERE, BUDGET, FIRE_FOLLOW_UP);
    List<StoryState> uninterrupted = new ArrayList<>();
    for (EnrichedArticle article : stream) {
      uninterrupted.add(assigner.decide(article, MONDAY));
    }

    List<StoryState> stored = new ArrayList<>();
    for (EnrichedArticle article : stream) {
      StoryAssigner restarted = new StoryAssigner(StorySettings.defaults());
      for (StoryState state : stored) {
        restarted.restore(Json.read(Json.bytes(state), StoryState.class));
      }
      StoryState decided = restarted.decide(article, MONDAY);
      assertThat(decided.story()).isEqualTo(uninterrupted.get(stream.indexOf(article)).story());
      stored.removeIf(state -> state.id().equals(decided.id()));
      stored.add(decided);
    }
  }

  private static EnrichedArticle article(String outlet, String title, String text) {
    return anArticle().withOutlet(outlet).withTitle(title).withText(text).enriched();
  }
}
