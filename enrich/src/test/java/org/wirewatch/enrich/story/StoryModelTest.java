package org.wirewatch.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.wirewatch.enrich.story.StoryModel.Newcomers;

class StoryModelTest {
  private static final Newcomers NEWCOMERS = new Newcomers(2, 0.4, 20);

  @Test
  void correctsNothingWhereHalfOfTheArticlesOpenAStory() {
    assertThat(NEWCOMERS.correction(502, 1_000)).isCloseTo(0, within(1e-9));
  }

  @Test
  void asksForMoreTheMoreArticlesOpenAStory() {
    double few = NEWCOMERS.correction(600, 1_000);
    double most = NEWCOMERS.correction(900, 1_000);

    assertThat(few).isPositive();
    assertThat(most).isGreaterThan(few);
    assertThat(NEWCOMERS.correction(1_000_000, 1_000_000)).isFinite();
  }

  @Test
  void neverAsksForLess() {
    assertThat(NEWCOMERS.correction(0, 0)).isZero();
    assertThat(NEWCOMERS.correction(1, 5_000)).isZero();
  }
}
