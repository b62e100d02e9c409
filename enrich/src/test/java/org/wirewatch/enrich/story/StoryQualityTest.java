package org.wirewatch.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wirewatch.enrich.Particulars;

/**
 * Scores the model that ships. It was learned from the development data, so their scores only show
 * that it is the one that was learned; {@code bench/run quality.StoryQuality} cross-validates.
 */
class StoryQualityTest {
  private static final Path DEVELOPMENT =
      Path.of("../../shared/data/topics/clustering/ecb_dev.jsonl");
  private static final int ORDERS = 3;

  private static Particulars particulars;

  @BeforeAll
  static void loadModels() {
    particulars = Particulars.load();
  }

  @Test
  void reachesTheScoreOnDevelopmentStories() throws IOException {
    assumeTrue(Files.exists(DEVELOPMENT), "skipped: no development data at " + DEVELOPMENT);
    StoryStream stream = StoryStream.read("ECB+", DEVELOPMENT, row -> true, particulars);

    List<StoryScores> scores = new ArrayList<>();
    for (int order = 0; order < ORDERS; order++) {
      StoryStream shuffled = stream.shuffled(order);
      scores.add(
          StoryScores.of(
              shuffled, StoryTrainer.assigned(shuffled, article -> StoryModel.bundled())));
    }

    StoryScores mean = StoryScores.mean(scores);
    System.out.printf("BCubed F1 %.4f, pairwise F1 %.4f%n", mean.f1(), mean.pairF1());
    assertThat(mean.f1()).isGreaterThan(0.9);
    assertThat(mean.pairF1()).isGreaterThan(0.86);
  }

  @Test
  void tellsEventsOfThemesApartThatItDidNotLearnFrom() throws IOException {
    StoryStream heldOut =
        StoryStream.readSet(
            "written outlets",
            Path.of("src/test/resources/org/wirewatch/enrich/story", StoryTrainer.OUTLETS),
            "held-out",
            particulars);

    StoryScores scores =
        StoryScores.of(heldOut, StoryTrainer.assigned(heldOut, article -> StoryModel.bundled()));

    System.out.printf("BCubed F1 %.4f, pairwise F1 %.4f%n", scores.f1(), scores.pairF1());
    assertThat(scores.f1()).isGreaterThan(0.67);
  }
}
