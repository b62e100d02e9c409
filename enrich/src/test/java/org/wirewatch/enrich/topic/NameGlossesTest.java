package org.wirewatch.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.KnownEntity;

class NameGlossesTest {
  private final NameGlosses glosses =
      new NameGlosses(
          KnowledgeBase.of(
              List.of(
                  organization("pedalo", "Pedalo", List.of(), "food delivery company"),
                  organization("northern-rail", "Northern Rail", List.of("NR"), "railway operator"),
                  organization("target", "Target", List.of(), "chain of shops"))));

  @Test
  void tellsWhatANamedOrganisationIs() {
    assertThat(glosses.in("Riders of Pedalo’s rival join Northern Rail staff."))
        .containsExactly(
            new NameGlosses.Gloss("food delivery company", 10, 16),
            new NameGlosses.Gloss("railway operator", 30, 43));
  }

  @Test
  void findsNamesInHeadlinesThatHaveLostCapitalsAndApostrophes() {
    assertThat(glosses.in("pedalos riders on strike"))
        .containsExactly(new NameGlosses.Gloss("food delivery company", 0, 6));
  }

  @Test
  void takesNoOrdinaryWordOrAbbreviationInSmallLettersForAName() {
    assertThat(glosses.in("the target of the strike")).isEmpty();
    assertThat(glosses.in("They missed the target of nr 5.")).isEmpty();
  }

  private static KnownEntity organization(
      String id, String name, List<String> aliases, String description) {
    return new KnownEntity(
        KnownEntity.SCHEMA_VERSION,
        id,
        EntityType.ORGANIZATION,
        name,
        "company",
        null,
        aliases,
        null,
        description,
        List.of(),
        List.of(),
        null,
        null);
  }
}
