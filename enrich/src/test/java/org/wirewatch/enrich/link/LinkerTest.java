package org.wirewatch.enrich.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirewatch.enrich.text.Sentence;
import org.wirewatch.enrich.text.Sentences;
import org.wirewatch.enrich.text.Token;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.KnownEntity;
import org.wirewatch.wire.KnownEntity.Role;

class LinkerTest {
  private static final EntityType PERSON = EntityType.PERSON;
  private static final EntityType ORGANIZATION = EntityType.ORGANIZATION;
  private static final EntityType LOCATION = EntityType.LOCATION;

  private final Linker linker =
      new Linker(
          KnowledgeBase.of(
              List.of(
                  row("tide", ORGANIZATION, "Tide Corporation", "company", "US", "Tide", "pumps"),
                  row("ban", ORGANIZATION, "Bureau of Anchors", "agency", "US", "BAN", "harbour"),
                  row("lumen", ORGANIZATION, "Lumenary", "company", "US", "", ""),
                  row("court-fr", ORGANIZATION, "Court of France", "court", "FR", "High Court", ""),
                  row(
                      "court-de",
                      ORGANIZATION,
                      "Court of Germany",
                      "court",
                      "DE",
                      "High Court",
                      ""),
                  row("halden", LOCATION, "Halden", "city", "FR", "", ""),
                  row("halden-us", LOCATION, "Halden", "city", "US", "", "texas"),
                  row("norland", LOCATION, "Norland", "country", "NO", "", ""),
                  row("sudland", LOCATION, "Sudland", "country", "SE", "", ""),
                  row("estland", LOCATION, "Estland", "country", "EE", "", ""),
                  row("estland-state", LOCATION, "Estland", "state", "US", "", ""),
                  leader("orla-venn", "Orla Venn", "IE", "2020-01", null),
                  leader("ana-venn", "Ana Venn", "PT", "1990-01", "1994-05"))));

  @Test
  void linksAFullName() {
    Link link = one("Orla Venn spoke first.", PERSON, "Orla Venn");

    assertThat(link.entity().entityId()).isEqualTo("orla-venn");
    assertThat(link.confidence()).isBetween(0.7, 1.0);
  }

  @Test
  void takesNobodyOfAnotherTradeForTheKnownOne() {
    Link link = one("Orla Venn, 34, a plumber, spoke first.", PERSON, "Orla Venn");

    assertThat(link).isEqualTo(Link.NAMESAKE);
  }

  @Test
  void aSurnameAloneIsThePersonInOffice() {
    assertThat(id("Venn refused to resign.", PERSON, "Venn")).isEqualTo("orla-venn");
  }

  @Test
  void officesCountByTheDayOfTheArticle() {
    String text = "President Venn of Portugal refused to resign.";

    assertThat(id(text, PERSON, "Venn", Instant.parse("1993-02-01T00:00:00Z")))
        .isEqualTo("ana-venn");
  }

  @Test
  void anOrdinaryWordNeedsEvidence() {
    assertThat(id("Tide was late.", ORGANIZATION, "Tide")).isNull();
    assertThat(id("Tide sold fewer pumps.", ORGANIZATION, "Tide")).isEqualTo("tide");
  }

  @Test
  void initialsAreWrittenInCapitals() {
    assertThat(id("The Ban on harbour fees stays.", ORGANIZATION, "Ban")).isNull();
    assertThat(id("The BAN raised harbour fees.", ORGANIZATION, "BAN")).isEqualTo("ban");
  }

  @Test
  void whatEveryCountryHasIsThatOfTheCountryNamed() {
    assertThat(id("The High Court ruled.", ORGANIZATION, "High Court")).isNull();
    assertThat(id("The German High Court ruled.", ORGANIZATION, "High Court"))
        .isEqualTo("court-de");
    assertThat(id("France's High Court ruled.", ORGANIZATION, "France's High Court"))
        .isEqualTo("court-fr");
  }

  @Test
  void aTownLiesWhereTheArticleSays() {
    assertThat(id("A storm hit Halden, Texas, at noon.", LOCATION, "Halden"))
        .isEqualTo("halden-us");
    assertThat(id("A storm hit Halden.", LOCATION, "Halden")).isNull();
  }

  @Test
  void membersOfAListAreOfOneKind() {
    List<Link> links =
        link(
            "Norland, Estland and Sudland agreed.",
            null,
            new Group(LOCATION, "Norland", List.of()),
            new Group(LOCATION, "Estland", List.of()),
            new Group(LOCATION, "Sudland", List.of()));

    assertThat(links)
        .extracting(link -> link.entity().entityId())
        .containsExactly("norland", "estland", "sudland");
  }

  @Test
  void correctsAPlaceThatIsAFirm() {
    Link link = one("The company Lumenary cut 40 jobs.", LOCATION, "Lumenary");

    assertThat(link.entity().type()).isEqualTo(ORGANIZATION);
  }

  @Test
  void knowsNobodyWithoutABase() {
    Sentence sentence = Sentences.of("Orla Venn spoke.").get(0);
    Group group = new Group(PERSON, "Orla Venn", List.of(new Place(0, 0, 2, "Orla Venn")));

    assertThat(Linker.none().link(List.of(sentence), List.of(group), null))
        .containsExactly(Link.UNKNOWN);
  }

  private String id(String text, EntityType type, String name) {
    return id(text, type, name, null);
  }

  private String id(String text, EntityType type, String name, Instant published) {
    KnownEntity entity = link(text, published, new Group(type, name, List.of())).get(0).entity();
    return entity == null ? null : entity.entityId();
  }

  private Link one(String text, EntityType type, String name) {
    return link(text, null, new Group(type, name, List.of())).get(0);
  }

  /** Finds the groups' places in the text. */
  private List<Link> link(String text, Instant published, Group... groups) {
    List<Sentence> sentences = Sentences.of(text);
    List<Group> placed = new ArrayList<>();
    for (Group group : groups) {
      placed.add(new Group(group.type(), group.name(), places(text, sentences, group.name())));
    }
    return linker.link(sentences, placed, published);
  }

  private static List<Place> places(String text, List<Sentence> sentences, String name) {
    int start = text.indexOf(name);
    List<Token> tokens = sentences.get(0).tokens();
    int first = 0;
    while (tokens.get(first).start() < start) {
      first++;
    }
    int end = first;
    while (tokens.get(end).end() < start + name.length()) {
      end++;
    }
    return List.of(new Place(0, first, end + 1, name));
  }

  private static KnownEntity row(
      String id,
      EntityType type,
      String name,
      String kind,
      String country,
      String alias,
      String keyword) {
    return new KnownEntity(
        1,
        id,
        type,
        name,
        kind,
        country,
        alias.isEmpty() ? List.of() : List.of(alias),
        null,
        null,
        List.of(),
        keyword.isEmpty() ? List.of() : List.of(keyword),
        null,
        null);
  }

  private static KnownEntity leader(
      String id, String name, String country, String from, String to) {
    String land = country.equals("IE") ? "Ireland" : "Portugal";
    return new KnownEntity(
        1,
        id,
        PERSON,
        name,
        "head-of-state",
        country,
        List.of(),
        null,
        null,
        List.of(new Role("president", land, from, to)),
        List.of(),
        null,
        null);
  }
}
