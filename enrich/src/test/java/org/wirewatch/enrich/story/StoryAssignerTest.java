package org.wirewatch.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.testkit.Articles.anArticle;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.wirewatch.enrich.Annotated;
import org.wirewatch.enrich.Annotator;
import org.wirewatch.wire.Json;
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
        .containsExactly(id(FIRE), id(FIRE_REPORTED_ELSEWHERE), id(FIRE_FOLLOW_UP));
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

    String first = assigner.assign(one, MONDAY).story().storyId();

    assertThat(assigner.assign(two, MONDAY).story().storyId()).isNotEqualTo(first);
  }

  @Test
  void putsAWireCopyWithAnotherHeadlineInItsStory() {
    Annotated copy =
        article(
            "Hill Courier",
            "Two hurt as flames gut landmark",
            "(Agency) " + FIRE.article().text() + " Reporting by our correspondent.");

    assertThat(assigner.assign(copy, MONDAY).story().storyId())
        .isNotEqualTo(assigner.assign(BUDGET, MONDAY).story().storyId());
    assertThat(assigner.assign(FIRE, MONDAY).story().articleCount()).isEqualTo(2);
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
    StoryAssigner small = new StoryAssigner(new StorySettings(Duration.ofDays(7), 1));
    String first = small.assign(FIRE, MONDAY).story().storyId();
    small.assign(BUDGET, MONDAY.plusSeconds(1));

    assertThat(small.close(MONDAY.plusSeconds(1))).containsExactly(first);
  }

  @Test
  void goesOnFromWhatWasStored() throws IOException {
    List<Annotated> stream =
        List.of(FIRE, ANOTHER_FIRE, FIRE_REPORTED_ELSEWHERE, BUDGET, FIRE_FOLLOW_UP);
    Stored stored = new Stored();
    for (Annotated article : stream) {
      StoryAssigner restarted = stored.restarted();

      assertThat(restarted.assign(article, MONDAY).stories())
          .isEqualTo(assigner.assign(article, MONDAY).stories());
    }
    assertThat(stored.stories).hasSize(assigner.openStories());
    assertThat(stored.articles).hasSize(stream.size());
  }

  @Test
  void forgetsTheArticlesOfClosedStories() throws IOException {
    Stored stored = new Stored();
    StoryAssigner storing = stored.restarted();
    storing.assign(FIRE, MONDAY);
    storing.assign(FIRE_FOLLOW_UP, MONDAY);

    storing.close(MONDAY.plus(Duration.ofDays(30)));

    assertThat(stored.stories).isEmpty();
    assertThat(stored.articles).isEmpty();
  }

  private static String id(Annotated article) {
    return article.article().articleId();
  }

  private static Annotated article(String outlet, String title, String text) {
    return ANNOTATOR.annotated(
        anArticle().withOutlet(outlet).withTitle(title).withText(text).build());
  }

  /** Keeps what a store would, as bytes. */
  private static final class Stored implements StoryJournal {
    private final Map<String, byte[]> stories = new TreeMap<>();
    private final Map<String, byte[]> articles = new TreeMap<>();

    @Override
    public void story(String storyId, StoryState state) {
      put(stories, storyId, state);
    }

    @Override
    public void article(String articleId, ArticleTraits traits) {
      put(articles, articleId, traits);
    }

    private static void put(Map<String, byte[]> store, String key, Object value) {
      if (value == null) {
        store.remove(key);
      } else {
        store.put(key, Json.bytes(value));
      }
    }

    StoryAssigner restarted() throws IOException {
      StoryAssigner assigner =
          new StoryAssigner(StorySettings.defaults(), StoryModel.bundled(), this);
      for (byte[] story : stories.values()) {
        assigner.restore(Json.read(story, StoryState.class));
      }
      for (byte[] article : articles.values()) {
        assigner.restore(Json.read(article, ArticleTraits.class));
      }
      return assigner;
    }
  }
}
