package org.wirewatch.bench.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DuplicateScoreTest {
  private static final List<LabelledArticle> ARTICLES =
      List.of(
          labelled("a", "g1", "original", null),
          labelled("b", "g1", "cut", null),
          labelled("c", "g1", "light", null),
          labelled("u", "u", "update", "a"),
          labelled("t", "t", "template", null));

  @Test
  void countsPairsAndKinds() {
    DuplicateScore score =
        score(Map.of("a", "a", "b", "a", "c", "c", "u", "u", "t", "c"), Set.of());

    assertThat(score.precision()).isEqualTo(0.5);
    assertThat(score.recall()).isEqualTo(1 / 3.0, within(1e-9));
    assertThat(score.f1()).isEqualTo(0.4, within(1e-9));
    assertThat(score.byKind()).containsExactlyInAnyOrderEntriesOf(Map.of("cut", 1.0, "light", 0.0));
    assertThat(score.templates()).isEqualTo(1);
    assertThat(score.updates()).isZero();
    assertThat(score.allUpdates()).isEqualTo(1);
  }

  @Test
  void countsAnUpdateThatWasCalledADuplicate() {
    assertThat(score(Map.of("a", "a", "b", "a", "c", "a", "u", "a", "t", "t"), Set.of()).updates())
        .isEqualTo(1);
  }

  @Test
  void updateThatCameFirstWasNotCalledADuplicate() {
    assertThat(score(Map.of("a", "u", "b", "u", "c", "u", "u", "u", "t", "t"), Set.of()).updates())
        .isZero();
  }

  @Test
  void ignoredPairsDoNotCount() {
    Map<String, String> all = Map.of("a", "a", "b", "a", "c", "a", "u", "u", "t", "a");

    assertThat(score(all, Set.of("t g1")).precision()).isEqualTo(1);
  }

  private static DuplicateScore score(Map<String, String> clusters, Set<String> ignored) {
    return DuplicateScore.of(ARTICLES, clusters, ignored);
  }

  private static LabelledArticle labelled(String id, String group, String kind, String base) {
    return new LabelledArticle(LabelledArticle.article(id, "", "text"), group, kind, true, base);
  }
}
