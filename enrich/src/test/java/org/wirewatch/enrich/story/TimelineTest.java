package org.wirewatch.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirewatch.wire.EnrichedArticle.DuplicateKind;
import org.wirewatch.wire.Span;
import org.wirewatch.wire.Story.Added;
import org.wirewatch.wire.Story.Step;

class TimelineTest {
  private static final int STEPS_MAX = 60;

  @Test
  void leavesOutCopiesFirstAndThenWhatAddedLeast() {
    List<Step> steps = List.of();
    for (int i = 0; i < STEPS_MAX; i++) {
      steps = Timeline.with(steps, step(i, i == 0 ? 0 : 0.5, i == 30));
    }
    steps = Timeline.with(steps, step(60, 0.5, false));
    steps = Timeline.with(steps, step(61, 0.1, false));
    steps = Timeline.with(steps, step(62, 0.5, false));

    assertThat(steps).hasSize(STEPS_MAX);
    assertThat(ids(steps)).doesNotContain("a30").startsWith("a0").endsWith("a60", "a61", "a62");
  }

  @Test
  void replacesTheStepOfARevision() {
    List<Step> steps = Timeline.with(List.of(step(1, 0.5, false)), step(2, 0.5, false));

    assertThat(Timeline.with(steps, step(1, 0.7, false)))
        .containsExactly(step(1, 0.7, false), step(2, 0.5, false));
  }

  @Test
  void takesDetailsFromWhatAddedLeastBeforeAStepIsLeftOut() {
    List<Step> steps = List.of();
    for (int i = 0; i < STEPS_MAX; i++) {
      steps = Timeline.with(steps, detailed(i, i % 2 == 0 ? 0.2 : 0.8));
    }

    assertThat(steps).hasSize(STEPS_MAX);
    assertThat(steps.getFirst().added().changes()).isNotEmpty();
    assertThat(steps.get(10).added().changes()).isEmpty();
    assertThat(steps.get(11).added().changes()).isNotEmpty();
  }

  private static List<String> ids(List<Step> steps) {
    return new ArrayList<>(steps.stream().map(Step::articleId).toList());
  }

  private static Step step(int number, double novelty, boolean copy) {
    return new Step(
        "a" + number,
        "Outlet",
        "Title",
        Instant.EPOCH.plusSeconds(number),
        copy ? "a1" : null,
        copy ? DuplicateKind.COPY : null,
        novelty,
        null,
        Added.NOTHING);
  }

  private static Step detailed(int number, double novelty) {
    List<Span> changes =
        List.of(Span.text(0, 1), Span.text(2, 3), Span.text(4, 5), Span.text(6, 7));
    Added added = new Added(true, List.of(), List.of(), List.of(), changes);
    return new Step(
        "a" + number,
        "Outlet",
        "A title of about seventy characters, which is more than most headlines have",
        Instant.EPOCH.plusSeconds(number),
        null,
        null,
        novelty,
        null,
        added);
  }
}
