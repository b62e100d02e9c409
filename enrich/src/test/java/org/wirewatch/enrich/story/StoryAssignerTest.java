package org.wirewatch.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.testkit.Articles.anArticle;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirewatch.enrich.Annotated;
import org.wirewatch.enrich.Annotator;
import org.wirewatch.wire.Story;

class StoryAssignerTest {
  private static final Annotator ANNOTATOR = Annotator.load(List.of());
  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final Annotated FIRE =
      article(
          "Coast Radio",
          "Fire destroys fish market in Brackwater",
          "A fire destroyed the old fish market of Brackwater early on Monday. Two fire fighters were"
              + " slightly hurt. The cause is unknown, fire chief Hanna Oster said.");
  private static final Annotated FIRE_REPORTED_ELSEWHERE =
      article(
          "The Brackwater Post",
          "Historic market hall burns down",
          "Brackwater's fish market, built in 1912, burnt down in the night to Monday. Fire chief"
              + " Hanna Oster said that two of her people were hurt.");
  private static final Annotated FIRE_FOLLOW_UP =
      article(
          "Coast Radio",
          "Faulty cooler caused market fire",
          "A faulty cooler caused the fire that destroyed the Brackwater fish market, investigators"
              + " said on Wednesday. The hall, built in 1912, burnt down in the night to Monday; two"
              + " fire fighters were slightly hurt. Traders will sell from tents by the harbour.");
  private static final Annotated ANOTHER_FIRE =
      article(
          "Hill Courier",
          "Fire damages school in Sorrel",
          "A fire damaged the roof of a school in Sorrel on Monday. Nobody was hurt. Pupils will be"
              + " taught in the town hall, headmaster Piet Lund said.");
  private static final Annotated BUDGET =
      article(
          "Hill Courier",
          "Council approves budget",
          "The council of Sorrel approved next year's budget after a long debate about fees for"
              + " kindergartens and the repair of bridges.");

  private final KeptStories stories = new KeptStories();

  @Test
  void groupsReportsOfTheSameEvent() {
    Story first = stories.add(FIRE, MONDAY);
    Story second = stories.add(FIRE_REPORTED_ELSEWHERE, MONDAY.plusSeconds(3600));
    Story third = stories.add(FIRE_FOLLOW_UP, MONDAY.plus(Duration.ofDays(2)));

    assertThat(List.of(second.storyId(), third.storyId())).containsOnly(first.storyId());
    assertThat(third.articleCount()).isEqualTo(3);
    assertThat(third.outlets())
        .containsEntry("Coast Radio", 2)
        .containsEntry("The Brackwater Post", 1);
    assertThat(third.firstSeenAt()).isEqualTo(MONDAY);
    assertThat(third.lastSeenAt()).isEqualTo(MONDAY.plus(Duration.ofDays(2)));
    assertThat(third.timeline())
        .extracting(Story.Step::articleId)
        .containsExactly(id(FIRE), id(FIRE_REPORTED_ELSEWHERE), id(FIRE_FOLLOW_UP));
    assertThat(third.centroid()).containsKeys("brackwat", "fish", "market");
  }

  @Test
  void keepsEventsOfTheSameKindApart() {
    String first = stories.add(FIRE, MONDAY).storyId();

    assertThat(stories.add(ANOTHER_FIRE, MONDAY).storyId()).isNotEqualTo(first);
    assertThat(stories.add(BUDGET, MONDAY).storyId()).isNotEqualTo(first);
  }

  @Test
  void keepsTemplateArticlesOfDifferentPlacesApart() {
    String template =
        "Police are looking for witnesses of an accident on the road between %s and %s. A cyclist was"
            + " hit by a car on %s and taken to hospital. Call the station at %s.";
    Annotated one =
        article(
            "Police",
            "Cyclist hit near Ostrand",
            template.formatted("Ostrand", "Vilmar", "Friday", "Ostrand"));
    Annotated two =
        article(
            "Police",
            "Cyclist hit near Kelbury",
            template.formatted("Kelbury", "Droon", "Sunday", "Kelbury"));

    String first = stories.add(one, MONDAY).storyId();

    assertThat(stories.add(two, MONDAY).storyId()).isNotEqualTo(first);
  }

  @Test
  void putsAWireCopyWithAnotherHeadlineInItsStory() {
    Annotated copy =
        article(
            "Hill Courier",
            "Two hurt as flames gut landmark",
            "(Agency) " + FIRE.article().text() + " Reporting by our correspondent.");

    assertThat(stories.add(copy, MONDAY).storyId())
        .isNotEqualTo(stories.add(BUDGET, MONDAY).storyId());
    assertThat(stories.add(FIRE, MONDAY).articleCount()).isEqualTo(2);
  }

  @Test
  void countsARevisionOnce() {
    Annotated revision =
        ANNOTATOR.annotated(
            anArticle()
                .withUrl(FIRE.article().url().toString())
                .withOutlet(FIRE.article().outlet())
                .withRevision(2)
                .withTitle("Something quite different")
                .withText("This page has moved.")
                .build());

    String story = stories.add(FIRE, MONDAY).storyId();
    Story after = stories.add(revision, MONDAY.plusSeconds(60));

    assertThat(after.storyId()).isEqualTo(story);
    assertThat(after.articleCount()).isEqualTo(1);
  }

  @Test
  void opensANewStoryWhenTheOldOneIsOver() throws IOException {
    StoryAssigner assigner = stories.restarted();
    String first = assigner.assign(FIRE, MONDAY).storyId();
    Instant later = MONDAY.plus(Duration.ofDays(30));

    assertThat(assigner.assign(FIRE_FOLLOW_UP, later).storyId()).isNotEqualTo(first);
    assertThat(assigner.close(later)).containsExactly(first);
    assertThat(assigner.openStories()).isEqualTo(1);
  }

  @Test
  void closesTheOldestStoriesBeyondTheBound() {
    StoryAssigner small = new StoryAssigner(new StorySettings(Duration.ofDays(7), 1));
    String first = small.assign(FIRE, MONDAY).storyId();
    small.assign(BUDGET, MONDAY.plusSeconds(1));

    assertThat(small.close(MONDAY.plusSeconds(1))).containsExactly(first);
  }

  @Test
  void goesOnFromWhatWasStored() throws IOException {
    List<Annotated> stream =
        List.of(FIRE, ANOTHER_FIRE, FIRE_REPORTED_ELSEWHERE, BUDGET, FIRE_FOLLOW_UP);
    KeptStories interrupted = new KeptStories();
    for (Annotated article : stream) {
      interrupted.restart();

      assertThat(interrupted.changed(article, MONDAY)).isEqualTo(stories.changed(article, MONDAY));
    }
  }

  @Test
  void forgetsTheArticlesOfClosedStories() throws IOException {
    stories.add(FIRE, MONDAY);
    stories.add(FIRE_FOLLOW_UP, MONDAY);
    assertThat(stories.keptArticles()).hasSize(2);

    stories.restarted().close(MONDAY.plus(Duration.ofDays(30)));

    assertThat(stories.keptStories()).isEmpty();
    assertThat(stories.keptArticles()).isEmpty();
  }

  private static String id(Annotated article) {
    return article.article().articleId();
  }

  private static Annotated article(String outlet, String title, String text) {
    return ANNOTATOR.annotated(
        anArticle().withOutlet(outlet).withTitle(title).withText(text).build());
  }
}
