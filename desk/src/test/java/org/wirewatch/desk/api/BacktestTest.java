package org.wirewatch.desk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.wirewatch.testkit.Articles.anArticle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wirewatch.desk.archive.Archive;
import org.wirewatch.query.NewsQuery;
import org.wirewatch.query.QueryException;
import org.wirewatch.testkit.Articles;
import org.wirewatch.wire.AlertResponse.Verdict;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Story;

class BacktestTest {
  private static final Instant NOW = Instant.parse("2026-03-30T12:00:00Z");

  private final Archive archive = Archive.open(null);
  private int records;

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void countsAStoryOnceFoldsCopiesAndTakesMergedStoriesAsOne() throws QueryException {
    // Given: two articles of one story, a copy in another, a story merged into the first
    EnrichedArticle first = put(letter(9).inStory("one"));
    put(letter(8).inStory("one"));
    put(letter(7).inStory("two").copyOf(first.articleId()));
    put(letter(6).inStory("three"));
    put(anArticle().withText("Rain fell.").publishedAt(NOW.minus(Duration.ofDays(5))));
    put(letter(60).inStory("long ago"));
    merge("three", "one");
    // When
    Backtest result = run("letter", Map.of());
    // Then
    assertThat(result.matches()).isEqualTo(4);
    assertThat(result.copies()).isEqualTo(1);
    assertThat(result.alerts()).isEqualTo(1);
    assertThat(result.days()).hasSize(30);
    assertThat(result.daysCovered()).isEqualTo(10);
    assertThat(result.alertsPerDay()).isEqualTo(0.1);
    assertThat(result.days().stream().mapToInt(Backtest.Day::matches).sum()).isEqualTo(4);
    assertThat(result.samples())
        .singleElement()
        .satisfies(sample -> assertThat(sample.match().why()).isNotBlank());
  }

  @Test
  void spreadsTenSamplesOverTheTime() throws QueryException {
    for (int day = 0; day < 28; day++) {
      put(letter(day).inStory("story" + day));
    }
    List<Backtest.Sample> samples = run("letter", Map.of()).samples();
    assertThat(samples).hasSize(10);
    assertThat(samples.getFirst().article().publishedAt())
        .isEqualTo(NOW.minus(Duration.ofDays(27)));
    assertThat(samples.getLast().article().publishedAt()).isEqualTo(NOW);
  }

  @Test
  void estimatesThePrecisionOfMarkedArticlesThatStillMatch() throws QueryException {
    EnrichedArticle good = put(letter(1));
    EnrichedArticle bad = put(letter(2).withText("A letter on football."));
    Map<String, Verdict> marks =
        Map.of(good.articleId(), Verdict.GOOD, bad.articleId(), Verdict.BAD);
    assertThat(run("letter", marks).precision().value()).isEqualTo(0.5);
    Precision narrower = run("letter NOT football", marks).precision();
    assertThat(narrower.value()).isEqualTo(1);
    assertThat(narrower.low()).isEqualTo(0.2065, within(0.001));
  }

  private Articles letter(int daysAgo) {
    return anArticle()
        .withText("Staff signed an open letter.")
        .publishedAt(NOW.minus(Duration.ofDays(daysAgo)));
  }

  private EnrichedArticle put(Articles builder) {
    EnrichedArticle article = builder.enriched();
    archive.put(article, "0." + records++, NOW);
    return article;
  }

  private void merge(String storyId, String into) {
    archive.put(
        new Story(
            1, storyId, "Title", 1, NOW, NOW, null, null, null, null, into, null, null, null, null,
            null, null, null, null, null));
  }

  private Backtest run(String query, Map<String, Verdict> marks) throws QueryException {
    archive.refresh();
    return Backtest.of(archive.search(), NewsQuery.parse(query), marks, NOW);
  }
}
