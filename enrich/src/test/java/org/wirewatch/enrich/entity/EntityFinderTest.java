package org.wirewatch.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirewatch.enrich.link.Linker;
import org.wirewatch.enrich.text.Sentences;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.EnrichedArticle.Mention;
import org.wirewatch.wire.KnownEntity;

class EntityFinderTest {
  private static final String TEXT =
      """
      Workers at four companies signed a letter on Tuesday, said Daniel Okafor, who wrote it.

      "We will not build this," said Orla Venn, chief executive of a company in Berlin. \
      Venn said the letter had 1,200 signatures. Okafor declined to comment.
      """;

  private final EntityFinder finder = EntityFinder.bundled();

  @Test
  void resolvesSurnamesToTheFullName() {
    List<Mention> mentions = finder.find(TEXT);

    assertThat(mentions)
        .filteredOn(m -> m.type() == EntityType.PERSON)
        .extracting(Mention::text, Mention::canonicalName)
        .contains(tuple("Venn", "Orla Venn"), tuple("Okafor", "Daniel Okafor"));
    assertThat(mentions)
        .filteredOn(m -> "Orla Venn".equals(m.canonicalName()))
        .extracting(Mention::entityId)
        .hasSize(2)
        .containsOnly(Entity.of(EntityType.PERSON, "Orla Venn").id());
  }

  @Test
  void findsTheShortNameInTheHeadline() {
    EntityFinder.Entities entities =
        finder.find("Venn Will Not Build It", TEXT, Sentences.of(TEXT));

    assertThat(entities.title())
        .extracting(Mention::text, Mention::canonicalName)
        .contains(tuple("Venn", "Orla Venn"));
  }

  @Test
  void givesOffsetsIntoTheText() {
    assertThat(finder.find(TEXT))
        .isNotEmpty()
        .allSatisfy(m -> assertThat(TEXT.substring(m.start(), m.end())).isEqualTo(m.text()))
        .allSatisfy(m -> assertThat(m.confidence()).isBetween(0.0, 1.0));
  }

  @Test
  void givesOneIdToOneNameInAllArticles() {
    String other = "Nobody had asked her, Orla Venn said in Madrid.";

    assertThat(id(finder.find(other), "Orla Venn")).isEqualTo(id(finder.find(TEXT), "Orla Venn"));
  }

  @Test
  void takesTheTypeFromPlainContext() {
    String text = "Orla Venn, the chief executive of Lumenary, spoke. Lumenary employees cheered.";

    assertThat(finder.find(text))
        .filteredOn(m -> m.text().equals("Lumenary"))
        .hasSize(2)
        .allMatch(m -> m.type() == EntityType.ORGANIZATION);
  }

  @Test
  void leavesTitlesAndNationalitiesOut() {
    List<Mention> mentions = finder.find("Mr. Okafor met the Belgian envoy. Daniel Okafor left.");

    assertThat(mentions).extracting(Mention::text).containsExactly("Okafor", "Daniel Okafor");
    assertThat(mentions).extracting(Mention::canonicalName).containsOnly("Daniel Okafor");
  }

  @Test
  void resolvesInitialsToTheFullName() {
    String text =
        "Immigration and Customs Enforcement signed the contract. ICE declined to comment on it.";

    assertThat(finder.find(text))
        .extracting(Mention::canonicalName)
        .containsOnly("Immigration and Customs Enforcement");
  }

  @Test
  void findsNothingInNothing() {
    assertThat(finder.find("", "", List.of()).text()).isEmpty();
  }

  @Test
  void namesEachEntityOnceByFirstMention() {
    EntityFinder.Entities found = finder.find("Venn Will Not Build It", TEXT, Sentences.of(TEXT));

    assertThat(found.entities())
        .extracting(EnrichedArticle.Entity::name)
        .startsWith("Orla Venn")
        .contains("Daniel Okafor")
        .doesNotHaveDuplicates();
    assertThat(found.entities()).noneMatch(EnrichedArticle.Entity::known);
  }

  @Test
  void linksAllMentionsOfAGroup() {
    EntityFinder.Entities found =
        finder.find("", TEXT, Sentences.of(TEXT), knowing("orla-venn", "Orla Venn"), null);

    assertThat(found.text())
        .filteredOn(m -> m.text().endsWith("Venn"))
        .hasSize(2)
        .allMatch(m -> m.entityId().equals("orla-venn"));
    assertThat(found.entities())
        .filteredOn(EnrichedArticle.Entity::known)
        .extracting(EnrichedArticle.Entity::id)
        .containsExactly("orla-venn");
  }

  @Test
  void aNamesakeOfSomebodyKnownSharesNoId() {
    String text = "Daniel Okafor, 52, a plumber from Hull, said the water came at night.";
    Linker linker = knowing("daniel-okafor", "Daniel Okafor");

    String id = id(finder.find("", text, Sentences.of(text), linker, null).text(), "Daniel Okafor");

    assertThat(id)
        .isNotEqualTo("daniel-okafor")
        .isNotEqualTo(Entity.of(EntityType.PERSON, "Daniel Okafor").id());
  }

  @Test
  void aFirstNameHasTheSurnameOfTheCouple() {
    String text = "Oskar and Orla Venn gave the house to the town. Orla Venn was born in it.";

    assertThat(finder.find(text))
        .filteredOn(m -> m.text().equals("Oskar"))
        .extracting(Mention::canonicalName)
        .containsExactly("Oskar Venn");
  }

  private static Linker knowing(String id, String name) {
    KnownEntity known =
        new KnownEntity(
            1,
            id,
            EntityType.PERSON,
            name,
            "executive",
            null,
            List.of(),
            null,
            null,
            List.of(),
            List.of(),
            null,
            null);
    return new Linker(KnowledgeBase.of(List.of(known)));
  }

  private static String id(List<Mention> mentions, String name) {
    return mentions.stream()
        .filter(m -> name.equals(m.canonicalName()))
        .findFirst()
        .orElseThrow()
        .entityId();
  }
}
