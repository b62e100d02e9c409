package org.wirewatch.app.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.testkit.Articles.anArticle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wirewatch.enrich.Annotated;
import org.wirewatch.enrich.Particulars;
import org.wirewatch.enrich.StoryWriter;
import org.wirewatch.enrich.story.StoryChange;
import org.wirewatch.enrich.story.StoryScores;
import org.wirewatch.enrich.story.StoryStream;
import org.wirewatch.enrich.story.StoryStream.Labelled;

/**
 * The stories of the sample newsroom: in the order in which it publishes, and all at once in any
 * order, as after a restart.
 */
class NewsroomStoriesTest {
  private static final int ORDERS = 6;
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final Pattern MARKS = Pattern.compile("\\[([^\\]]*)]\\([^)]*\\)|\\{\\w+}|^## ");

  private static StoryStream published;

  @BeforeAll
  static void annotate() {
    Particulars particulars = Particulars.load();
    List<Labelled> articles = new ArrayList<>();
    for (NewsArticle article : Library.load().articles()) {
      Instant at = START.plus(article.at());
      articles.add(
          new Labelled(annotated(article, at, particulars), at, article.story(), article.story()));
    }
    articles.sort((one, other) -> one.at().compareTo(other.at()));
    published = new StoryStream("sample newsroom", articles);
  }

  @Test
  void comeOutAsPublished() {
    StoryScores scores = scores(published);

    assertThat(scores.f1()).as("BCubed F1").isGreaterThan(0.98);
  }

  @Test
  void comeOutInTheOrderOfPublicationWithinMinutes() {
    StoryScores scores = scores(published.undated());

    assertThat(scores.f1()).as("BCubed F1").isGreaterThan(0.98);
  }

  @Test
  void comeOutAllAtOnceInAnyOrder() {
    List<StoryScores> scores = new ArrayList<>();
    for (int seed = 1; seed <= ORDERS; seed++) {
      scores.add(scores(published.undated().shuffled(seed)));
    }

    assertThat(StoryScores.mean(scores).f1()).as("mean BCubed F1").isGreaterThan(0.95);
  }

  private static StoryScores scores(StoryStream stream) {
    StoryWriter writer = new StoryWriter();
    Map<String, String> stories = new HashMap<>();
    for (Labelled labelled : stream.articles()) {
      StoryWriter.Placed placed = writer.next(labelled.article(), labelled.at());
      for (StoryChange change : placed.changes()) {
        if (change instanceof StoryChange.Merged merged) {
          stories.replaceAll(
              (article, story) -> story.equals(merged.absorbedId()) ? merged.storyId() : story);
        } else if (change instanceof StoryChange.Split split) {
          split.leaving().forEach(article -> stories.replace(article, split.apartId()));
        }
      }
      stories.put(labelled.id(), placed.article().storyId());
    }
    StoryScores scores = StoryScores.of(stream, stories);
    System.out.printf(
        "BCubed P %.3f, R %.3f, F1 %.3f%n", scores.precision(), scores.recall(), scores.f1());
    return scores;
  }

  private static Annotated annotated(NewsArticle article, Instant at, Particulars particulars) {
    String text =
        String.join("\n\n", article.body().stream().map(NewsroomStoriesTest::plain).toList());
    return particulars.of(
        anArticle()
            .withUrl("https://" + article.outlet() + ".example/" + article.id())
            .withTitle(plain(article.headline()))
            .withText(text)
            .withOutlet(article.outlet())
            .publishedAt(at)
            .firstSeenAt(at)
            .build());
  }

  private static String plain(String text) {
    return MARKS.matcher(text).replaceAll(found -> found.group(1) == null ? "" : found.group(1));
  }
}
