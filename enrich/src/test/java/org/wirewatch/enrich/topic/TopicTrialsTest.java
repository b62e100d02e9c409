package org.wirewatch.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wirewatch.testkit.Articles.anArticle;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirewatch.enrich.Annotator;
import org.wirewatch.testkit.Articles;
import org.wirewatch.wire.EnrichedArticle.TopicScore;
import org.wirewatch.wire.TopicDefinition;

class TopicTrialsTest {
  private static final TopicDefinition VOLCANOES =
      new TopicDefinition(
          "volcanoes",
          "Volcanoes",
          "Eruptions of volcanoes: lava, ash clouds, evacuations near the crater.",
          "lava OR volcan*",
          List.of("The volcano erupted twice in the night."),
          List.of());

  private final TopicTrials trials = new TopicTrials();

  @Test
  void scoresAsTheTopologyWould() {
    Annotator annotator = Annotator.load(List.of(VOLCANOES));
    for (Articles one :
        List.of(
            anArticle()
                .withTitle("Ash cloud closes airport")
                .withText("The volcano erupted at dawn; lava reached the evacuated villages."),
            anArticle()
                .withTitle("Aschewolke schließt Flughafen")
                .withText("Der Vulkan brach in der Nacht aus, die Lava erreichte zwei Dörfer.")
                .withLanguage("de"))) {
      var enriched = annotator.annotate(one.build());

      TopicScore score = trials.scorer(VOLCANOES).score(enriched);

      List<TopicScore> found =
          enriched.topics().stream().filter(topic -> topic.id().equals(VOLCANOES.id())).toList();
      assertThat(found)
          .isEqualTo(score.score() >= trials.about() ? List.of(score) : List.<TopicScore>of());
    }
  }

  @Test
  void scoresByADefinitionThatIsSwitchedOff() {
    TopicDefinition off = VOLCANOES.disabled(true).changedAt(Instant.EPOCH);
    var article = anArticle().withText("Lava everywhere.").enriched();

    assertThat(trials.scorer(off).score(article))
        .isEqualTo(trials.scorer(VOLCANOES).score(article));
  }

  @Test
  void refusesAFaultyDefinition() {
    TopicDefinition bad = new TopicDefinition("x", null, "y", "strike AND (", null, null);

    assertThatThrownBy(() -> trials.scorer(bad)).isInstanceOf(IllegalArgumentException.class);
  }
}
